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
  defaultOperatorVersion,
  MysqlConditions,
  mysqlDatabaseOf,
  mysqlFaultsOf,
  MysqlOperator,
  mysqlOperatorNamespace,
  mysqlResources,
} from '../../operators/mysql';
import {
  PodFaults,
  Process,
  ProgramEnd,
  resourceIds,
} from '../../operators/shared';
import { Random } from '../../random';
import { mysqlScenarios } from '../scenarios';
import { EngineStage, EngineStageOptions } from './EngineStage';
import { operatorDeployment } from './operatorDeployment';

/** Oracle's operator for MySQL, and its databases. */
export class MysqlStage extends EngineStage<MysqlConditions> {
  readonly kind = 'InnoDBCluster';
  readonly resource = mysqlResources.clusters;
  readonly operator: MysqlOperator;
  protected readonly scenarios = mysqlScenarios;

  constructor(options: EngineStageOptions & { random: Random }) {
    super(options);
    const { cluster, clock, random } = options;
    this.operator = new MysqlOperator({
      api: cluster,
      clock,
      random,
      conditionsOf: (namespace, name) =>
        this.conditionsOf(namespace, name) ?? {},
    });
  }

  start(): void {
    this.operator.start();
    this.options.cluster.create(
      resourceIds.deployments,
      operatorDeployment({
        name: 'mysql-operator',
        namespace: mysqlOperatorNamespace,
        image: `container-registry.oracle.com/mysql/community-operator:${defaultOperatorVersion}`,
      }),
    );
  }

  /** It waits for events and does nothing by the clock. */
  live(): void {}

  stop(): void {
    this.operator.stop();
  }

  /** Every namespace that may have databases has the account that dumps are stored with. */
  override prepareNamespace(namespace: string): void {
    if (!namespace.endsWith('-operator')) {
      this.options.cluster.create(resourceIds.secrets, {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'mysql-backup-s3', namespace },
        type: 'Opaque',
        data: {
          credentials: Buffer.from(
            `[default]\naws_access_key_id = ${randomBytes(12).toString(
              'hex',
            )}\naws_secret_access_key = ${randomBytes(24).toString('hex')}\n`,
          ).toString('base64'),
        },
      });
    }
  }

  override faultsOf(object: KubeObject): PodFaults | undefined {
    const name = this.databaseOf(object);
    return name === undefined
      ? undefined
      : mysqlFaultsOf(
          this.conditionsOf(object.metadata.namespace ?? '', name) ?? {},
          object,
        );
  }

  override programOf(pod: KubeObject): Process<ProgramEnd> | undefined {
    return this.operator.programOf(pod);
  }

  protected databaseOf(object: KubeObject): string | undefined {
    return mysqlDatabaseOf(object);
  }

  protected primaryOf(namespace: string, name: string): string | undefined {
    return this.operator.database(namespace, name)?.primary;
  }

  protected override surroundingsChanged(
    namespace: string,
    name: string,
  ): void {
    this.operator.database(namespace, name)?.refresh();
  }
}
