/*
 * Copyright 2026 The Database Platform Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { Clock } from '../clock';
import { PlaygroundUser } from '../kube/auth/PlaygroundUser';
import { loadCrds } from '../kube/crd/loadCrds';
import {
  createKubeCluster,
  createSharedSchemas,
  KubeCluster,
} from '../kube/KubeCluster';
import { OperatorLog } from '../operators/postgresql';
import { Random, seededRandom } from '../random';
import { ReplayClock } from '../ReplayClock';
import { clusterPlans } from './clusterPlans';
import { ClusterStage } from './ClusterStage';
import { readLocalFiles } from '../deployer/RepositoryFiles';
import { loadManifests } from './loadManifests';
import { playgroundPaths } from './paths';
import { DatabaseSource } from './engineStage';
import { scenarios } from './scenarios';
import { unmanagedObjects } from './unmanagedObjects';

/** What {@link createWorld} is told. */
export interface WorldOptions {
  /** The time in which the world goes on once it is started. Its past ends where this clock stands. */
  clock: Clock;
  random?: Random;
  users?: readonly PlaygroundUser[];
  /** Told what the operators print. */
  log?: OperatorLog;
}

/** The demo world: clusters, and what acts in them. */
export interface World {
  readonly clusters: readonly KubeCluster[];
  /** The same clusters with their operators. */
  readonly stages: readonly ClusterStage[];
  /** Lets the time run. */
  start(): void;
  stop(): void;
}

/** The last part of the past is lived through at the pace of life: heartbeats, syncs and repairs. */
const livedMs = 13 * 60_000;
/** Before the first database there is a while in which the clusters come up. */
const beforeMs = 3_600_000;

/** Builds the demo world and lives through its past, so that every scenario is as it is meant to be when it opens. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const openingMs = options.clock.now();
  const oldest = Math.max(
    ...Object.values(scenarios).map(scenario => scenario.createdMsAgo),
  );
  const clock = new ReplayClock(openingMs - oldest - beforeMs);
  const random = options.random ?? seededRandom(1);
  const { argoCd, flux, ...operators } = playgroundPaths.crds;
  const operatorCrds = await loadCrds(Object.values(operators));
  const toolCrds = {
    'argo-cd': await loadCrds([argoCd]),
    flux: await loadCrds([flux]),
  };
  const files = readLocalFiles(playgroundPaths.repository);
  const shared = createSharedSchemas();
  const walPointOf = ({ cluster, namespace, name }: DatabaseSource) =>
    stageOf(cluster)?.postgresql.walPoint(namespace, name);
  const stages: readonly ClusterStage[] = clusterPlans.map(
    plan =>
      new ClusterStage({
        cluster: createKubeCluster({
          name: plan.name,
          crds: [...operatorCrds, ...toolCrds[plan.deploy.tool]],
          users: options.users ?? [],
          clock,
          shared,
        }),
        plan,
        clock,
        random,
        walPointOf,
        log: options.log,
      }),
  );
  function stageOf(name: string): ClusterStage | undefined {
    return stages.find(({ cluster }) => cluster.name === name);
  }
  for (const stage of stages) {
    const manifests = [
      ...loadManifests(stage.cluster.name, stage.plan.deploy, files),
      ...unmanagedObjects(stage.cluster.name),
    ];
    stage.build(manifests);
    stage.perform(manifests, openingMs);
  }
  clock.replay(openingMs - livedMs);
  stages.forEach(stage => stage.live());
  clock.replay(openingMs);
  return {
    clusters: stages.map(stage => stage.cluster),
    stages,
    start: () => clock.goLive(options.clock),
    stop: () => {
      clock.stop();
      stages.forEach(stage => stage.stop());
    },
  };
}
