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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { at, compact, integer, Read, seconds, shape, text } from '../../json';

/** A Secret's metadata: nothing else of it is ever read. */
export const readSecretFact = shape({
  name: text,
  /** Created, in seconds. */
  at: integer,
});

export type SecretFact = Read<typeof readSecretFact>;

/** What is kept of a Secret's metadata. */
export function projectSecret(object: UnknownObject): SecretFact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  return name === undefined
    ? undefined
    : compact({
        name,
        at: seconds(at(object, 'metadata', 'creationTimestamp')),
      });
}
