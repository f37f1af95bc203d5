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

import { JsonObject } from '@backstage/types';
import { postgresqlInputs } from '@database-platform/plugin-databases-common';
import { FieldProblem } from '../../lib/checkInput';
import { NamedChange } from '../../lib/namedChange';
import { DatabaseUsersValue } from './schema';

type Lists = {
  users: { name: string; flags: string[] };
  databases: NonNullable<DatabaseUsersValue['databases']>[number];
  preparedDatabases: NonNullable<
    DatabaseUsersValue['preparedDatabases']
  >[number];
};

/** The lists of users, databases and prepared databases, by the words of the input. */
export type UsersList = keyof Lists;
export type UserItem = Lists['users'];
export type DatabaseItem = Lists['databases'];
export type PreparedItem = Lists['preparedDatabases'];

const removedKeys = {
  users: 'removeUsers',
  databases: 'removeDatabases',
  preparedDatabases: 'removePreparedDatabases',
} as const satisfies Record<UsersList, keyof DatabaseUsersValue>;

/** What the value asks for of a list. */
export function changeOf<TList extends UsersList>(
  value: DatabaseUsersValue,
  list: TList,
): NamedChange<Lists[TList]> {
  return {
    changed: (value[list] ?? []) as unknown as ReadonlyArray<Lists[TList]>,
    removed: value[removedKeys[list]] ?? [],
  };
}

/** The value with what is asked for of a list; what is empty is left out. */
export function withChange<TList extends UsersList>(
  value: DatabaseUsersValue,
  list: TList,
  change: NamedChange<Lists[TList]>,
): DatabaseUsersValue {
  const { [list]: _changed, [removedKeys[list]]: _removed, ...others } = value;
  return {
    ...others,
    ...(change.changed.length > 0 ? { [list]: [...change.changed] } : {}),
    ...(change.removed.length > 0
      ? { [removedKeys[list]]: [...change.removed] }
      : {}),
  };
}

/** The lists as they are now, of the values that a plan says; nothing where they are in no form that is known. */
export function currentLists(current: JsonObject | undefined): {
  [TList in UsersList]: ReadonlyArray<Lists[TList]>;
} {
  const parsed = postgresqlInputs.users.safeParse({
    users: current?.users,
    databases: current?.databases,
    preparedDatabases: current?.preparedDatabases,
  });
  return {
    users: parsed.data?.users ?? [],
    databases: parsed.data?.databases ?? [],
    preparedDatabases: parsed.data?.preparedDatabases ?? [],
  };
}

/** What the schema says of a value, such as of a name: fields in the input's words, with the index in the list. */
export function usersProblems(
  value: DatabaseUsersValue,
): readonly FieldProblem[] {
  const parsed = postgresqlInputs.users.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        message,
      }));
}
