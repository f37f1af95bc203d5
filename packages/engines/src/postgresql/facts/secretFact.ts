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
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at, compact, integer, Read, seconds, shape, text } from '../../json';
import { parseSecretName } from '../names';

/** A Secret's metadata: nothing else of it is ever read. */
export const readSecretFact = shape({
  /** The user, as the Secret's name holds it. */
  user: text,
  /** The whole name, where it is not the operator's default. */
  name: text,
  /** Created, in seconds. */
  at: integer,
});

export type SecretFact = Read<typeof readSecretFact>;

/** What is kept of a Secret's metadata. */
export function projectSecret(
  object: UnknownObject,
  database: string | undefined,
): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  if (name === undefined) {
    return undefined;
  }
  const parsed = parseSecretName(name);
  const isDefault = parsed !== undefined && parsed.database === database;
  return compact({
    user: isDefault ? parsed.user : undefined,
    name: isDefault ? undefined : name,
    at: seconds(at(object, 'metadata', 'creationTimestamp')),
  });
}
