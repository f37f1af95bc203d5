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

import { Credential } from '@database-platform/plugin-databases-common';
import { compact, isoTime } from '../json';
import { defaultUsersSecret, namesOf } from './names';
import { View } from './View';

const databaseAdministrator = 'MONGODB_DATABASE_ADMIN';

/**
 * The operator's own users, and the names of their keys in the users Secret (pkg/apis/psmdb/v1/psmdb_types.go). What they are called in MongoDB
 * stands in the Secret as well, so that it is not known here.
 */
const systemUsers: ReadonlyArray<[title: string, key: string]> = [
  ['database administrator', databaseAdministrator],
  ['user administrator', 'MONGODB_USER_ADMIN'],
  ['cluster administrator', 'MONGODB_CLUSTER_ADMIN'],
  ['cluster monitor', 'MONGODB_CLUSTER_MONITOR'],
  ['backup', 'MONGODB_BACKUP'],
];

/** The users of the declaration and the operator's own, with the names of their Secrets. */
export function credentialsOf(view: View): Credential[] {
  const names = namesOf(view.name);
  const { users = [] } = view.object;
  return [
    ...users.flatMap(({ name, db = 'admin', secret, key }) =>
      name === undefined
        ? []
        : [
            {
              ...credential(view, name, secret ?? names.customUserSecret, [
                secret === undefined ? name : key ?? 'password',
              ]),
              options: { authSource: db },
            },
          ],
    ),
    ...systemUsers.map(([title, key]) => ({
      ...credential(view, title, usersSecretOf(view), [
        `${key}_USER`,
        `${key}_PASSWORD`,
      ]),
      userKey: `${key}_USER`,
      options: { authSource: 'admin' },
      // The operator works as all of them but the administrator of databases, which is there for people.
      ...(key !== databaseAdministrator && { operatorsOwn: true }),
    })),
  ];
}

/** The Secret that holds the operator's own users. */
export function usersSecretOf({ object }: View): string {
  return object.secrets?.users ?? defaultUsersSecret;
}

/** Only Secrets that carry the operator's labels are read, so that one which is not found may still be there. */
function credential(
  view: View,
  user: string,
  secretName: string,
  keys: readonly string[],
): Credential {
  const secret = view.secrets.find(each => each.name === secretName);
  return {
    user,
    secretName,
    keys,
    passwordKey: keys.at(-1),
    ...(secret && {
      exists: true,
      ...compact({ createdAt: isoTime(secret.at) }),
    }),
  };
}
