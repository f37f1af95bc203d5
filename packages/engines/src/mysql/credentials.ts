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
import { namesOf } from './names';
import { View } from './View';

/**
 * The Secret of the root user, which people make, and the operator's own (cluster_objects.py, router_objects.py).
 *
 * @remarks
 * Whether a Secret is there is known of the backup user's alone: the others carry no label by which Secrets are found, and the portal does not look at those of
 * everybody else.
 */
export function credentialsOf(view: View): Credential[] {
  const names = namesOf(view.name);
  const own = [
    [
      'mysqladmin',
      names.privileges,
      ['clusterAdminUsername', 'clusterAdminPassword'],
    ],
    ['mysqlrouter', names.routerSecret, ['routerUsername', 'routerPassword']],
    ['mysqlbackup', names.backupSecret, ['backupUsername', 'backupPassword']],
  ] as const;
  const root = view.object.secret;
  return [
    ...(root === undefined
      ? []
      : [
          {
            user: 'root',
            secretName: root,
            keys: ['rootUser', 'rootHost', 'rootPassword'],
            userKey: 'rootUser',
            passwordKey: 'rootPassword',
          },
        ]),
    ...own.map(([user, secretName, keys]) => {
      const secret = view.secrets.find(each => each.name === secretName);
      const isKnown =
        secretName === names.backupSecret && view.gapOf('secret') === undefined;
      return {
        user,
        secretName,
        keys,
        userKey: keys[0],
        passwordKey: keys[1],
        operatorsOwn: true,
        ...(isKnown && { exists: secret !== undefined }),
        ...compact({ createdAt: isoTime(secret?.at) }),
      };
    }),
  ];
}
