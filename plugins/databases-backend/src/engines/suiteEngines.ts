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
  createPostgresqlEngine,
  defaultEngines,
  PostgresqlEngineOptions,
} from '@database-platform/engines';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Engine } from '@database-platform/plugin-databases-common';
import { EngineConfig } from '../config/readDatabasesConfig';

const POSTGRESQL = 'postgresql';

/** What may be said about PostgreSQL below `labels`. */
const postgresqlLabels = ['application', 'clusterName', 'role'] as const;

/**
 * The engines of the suite, told how the operators' installations name things.
 *
 * @throws InputError that names the key of an option that does not exist.
 */
export function suiteEngines(
  config: Readonly<Record<string, EngineConfig>>,
): Engine[] {
  return defaultEngines().map(engine =>
    engine.id === POSTGRESQL && config[POSTGRESQL]
      ? createPostgresqlEngine(postgresqlOptions(config[POSTGRESQL].options))
      : engine,
  );
}

function postgresqlOptions(options: JsonObject): PostgresqlEngineOptions {
  const key = `databases.engines.${POSTGRESQL}`;
  const { labels, poolerApplication, operatorConfigMap, ...unknown } = options;
  requireNone(key, unknown);
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

function requireNone(
  key: string,
  unknown: JsonObject,
  allowed: readonly string[] = [
    'enabled',
    'labels',
    'poolerApplication',
    'operatorConfigMap',
  ],
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
