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
import { Clock } from '../../clock';
import { KubeClusterApi } from '../../kube/types';
import { Random } from '../../random';
import { EventRecorder } from '../shared';
import { OperatorLog } from './OperatorLog';
import { PostgresConditionsOf } from './PostgresConditions';
import { PostgresContext } from './PostgresContext';
import { configurationOf, readSettings } from './PostgresSettings';
import { postgresResources } from './resources';

/** What the operator is started with. */
export interface PostgresOperatorOptions {
  api: KubeClusterApi;
  clock: Clock;
  random: Random;
  conditionsOf?: PostgresConditionsOf;
  /** Milliseconds between two heartbeats of a Patroni; loop_wait is 10 s by default. */
  heartbeatMs?: number;
  /** Begins with a heartbeat and a scan only once a week, to get through long times quickly, until `live()`. */
  skimming?: boolean;
  log?: OperatorLog;
  /** Makes a new password; by default 64 characters from the system's randomness. */
  password?: () => string;
}

/** Where the operator looks for its configuration, once, when it starts. */
export const operatorConfigurationName =
  'postgresql-operator-default-configuration';
export const operatorNamespace = 'postgres-operator';

/** What the parts of the operator work with, its configuration read from the cluster. */
export function createPostgresContext(
  options: PostgresOperatorOptions,
  heartbeatMs: () => number,
): PostgresContext {
  const { api, clock, random } = options;
  return {
    api,
    clock,
    random,
    password:
      options.password ??
      (() => randomBytes(48).toString('base64url').slice(0, 64)),
    events: new EventRecorder(api, clock, 'postgres-operator'),
    log: options.log ?? (() => undefined),
    settings: readSettings(
      configurationOf(
        api.get(
          postgresResources.operatorConfigurations,
          operatorNamespace,
          operatorConfigurationName,
        ),
      ),
    ),
    conditionsOf: options.conditionsOf ?? (() => ({})),
    heartbeatMs,
  };
}
