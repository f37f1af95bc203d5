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
import { applyObject } from '../deployer/applyObject';
import { managerOf } from '../deployer/DeployPlan';
import { hasMarks } from '../deployer/trackingMarks';
import { KubeCluster } from '../kube/KubeCluster';
import { KubeObject } from '../kube/types';
import { OperatorLog, WalPoint } from '../operators/postgresql';
import { ClusterControllers, resourceIds } from '../operators/shared';
import { Random } from '../random';
import { addNode } from './addNode';
import { ClusterPlan } from './clusterPlans';
import {
  DatabaseSource,
  EngineStage,
  MongodbStage,
  MysqlStage,
  PostgresStage,
} from './engineStage';
import { storageClasses } from './storageClasses';

/** What a cluster of the demo world is made with. */
export interface ClusterStageOptions {
  cluster: KubeCluster;
  plan: ClusterPlan;
  clock: Clock;
  random: Random;
  /** How far the log of a PostgreSQL database of any cluster has come. */
  walPointOf(source: DatabaseSource): WalPoint | undefined;
  log?: OperatorLog;
}

/** One cluster of the demo world with everything that acts in it. */
export class ClusterStage {
  readonly cluster: KubeCluster;
  readonly plan: ClusterPlan;
  readonly postgresql: PostgresStage;
  readonly mongodb: MongodbStage;
  readonly mysql: MysqlStage;
  private readonly engines: readonly EngineStage[];
  private readonly controllers: ClusterControllers;

  constructor(options: ClusterStageOptions) {
    const { cluster, plan, clock, random } = options;
    this.cluster = cluster;
    this.plan = plan;
    const shared = {
      cluster,
      clock,
      random,
      apply: (object: KubeObject) => this.apply(object),
    };
    this.postgresql = new PostgresStage({ ...shared, ...options });
    this.mongodb = new MongodbStage(shared);
    this.mysql = new MysqlStage(shared);
    this.engines = [this.postgresql, this.mongodb, this.mysql];
    this.controllers = new ClusterControllers({
      api: cluster,
      clock,
      random,
      faultsOf: object =>
        this.engines
          .map(engine => engine.faultsOf(object))
          .find(faults => faults !== undefined) ?? {},
      programOf: pod =>
        this.engines
          .map(engine => engine.programOf(pod))
          .find(program => program !== undefined),
      skimming: true,
    });
  }

  /** Nodes, storage classes, namespaces and the operators; no database yet. */
  build(manifests: readonly KubeObject[]): void {
    const { cluster } = this;
    this.plan.nodes.forEach((node, i) =>
      addNode(cluster, { ...node, address: 10 + i }),
    );
    for (const storageClass of storageClasses) {
      cluster.create(resourceIds.storageClasses, storageClass);
    }
    for (const object of manifests) {
      if (!this.engineOf(object)) {
        this.apply(object);
      }
      if (object.kind === 'Namespace') {
        this.engines.forEach(engine =>
          engine.prepareNamespace(object.metadata.name),
        );
      }
    }
    this.controllers.start();
    this.engines.forEach(engine => engine.start());
  }

  /** Has the databases among the manifests live through what their scenarios say. */
  perform(manifests: readonly KubeObject[], openingMs: number): void {
    for (const manifest of manifests) {
      this.engineOf(manifest)?.perform(manifest, openingMs);
    }
  }

  /** From now on at the pace of life. */
  live(): void {
    this.controllers.live();
    this.engines.forEach(engine => engine.live());
  }

  stop(): void {
    this.engines.forEach(engine => engine.stop());
    this.controllers.stop();
  }

  private engineOf({ kind }: KubeObject): EngineStage | undefined {
    return this.engines.find(engine => engine.kind === kind);
  }

  /** As the cluster's deployer does it, or somebody by hand where it does not. */
  private apply(object: KubeObject): void {
    const { deploy } = this.plan;
    applyObject(this.cluster, object, {
      manager: hasMarks(object, deploy.tracking)
        ? managerOf(deploy)
        : 'kubectl',
    });
  }
}
