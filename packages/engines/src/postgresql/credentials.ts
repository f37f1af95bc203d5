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
import {
  defaultSecretName,
  defaultSecretTemplate,
  secretNameOf,
} from './names';
import { View } from './View';

/** Keys that the operator writes into every Secret (pkg/cluster/k8sres.go). */
const keys = ['username', 'password'] as const;

/** A user that the operator makes a Secret for. */
export interface ExpectedUser {
  user: string;
  /** Where the user comes from. */
  origin: 'system' | 'declared' | 'prepared' | 'pooler';
}

/** The users of the declaration and the operator's own, with the names of their Secrets. */
export function credentialsOf(view: View): Credential[] {
  const template = view.operator.secretTemplate ?? defaultSecretTemplate;
  const unread = view.gapOf('secret') !== undefined;
  return expectedUsers(view).map(({ user }) => {
    const secretName = secretNameOf(user, view.name, template);
    const secret = view.secrets.find(
      each =>
        (each.name ?? defaultSecretName(each.user ?? '', view.name)) ===
        secretName,
    );
    return {
      user,
      secretName,
      keys,
      ...(!unread && { exists: secret !== undefined }),
      ...compact({ createdAt: isoTime(secret?.at) }),
    };
  });
}

/**
 * Who gets a Secret (pkg/cluster/cluster.go, initUsers): superuser, replication, pooler, declared users that may log in, and the login users of prepared databases.
 *
 * @remarks
 * Users whose Secret goes to another namespace are left out: it would be looked for in vain.
 */
export function expectedUsers(view: View): ExpectedUser[] {
  const { object, operator } = view;
  const found: ExpectedUser[] = [];
  const add = (user: string, origin: ExpectedUser['origin']) => {
    if (!found.some(other => other.user === user)) {
      found.push({ user, origin });
    }
  };
  for (const [user, flags] of Object.entries(object.users ?? {})) {
    if (!flags.some(flag => flag.toUpperCase() === 'NOLOGIN')) {
      add(user, 'declared');
    }
  }
  for (const [database, options] of Object.entries(object.prepared ?? {})) {
    if (options.namespace !== undefined) {
      continue;
    }
    const prefixes = [
      ...(options.users ? [database] : []),
      ...(options.schemas ?? []).map(schema => `${database}_${schema}`),
    ];
    for (const prefix of prefixes) {
      for (const role of ['owner', 'reader', 'writer']) {
        add(`${prefix}_${role}_user`, 'prepared');
      }
    }
  }
  add(operator.superUser ?? 'postgres', 'system');
  add(operator.replicationUser ?? 'standby', 'system');
  if (object.pooler) {
    add(object.pooler.user ?? operator.poolerUser ?? 'pooler', 'pooler');
  }
  return found;
}
