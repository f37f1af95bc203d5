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

import { parseList, writeList } from './textList';

/** A role in a database. */
export interface RoleIn {
  name: string;
  db: string;
}

/** Roles of a text such as `readWrite@shop, read@reports`. One without a database has an empty one, which the schema refuses by name. */
export function parseRoles(text: string): RoleIn[] {
  return parseList(text).map(word => {
    const at = word.lastIndexOf('@');
    return at < 0
      ? { name: word, db: '' }
      : { name: word.slice(0, at), db: word.slice(at + 1) };
  });
}

/** The roles as a text that {@link parseRoles} reads. */
export function writeRoles(roles: readonly RoleIn[]): string {
  return writeList(
    roles.map(({ name, db }) => (db === '' ? name : `${name}@${db}`)),
  );
}
