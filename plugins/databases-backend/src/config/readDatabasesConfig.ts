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

import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  ChangesConfig,
  readChangesConfig,
} from '../changes/config/readChangesConfig';
import { EnvironmentConfig } from '../environments/resolveEnvironment';
import { NONE } from '../fleet';
import { OwnersConfig, toEntityRef } from '../owners/resolveOwner';
import { GitopsConfig, readGitopsConfig } from './readGitopsConfig';
import { readTargetsConfig, TargetsConfig } from './readTargetsConfig';
import { readTiersConfig, TiersConfig } from './readTiersConfig';

/**
 * The configuration under `databases`, checked and with every default filled in.
 */
export interface DatabasesConfig {
  /** Absent for all that the Kubernetes plugin knows. */
  kubernetesClusters: readonly string[] | undefined;
  /** Absent for all. */
  namespaces: readonly string[] | undefined;
  owners: OwnersConfig;
  environments: readonly EnvironmentConfig[];
  tiers: TiersConfig;
  targets: TargetsConfig;
  gitops: GitopsConfig;
  changes: ChangesConfig;
  /** By engine id. */
  engines: Readonly<Record<string, EngineConfig>>;
}

/**
 * What is configured for one engine.
 */
export interface EngineConfig {
  enabled: boolean;
  /** What the engine itself understands, such as names of labels. */
  options: JsonObject;
}

/**
 * @throws InputError that names the key.
 */
export function readDatabasesConfig(root: Config): DatabasesConfig {
  const config = root.getOptionalConfig('databases');
  const tiers = readTiersConfig(config?.getOptionalConfig('tiers'));
  return {
    kubernetesClusters: config?.getOptionalStringArray('kubernetesClusters'),
    namespaces: config?.getOptionalStringArray('namespaces'),
    owners: readOwners(config?.getOptionalConfig('owners')),
    environments: (config?.getOptionalConfigArray('environments') ?? []).map(
      (environment, index) => readEnvironment(environment, index, tiers),
    ),
    tiers,
    targets: readTargetsConfig(config?.getOptionalConfig('targets')),
    gitops: readGitopsConfig(config?.getOptionalConfig('gitops')),
    changes: readChangesConfig(config?.getOptionalConfig('changes')),
    engines: readEngines(config?.getOptionalConfig('engines')),
  };
}

function readOwners(config: Config | undefined): OwnersConfig {
  const groupNamespace =
    config?.getOptionalString('groupNamespace') ?? 'default';
  const namespaces = config?.getOptionalConfig('namespaces');
  const entries = (namespaces?.keys() ?? []).map(namespace => {
    const text = namespaces?.getString(namespace) ?? '';
    const ref = toEntityRef(text, 'group', groupNamespace);
    if (!ref) {
      throw new InputError(
        `databases.owners.namespaces.${namespace}: "${text}" is no entity reference such as group:default/orders-team`,
      );
    }
    return [namespace, ref];
  });
  return { groupNamespace, namespaces: Object.fromEntries(entries) };
}

function readEnvironment(
  config: Config,
  index: number,
  tiers: TiersConfig,
): EnvironmentConfig {
  const name = config.getString('name');
  if (name === NONE) {
    throw new InputError(
      `databases.environments[${index}].name: "${NONE}" is what databases without environment are asked for by; choose another name`,
    );
  }
  const tier = config.getOptionalString('tier');
  if (tier !== undefined && !tiers[tier]) {
    throw new InputError(
      `databases.environments[${index}].tier: there is no tier "${tier}"; there are ${Object.keys(
        tiers,
      ).join(', ')}`,
    );
  }
  return {
    name,
    tier,
    kubernetesClusters: config.getOptionalStringArray('kubernetesClusters'),
    namespaces: config.getOptionalStringArray('namespaces'),
  };
}

function readEngines(
  config: Config | undefined,
): Readonly<Record<string, EngineConfig>> {
  return Object.fromEntries(
    (config?.keys() ?? []).map(id => {
      const engine = config?.getConfig(id);
      const { enabled: _enabled, ...options } = engine?.get<JsonObject>() ?? {};
      return [
        id,
        { enabled: engine?.getOptionalBoolean('enabled') ?? true, options },
      ];
    }),
  );
}
