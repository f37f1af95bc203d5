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

import { postgresqlParameterEffect } from '@database-platform/plugin-databases-common';
import { isSecretive } from '../../secretive';
import { settingsOf } from '../../changes/observed';
import { Check } from './observed';

/** Parameters in force through Patroni; those that the operator writes into the pods cannot be seen. */
export const verifyParameters: Check = (manifest, database) => {
  const real = settingsOf(database, 'patroni-parameters');
  if (real === undefined) {
    return [];
  }
  return Object.entries(manifest.parameters).flatMap(([name, wanted]) => {
    const effect = postgresqlParameterEffect(name, manifest.version);
    const value = real.get(name);
    if (
      effect === 'recreate' ||
      effect === 'ignored' ||
      isSecretive(name) ||
      (value !== undefined && sameSetting(value, wanted))
    ) {
      return [];
    }
    return [`${name} is ${value ?? 'not set in Patroni'}, not ${wanted}.`];
  });
};

const booleans: ReadonlyMap<string, string> = new Map([
  ['on', 'true'],
  ['yes', 'true'],
  ['off', 'false'],
  ['no', 'false'],
]);

/** PostgreSQL reads `on` and `true` alike. */
function sameSetting(a: string, b: string): boolean {
  const plain = (value: string) => {
    const word = value.trim().toLowerCase();
    return booleans.get(word) ?? word;
  };
  return plain(a) === plain(b);
}
