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
import {
  OperatorLog,
  operatorNamespace,
  PostgresConditions,
  PostgresOperator,
  postgresResources,
  WalPoint,
} from '../../operators/postgresql';
import { resourceIds } from '../../operators/shared';
import { Random } from '../../random';
import { postgresqlScenarios } from '../scenarios';
import { EngineStage, EngineStageOptions } from './EngineStage';
import { operatorDeployment } from './operatorDeployment';
import { DatabaseSource, PostgresScenario } from './PostgresScenario';

/** Zalando's operator and its databases. */
export class PostgresStage extends EngineStage<PostgresConditions> {
  readonly kind = 'postgresql';
  readonly resource = postgresResources.postgresqls;
  readonly operator: PostgresOperator;
  protected readonly scenarios = postgresqlScenarios;
  private readonly walPointOf: (source: DatabaseSource) => WalPoint | undefined;

  constructor(
    options: EngineStageOptions & {
      random: Random;
      log?: OperatorLog;
      /** How far the log of a database has come, in whatever cluster it is. */
      walPointOf(source: DatabaseSource): WalPoint | undefined;
    },
  ) {
    super(options);
    this.walPointOf = options.walPointOf;
    this.operator = new PostgresOperator({
      api: options.cluster,
      clock: options.clock,
      random: options.random,
      conditionsOf: (namespace, name) =>
        this.conditionsOf(namespace, name) ?? {},
      log: options.log,
      skimming: true,
    });
  }

  /** How far the log of a database has come. */
  walPoint(namespace: string, name: string): WalPoint | undefined {
    return this.operator.database(namespace, name)?.patroni?.walPoint();
  }

  start(): void {
    this.operator.start();
    this.options.cluster.create(
      resourceIds.deployments,
      operatorDeployment({
        name: 'postgres-operator',
        namespace: operatorNamespace,
        image: 'ghcr.io/zalando/postgres-operator:v2.0.1',
      }),
    );
  }

  live(): void {
    this.operator.live();
  }

  stop(): void {
    this.operator.stop();
  }

  override prepareNamespace(namespace: string): void {
    const { cluster } = this.options;
    cluster.create(resourceIds.serviceAccounts, {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'postgres-pod', namespace },
    });
    // Where the operator is told so, the pods read bucket and key of their archive from here.
    if (cluster.name === 'prod-us' && namespace !== operatorNamespace) {
      cluster.create(resourceIds.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'postgres-wal-archive', namespace },
        type: 'Opaque',
        data: {
          WAL_S3_BUCKET: base64('example-prod-us-postgres-wal'),
          AWS_ACCESS_KEY_ID: base64(randomBytes(12).toString('hex')),
          AWS_SECRET_ACCESS_KEY: base64(randomBytes(24).toString('hex')),
        },
      });
    }
  }

  protected databaseOf({ metadata }: KubeObject): string | undefined {
    return metadata.labels?.['cluster-name'];
  }

  protected primaryOf(namespace: string, name: string): string | undefined {
    return this.operator.database(namespace, name)?.patroni?.leaderName;
  }

  protected override surroundingsOf({
    conditions,
    follows,
  }: PostgresScenario): PostgresConditions {
    return {
      ...conditions,
      ...(follows && { upstream: () => this.walPointOf(follows) }),
    };
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
