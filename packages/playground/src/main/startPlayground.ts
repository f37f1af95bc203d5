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

import { mkdir, rm } from 'fs/promises';
import { join } from 'path';
import { Clock } from '../clock';
import {
  KubeCluster,
  KubeconfigContext,
  PlaygroundUser,
  serveKubeCluster,
  writeKubeconfig,
} from '../kube';
import { resourceIds } from '../operators/shared';
import { seededRandom } from '../random';
import { ScaledClock } from '../ScaledClock';
import { GitMissingError, startGitWorld } from '../gitWorld';
import { createBenchWorld, createWorld } from '../world';
import { describeGit, GitAccess } from './describeGit';
import { PlaygroundArguments } from './options';
import { serveControl } from './serveControl';
import { createUsers } from './users';
import { writeJson } from './writeJson';

/** The playground as it runs. */
export interface Playground {
  clusters: readonly KubeCluster[];
  /** The context of each cluster, with the administrator's token. */
  contexts: readonly {
    name: string;
    url: string;
    caData: string;
    token: string;
  }[];
  /** The Git host; a benchmark has none, and a machine without git. */
  git?: GitAccess;
  stop(): Promise<void>;
}

/** Builds the world, serves its clusters on loopback, and writes what others need to reach them; `portal.json` last. */
export async function startPlayground(
  options: PlaygroundArguments,
  say: (line: string) => void,
): Promise<Playground> {
  const { directory, bench } = options;
  const file = (name: string) => join(directory, name);
  await mkdir(directory, { recursive: true });
  for (const name of ['kubeconfig', 'portal.json', 'control.json']) {
    await rm(file(name), { force: true });
  }
  const users = createUsers();
  const shared = {
    clock: new ScaledClock(options.speed),
    users: Object.values(users),
  };
  say(
    bench
      ? `Filling ${bench.clusters} clusters with ${bench.databases} databases each`
      : 'Building the world and living through its past',
  );
  const demo = bench
    ? undefined
    : await createWorld({ ...shared, random: seededRandom(options.seed) });
  const world = demo ?? (await createBench(options, shared));
  const closers: (() => Promise<void>)[] = [];
  const reached = [];
  for (const cluster of world.clusters) {
    const served = await serveKubeCluster(cluster, {
      host: '127.0.0.1',
      port: 0,
    });
    closers.push(() => served.close());
    const { url, caData } = served;
    reached.push({ name: cluster.name, url, caData });
    say(`${cluster.name} listens on ${url}`);
  }
  if (options.control) {
    const control = await serveControl(world.clusters);
    closers.push(() => control.close());
    await writeJson(file('control.json'), {
      url: control.url,
      adminToken: users.admin.token,
    });
    say(`Control listens on ${control.url}`);
  }
  let git: GitAccess | undefined;
  let gitProblem: string | undefined;
  if (demo) {
    try {
      const gitWorld = await startGitWorld({
        world: demo,
        directory,
        port: options.gitPort,
        onError: error => say(`The deployers failed: ${String(error)}`),
      });
      closers.push(() => gitWorld.stop());
      git = describeGit(gitWorld);
      say(`The Git host listens on ${git.url}`);
    } catch (error) {
      if (!(error instanceof GitMissingError)) {
        throw error;
      }
      // Everything but changes can be shown without it.
      gitProblem = error.message;
      say(gitProblem);
    }
  }
  world.start();
  const contexts = reached.map(cluster => ({
    ...cluster,
    token: users.admin.token,
  }));
  await writeKubeconfig(file('kubeconfig'), [
    ...contexts,
    ...developerContexts(users.developer, world.clusters, reached),
  ]);
  await writeJson(file('portal.json'), {
    clusters: reached.map(cluster => ({
      ...cluster,
      token: users.portal.token,
    })),
    ...(git && { git }),
    ...(gitProblem && { gitProblem }),
  });
  say(`Ready: ${file('kubeconfig')} has a context for each cluster`);
  return {
    clusters: world.clusters,
    contexts,
    git,
    stop: async () => {
      world.stop();
      await Promise.all(closers.map(close => close()));
    },
  };
}

function createBench(
  { bench, engines, members, heartbeatMs }: PlaygroundArguments,
  shared: { clock: Clock; users: PlaygroundUser[] },
) {
  return createBenchWorld({
    ...shared,
    clusters: bench?.clusters ?? 0,
    databasesPerCluster: bench?.databases ?? 0,
    engines,
    members,
    heartbeatMs: heartbeatMs || undefined,
  });
}

/** The contexts of someone with few rights, in the clusters that have a namespace in which they have any; there it is the default. */
function developerContexts(
  { token, rules }: PlaygroundUser,
  clusters: readonly KubeCluster[],
  reached: readonly { name: string; url: string; caData: string }[],
): KubeconfigContext[] {
  return clusters.flatMap((cluster, index) => {
    const namespace = rules
      .flatMap(({ namespaces }) => namespaces ?? [])
      .find(name => cluster.get(resourceIds.namespaces, undefined, name));
    const { name, url, caData } = reached[index];
    return namespace
      ? [{ name: `${name}-developer`, url, caData, token, namespace }]
      : [];
  });
}
