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

import {
  createMongodbEngine,
  createMysqlEngine,
  createPostgresqlEngine,
  defaultEngines,
  PostgresqlEngineOptions,
} from '@database-platform/engines';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Engine } from '@database-platform/plugin-databases-common';
import { EngineConfig } from '../config/readDatabasesConfig';

/** What may be said about PostgreSQL below `labels`. */
const postgresqlLabels = ['application', 'clusterName', 'role'] as const;

/** Engines whose operators can be installed under other names, by id: each made with what the configuration says. */
const configurable: Readonly<
  Record<string, (key: string, options: JsonObject) => Engine>
> = {
  postgresql: (key, options) =>
    createPostgresqlEngine(postgresqlOptions(key, options)),
  mysql: (key, options) => createMysqlEngine(operatorOptions(key, options)),
  mongodb: (key, options) => createMongodbEngine(operatorOptions(key, options)),
};

/**
 * The engines of the suite, told how the operators' installations name things.
 *
 * @throws InputError that names the key of an option that does not exist.
 */
export function suiteEngines(
  config: Readonly<Record<string, EngineConfig>>,
): Engine[] {
  return defaultEngines().map(engine => {
    const { id } = engine;
    return config[id] && configurable[id]
      ? configurable[id](`databases.engines.${id}`, config[id].options)
      : engine;
  });
}

function postgresqlOptions(
  key: string,
  options: JsonObject,
): PostgresqlEngineOptions {
  const { labels, poolerApplication, operatorConfigMap, ...unknown } = options;
  requireNone(key, unknown, [
    'enabled',
    'labels',
    'poolerApplication',
    'operatorConfigMap',
  ]);
  const { application, clusterName, role, ...unknownLabels } = (labels ??
    {}) as JsonObject;
  requireNone(`${key}.labels`, unknownLabels, postgresqlLabels);
  return {
    labels: {
      application: textAt(`${key}.labels.application`, application),
      clusterName: textAt(`${key}.labels.clusterName`, clusterName),
      role: textAt(`${key}.labels.role`, role),
    },
    poolerApplication: textAt(`${key}.poolerApplication`, poolerApplication),
    operatorConfigMap: textAt(`${key}.operatorConfigMap`, operatorConfigMap),
  };
}

/** What may be said about engines of which the operator's Deployment alone can have another name. */
function operatorOptions(key: string, options: JsonObject) {
  const { operatorDeployment, ...unknown } = options;
  requireNone(key, unknown, ['enabled', 'operatorDeployment']);
  return {
    operatorDeployment: textAt(`${key}.operatorDeployment`, operatorDeployment),
  };
}

function requireNone(
  key: string,
  unknown: JsonObject,
  allowed: readonly string[],
) {
  for (const name of Object.keys(unknown)) {
    throw new InputError(
      `${key}.${name}: is not known; allowed are ${allowed.join(', ')}`,
    );
  }
}

function textAt(key: string, value: unknown): string | undefined {
  if (value !== undefined && (typeof value !== 'string' || value === '')) {
    throw new InputError(`${key}: must be a text`);
  }
  return value;
}
