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

import { at, isObject, mapOf, text } from '../../json';

/** A database that the operator prepares with roles and schemas, in the input's words. */
export interface Prepared {
  name: string;
  defaultUsers: boolean;
  extensions?: Readonly<Record<string, string>>;
  schemas: ReadonlyArray<{
    name: string;
    defaultRoles: boolean;
    defaultUsers: boolean;
  }>;
  /** The Secrets of its users go there. */
  secretNamespace?: string;
}

/** Reads `spec.preparedDatabases`. A schema has its own roles unless `defaultRoles` says no (pkg/cluster/cluster.go). */
export function readPrepared(section: unknown): Prepared[] {
  if (!isObject(section)) {
    return [];
  }
  return Object.keys(section).map(name => {
    const options = at(section, name);
    const extensions = mapOf(text)(at(options, 'extensions'));
    const schemas = at(options, 'schemas');
    const secretNamespace = text(at(options, 'secretNamespace'));
    return {
      name,
      defaultUsers: at(options, 'defaultUsers') === true,
      ...(extensions && Object.keys(extensions).length > 0 && { extensions }),
      schemas: isObject(schemas)
        ? Object.keys(schemas).map(schema => ({
            name: schema,
            defaultRoles: at(schemas, schema, 'defaultRoles') !== false,
            defaultUsers: at(schemas, schema, 'defaultUsers') === true,
          }))
        : [],
      ...(secretNamespace !== undefined && { secretNamespace }),
    };
  });
}

/** The roles that the operator makes for a prepared database (pkg/cluster/cluster.go, initPreparedDatabaseRoles). */
export function preparedRoles(prepared: Prepared): {
  roles: string[];
  logins: string[];
} {
  const kinds = ['owner', 'reader', 'writer'];
  const schemas = prepared.schemas.length
    ? prepared.schemas
    : [{ name: 'data', defaultRoles: true, defaultUsers: false }];
  const prefixes = [
    { prefix: prepared.name, users: prepared.defaultUsers },
    ...schemas
      .filter(each => each.defaultRoles)
      .map(each => ({
        prefix: `${prepared.name}_${each.name}`,
        users: each.defaultUsers,
      })),
  ];
  return {
    roles: prefixes.flatMap(({ prefix }) =>
      kinds.map(kind => `${prefix}_${kind}`),
    ),
    logins: prefixes
      .filter(each => each.users)
      .flatMap(({ prefix }) => kinds.map(kind => `${prefix}_${kind}_user`)),
  };
}
