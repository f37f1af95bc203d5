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

import { KubeObject } from '../../../kube/types';
import { clusterLabels, namesOf } from '../names';
import { made, MakerContext, objectLabels } from './MakerContext';

/** The database users that have a Secret: the system's, the pooler's, the manifest's that may log in. */
export function usersWithSecrets(context: MakerContext): string[] {
  const { spec, settings } = context;
  const users = [settings.superUser, settings.replicationUser];
  if (spec.pooler.primary || spec.pooler.replica) {
    users.push(settings.pooler.user);
  }
  for (const [user, flags] of Object.entries(spec.users)) {
    if (!flags.some(flag => flag.toUpperCase() === 'NOLOGIN')) {
      users.push(user);
    }
  }
  for (const [database, options] of Object.entries(spec.preparedDatabases)) {
    if (
      typeof options === 'object' &&
      options !== null &&
      'defaultUsers' in options &&
      options.defaultUsers === true
    ) {
      users.push(
        ...['owner', 'writer', 'reader'].map(
          role => `${database}_${role}_user`,
        ),
      );
    }
  }
  return [...new Set(users)];
}

/** `<user>.<cluster>.credentials.postgresql.acid.zalan.do` with keys username and password. */
export function makeSecret(
  context: MakerContext,
  user: string,
  password: string,
): KubeObject {
  const isPooler = user === context.settings.pooler.user;
  return made(
    context,
    { apiVersion: 'v1', kind: 'Secret' },
    namesOf(context.name).secret(user),
    {
      labels: isPooler
        ? {
            ...clusterLabels(context.name),
            application: 'db-connection-pooler',
            'connection-pooler': namesOf(context.name).pooler,
          }
        : objectLabels(context),
      type: 'Opaque',
      data: {
        username: Buffer.from(user).toString('base64'),
        password: Buffer.from(password).toString('base64'),
      },
    },
  );
}
