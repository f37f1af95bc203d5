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

import { findPostgresqlParameter } from '@database-platform/plugin-databases-common';
import { hideSecrets } from '../../../hideSecrets';

/** Switches and small numbers, as in `credcheck.password_min_length`. */
const noSecret = /^\s*(|on|off|true|false|yes|no|\d{1,3})\s*$/i;

/** Whether a parameter holds a password or a key, by its name or within its value; one that PostgreSQL reads as a number or a choice holds none. */
export function holdsSecret(name: string, value: string): boolean {
  const type = findPostgresqlParameter(name)?.type ?? 'string';
  return (
    type === 'string' &&
    !noSecret.test(value) &&
    hideSecrets({ [name]: value }).hidden > 0
  );
}

/** The parameters that hold none. */
export function withoutSecrets(
  parameters: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([name, value]) => !holdsSecret(name, value),
    ),
  );
}
