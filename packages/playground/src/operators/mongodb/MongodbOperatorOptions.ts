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
import { MongodbConditionsOf } from './MongodbConditions';
import { offeredVersions, VersionService } from './VersionService';

/** Takes what the operator prints. */
export type MongodbLog = (
  level: 'info' | 'error',
  database: string,
  message: string,
) => void;

/** What the operator is started with. */
export interface MongodbOperatorOptions {
  /** Its writes should be signed with `mongodbFieldManager`. */
  api: KubeClusterApi;
  clock: Clock;
  random: Random;
  conditionsOf?: MongodbConditionsOf;
  /** Whether cert-manager is installed; else the operator makes certificates itself. */
  certManager?: boolean;
  /** Begins with a pass over what is settled only once a week, to get through long times quickly, until `live()`. */
  skimming?: boolean;
  log?: MongodbLog;
  /** Makes a new password; by default from the system's randomness. */
  password?: () => string;
  /** Which images Percona recommends; by default those of the operator's release. */
  versions?: VersionService;
}

/** What every part of the operator works with. */
export interface MongodbContext {
  api: KubeClusterApi;
  clock: Clock;
  random: Random;
  conditionsOf: MongodbConditionsOf;
  certManager: boolean;
  log: MongodbLog;
  password: () => string;
  versions: VersionService;
}

export function createMongodbContext(
  options: MongodbOperatorOptions,
): MongodbContext {
  return {
    api: options.api,
    clock: options.clock,
    random: options.random,
    conditionsOf: options.conditionsOf ?? (() => ({})),
    certManager: options.certManager ?? false,
    log: options.log ?? (() => undefined),
    password:
      options.password ??
      (() => randomBytes(24).toString('base64url').slice(0, 20)),
    versions: options.versions ?? offeredVersions,
  };
}
