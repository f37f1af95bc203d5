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

import { randomBytes } from 'crypto';
import { Clock } from '../clock';
import { applyObject } from '../deployer/applyObject';
import { managerOf } from '../deployer/DeployPlan';
import { hasMarks } from '../deployer/trackingMarks';
import { KubeCluster } from '../kube/KubeCluster';
import { mergePatch } from '../kube/patch/mergePatch';
import { KubeObject } from '../kube/types';
import {
  operatorNamespace,
  PostgresConditions,
  PostgresOperator,
  postgresResources,
  WalPoint,
} from '../operators/postgresql';
import { OperatorLog } from '../operators/postgresql';
import {
  ClusterControllers,
  JsonRecord,
  resourceIds,
} from '../operators/shared';
import { Random } from '../random';
import { addNode } from './addNode';
import { ClusterPlan } from './clusterPlans';
import { Happening, Scenario } from './Scenario';
import { storageClasses } from './storageClasses';
import { seedObject } from './seedObject';

/** One cluster of the demo world with everything that acts in it. */
export class ClusterStage {
  readonly operator: PostgresOperator;
  private readonly controllers: ClusterControllers;
  private readonly conditions = new Map<string, PostgresConditions>();

  constructor(
    readonly cluster: KubeCluster,
    readonly plan: ClusterPlan,
    private readonly clock: Clock,
    random: Random,
    log?: OperatorLog,
  ) {
    const conditionsOf = (namespace: string, name: string) =>
      this.conditions.get(`${namespace}/${name}`) ?? {};
    this.controllers = new ClusterControllers({
      api: cluster,
      clock,
      random,
      faultsOf: ({ metadata }) =>
        conditionsOf(
          metadata.namespace ?? '',
          metadata.labels?.['cluster-name'] ?? '',
        ),
    });
    this.operator = new PostgresOperator({
      api: cluster,
      clock,
      random,
      conditionsOf,
      log,
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
      if (object.kind === 'Namespace') {
        this.addNamespace(object);
      } else if (object.kind !== 'postgresql') {
        this.apply(object);
      }
    }
    this.controllers.start();
    this.operator.start();
    this.addOperatorDeployment();
  }

  stop(): void {
    this.operator.stop();
    this.controllers.stop();
  }

  /** Makes a scenario come true, now and at its later times. */
  perform(
    manifest: KubeObject,
    scenario: Scenario,
    openingMs: number,
    upstream?: () => WalPoint | undefined,
  ): void {
    const { namespace = '', name } = manifest.metadata;
    const key = `${namespace}/${name}`;
    const at = (msAgo: number, action: () => void) =>
      this.clock.after(openingMs - msAgo - this.clock.now(), action);
    this.conditions.set(key, { ...scenario.conditions, upstream });
    at(scenario.createdMsAgo, () => {
      if (scenario.leftoverService) {
        this.addLeftoverService(namespace, name);
      }
      this.apply(patched(manifest, scenario.createdAs ?? {}));
    });
    for (const happening of scenario.happenings ?? []) {
      at(happening.msAgo, () => this.happen(manifest, happening));
    }
  }

  private happen(manifest: KubeObject, happening: Happening): void {
    const { cluster } = this;
    const { postgresqls } = postgresResources;
    const { namespace = '', name } = manifest.metadata;
    const key = `${namespace}/${name}`;
    switch (happening.kind) {
      case 'manifest applied':
        this.apply(manifest);
        break;
      case 'pod deleted': {
        const pod =
          happening.pod === 'primary'
            ? this.operator.database(namespace, name)?.patroni?.leaderName
            : `${name}-${happening.pod}`;
        if (pod) {
          cluster.delete(resourceIds.pods, namespace, pod);
        }
        break;
      }
      case 'conditions changed':
        this.conditions.set(key, {
          ...this.conditions.get(key),
          ...happening.to,
        });
        break;
      case 'object stored': {
        const current = cluster.get(postgresqls, namespace, name);
        if (current) {
          seedObject(cluster, postgresqls, patched(current, happening.patch));
        }
        break;
      }
      case 'secret deleted':
        cluster.delete(resourceIds.secrets, namespace, happening.name);
        break;
      case 'database deleted':
        cluster.delete(postgresqls, namespace, name);
        break;
      default:
        throw new Error(`Unknown happening ${happening satisfies never}`);
    }
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

  private addNamespace(object: KubeObject): void {
    const { name } = object.metadata;
    this.apply(object);
    this.cluster.create(resourceIds.serviceAccounts, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'postgres-pod', namespace: name },
    });
    // Where the operator is told so, the pods read bucket and key of their archive from here.
    if (this.plan.name === 'prod-us' && name !== operatorNamespace) {
      this.cluster.create(resourceIds.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'postgres-wal-archive', namespace: name },
        type: 'Opaque',
        data: {
          WAL_S3_BUCKET: base64('example-prod-us-postgres-wal'),
          AWS_ACCESS_KEY_ID: base64(randomBytes(12).toString('hex')),
          AWS_SECRET_ACCESS_KEY: base64(randomBytes(24).toString('hex')),
        },
      });
    }
  }

  private addLeftoverService(namespace: string, name: string): void {
    this.cluster.create(resourceIds.services, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: { ports: [{ name: 'postgresql', port: 5432 }] },
    });
  }

  private addOperatorDeployment(): void {
    const labels = { 'app.kubernetes.io/name': 'postgres-operator' };
    this.cluster.create(resourceIds.deployments, {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'postgres-operator',
        namespace: operatorNamespace,
        labels,
      },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            containers: [
              {
                name: 'postgres-operator',
                image: 'ghcr.io/zalando/postgres-operator:v2.0.1',
                resources: { requests: { cpu: '100m', memory: '250Mi' } },
              },
            ],
          },
        },
      },
    });
  }
}

function patched(object: KubeObject, patch: JsonRecord): KubeObject {
  return mergePatch(object, patch) as unknown as KubeObject;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
