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

import { at, isObject, list, text } from '../../json';

/** A user of a manifest, in the input's words. */
export interface ManifestUser {
  name: string;
  /** "admin" where the manifest names none (pkg/controller/perconaservermongodb/custom_users.go). */
  db: string;
  roles: ReadonlyArray<{ name: string; db: string }>;
  passwordSecretRef?: { name: string; key?: string };
  /** The place in `spec.users`. */
  index: number;
}

/** The database of users that another service knows, such as LDAP. */
export const externalDatabase = '$external';

/** Reads `spec.users`; entries without a name are left out. */
export function readUsers(value: unknown): ManifestUser[] {
  return (Array.isArray(value) ? value : []).flatMap((each, index) => {
    const name = text(at(each, 'name'));
    const secret = text(at(each, 'passwordSecretRef', 'name'));
    const key = text(at(each, 'passwordSecretRef', 'key'));
    return name === undefined
      ? []
      : [
          {
            name,
            db: text(at(each, 'db')) ?? 'admin',
            roles: list(roleOf)(at(each, 'roles')) ?? [],
            ...(secret !== undefined && {
              passwordSecretRef: {
                name: secret,
                ...(key !== undefined && { key }),
              },
            }),
            index,
          },
        ];
  });
}

function roleOf(value: unknown): { name: string; db: string } | undefined {
  const name = text(at(value, 'name'));
  return isObject(value) && name !== undefined
    ? { name, db: text(at(value, 'db')) ?? '' }
    : undefined;
}
