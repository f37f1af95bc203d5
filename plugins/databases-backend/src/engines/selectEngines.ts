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

import { Engine } from '@database-platform/plugin-databases-common';
import { InputError } from '@backstage/errors';
import { EngineConfig } from '../config/readDatabasesConfig';

/**
 * The engines to use: those of the suite, with the ones that were added in their place or after them, without those that are switched off.
 *
 * @throws Error when an engine is not well formed, or when the configuration names one that does not exist.
 */
export function selectEngines(
  own: readonly Engine[],
  added: readonly Engine[],
  config: Readonly<Record<string, EngineConfig>>,
): Engine[] {
  const engines = new Map(own.map(engine => [engine.id, engine]));
  const seen = new Set<string>();
  for (const engine of added) {
    if (seen.has(engine.id)) {
      throw new Error(`The engine "${engine.id}" was added twice`);
    }
    seen.add(engine.id);
    engines.set(engine.id, engine);
  }
  for (const engine of engines.values()) {
    checkEngine(engine);
  }
  for (const id of Object.keys(config)) {
    if (!engines.has(id)) {
      throw new InputError(
        `databases.engines.${id}: there is no such engine; there are ${Array.from(
          engines.keys(),
        ).join(', ')}`,
      );
    }
  }
  return Array.from(engines.values()).filter(
    ({ id }) => config[id]?.enabled ?? true,
  );
}

function checkEngine(engine: Engine) {
  if (!/^[a-z][a-z0-9-]*$/.test(engine.id)) {
    throw new Error(
      `The engine id "${engine.id}" must be lower case letters, digits and hyphens`,
    );
  }
  const primaries = engine.resources.filter(({ scope }) => scope === 'primary');
  if (primaries.length !== 1) {
    throw new Error(
      `The engine "${engine.id}" must have exactly one primary resource, not ${primaries.length}`,
    );
  }
  const ids = engine.resources.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) {
    throw new Error(`The engine "${engine.id}" uses a resource id twice`);
  }
}
