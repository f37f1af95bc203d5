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
import { KubeObject } from '../../kube/types';
import { CertManager } from '../../operators/certManager';
import {
  instanceLabel,
  MongodbConditions,
  mongodbFieldManager,
  MongodbOperator,
  mongodbResources,
  operatorVersion,
  podFaultsOf,
} from '../../operators/mongodb';
import { PodFaults, resourceIds } from '../../operators/shared';
import { Random } from '../../random';
import { mongodbScenarios } from '../scenarios';
import { EngineStage, EngineStageOptions } from './EngineStage';
import { operatorDeployment } from './operatorDeployment';

const operatorNamespace = 'psmdb-operator';
/** The Kubernetes clusters that have cert-manager; in the others the operator makes certificates itself. */
const withCertManager: ReadonlySet<string> = new Set(['prod-eu', 'prod-us']);

/** Percona's operator for MongoDB, cluster-wide, and its databases. */
export class MongodbStage extends EngineStage<MongodbConditions> {
  readonly kind = 'PerconaServerMongoDB';
  readonly resource = mongodbResources.databases;
  readonly operator: MongodbOperator;
  protected readonly scenarios = mongodbScenarios;
  private readonly certManager: CertManager;

  constructor(options: EngineStageOptions & { random: Random }) {
    super(options);
    const { cluster, clock, random } = options;
    this.certManager = new CertManager(cluster, clock);
    this.operator = new MongodbOperator({
      api: cluster.actingAs(mongodbFieldManager),
      clock,
      random,
      certManager: withCertManager.has(cluster.name),
      conditionsOf: (namespace, name) =>
        this.conditionsOf(namespace, name) ?? {},
      skimming: true,
    });
  }

  start(): void {
    this.certManager.start();
    this.operator.start();
    this.options.cluster.create(
      resourceIds.deployments,
      operatorDeployment({
        name: 'percona-server-mongodb-operator',
        namespace: operatorNamespace,
        image: `percona/percona-server-mongodb-operator:${operatorVersion}`,
      }),
    );
  }

  live(): void {
    this.operator.live();
  }

  stop(): void {
    this.operator.stop();
    this.certManager.stop();
  }

  /** Every namespace that may have databases has the key of the bucket for backups. */
  override prepareNamespace(namespace: string): void {
    const { cluster } = this.options;
    if (cluster.name !== 'staging' && !namespace.endsWith('-operator')) {
      cluster.create(resourceIds.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'mongodb-backup-s3', namespace },
        type: 'Opaque',
        data: {
          AWS_ACCESS_KEY_ID: base64(randomBytes(12).toString('hex')),
          AWS_SECRET_ACCESS_KEY: base64(randomBytes(24).toString('hex')),
        },
      });
    }
  }

  override faultsOf(object: KubeObject): PodFaults | undefined {
    const name = this.databaseOf(object);
    return name === undefined
      ? undefined
      : podFaultsOf(
          this.conditionsOf(object.metadata.namespace ?? '', name) ?? {},
          name,
          object,
        );
  }

  protected databaseOf({ metadata: { labels } }: KubeObject) {
    return labels?.['app.kubernetes.io/name'] === 'percona-server-mongodb'
      ? labels[instanceLabel]
      : undefined;
  }

  protected primaryOf(namespace: string, name: string): string | undefined {
    return this.operator.database(namespace, name)?.primary();
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
