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

import { defaultSecretTemplate, secretNameOf } from '../../names';
import { listWords } from '../../../kubernetes/words';
import { Draft } from '../Draft';
import { refuseTwice } from './refuseTwice';

/** A user in the input's words. */
export interface UserInput {
  name: string;
  flags: readonly string[];
}

/** Flags that give something; without one of them a role has it not. */
const powers: readonly string[] = [
  'superuser',
  'createdb',
  'createrole',
  'replication',
  'bypassrls',
];

/** Adds users, changes their flags, takes users out. */
export function changeUsers(
  draft: Draft,
  users: readonly UserInput[] = [],
  gone: readonly string[] = [],
): void {
  const declared = draft.scene.manifest.users;
  refuseTwice(
    draft,
    'users',
    users.map(({ name }) => name),
    'removeUsers',
    gone,
  );
  for (const [index, user] of users.entries()) {
    const before = Object.hasOwn(declared, user.name)
      ? declared[user.name]
      : undefined;
    if (before === undefined) {
      addUser(draft, user, index);
    } else if (!sameFlags(before, user.flags)) {
      changeFlags(draft, user, before, index);
    }
  }
  for (const [index, name] of gone.entries()) {
    removeUser(draft, name, `removeUsers.${index}`);
  }
  refuseSecretClash(draft, users);
}

function addUser(draft: Draft, user: UserInput, index: number): void {
  const { name, flags } = user;
  const field = `users.${index}.name`;
  const { superUser = 'postgres', replicationUser = 'standby' } =
    draft.scene.operator;
  const { poolerUser = 'pooler', protectedUsers = ['admin', 'cron_admin'] } =
    draft.scene.operator;
  const reserved = [superUser, replicationUser, poolerUser, ...protectedUsers];
  if (reserved.includes(name)) {
    draft.refuse(
      'user-reserved',
      field,
      `"${name}" is kept for the operator.`,
      `any name but ${listWords([...new Set(reserved)])}`,
    );
  }
  if (name.startsWith('pg_')) {
    draft.refuse('user-pg-prefix', field, `"${name}" begins with "pg_".`);
  }
  draft.set(['spec', 'users', name], [...flags]);
  draft.tell(`user ${name}`);
  const hasLogin = !flags.includes('nologin');
  draft.impact('user-add', {
    path: `spec.users.${name}`,
    to: flagWords(flags),
    effect: 'online',
    duration: 'seconds',
    reason: hasLogin
      ? `The operator makes the role, and the Secret ${secretOf(
          draft,
          name,
        )} with its password.`
      : 'The operator makes the role; without a login it has no Secret.',
  });
  warnSuperuser(draft, user, [], index);
}

function changeFlags(
  draft: Draft,
  user: UserInput,
  before: readonly string[],
  index: number,
): void {
  const { name, flags } = user;
  draft.set(['spec', 'users', name], [...flags]);
  draft.tell(`flags of ${name}`);
  draft.impact('user-flags', {
    path: `spec.users.${name}`,
    from: flagWords(before),
    to: flagWords(flags),
    effect: 'online',
    duration: 'seconds',
  });
  const kept = powers.filter(
    flag =>
      before.includes(flag) &&
      !flags.includes(flag) &&
      !flags.includes(`no${flag}`),
  );
  if (kept.length > 0) {
    draft.warn(
      'user-flag-kept',
      `${name}: ${listWords(kept)}.`,
      `users.${index}.flags`,
    );
  }
  warnSuperuser(draft, user, before, index);
}

function warnSuperuser(
  draft: Draft,
  { name, flags }: UserInput,
  before: readonly string[],
  index: number,
): void {
  if (flags.includes('superuser') && !before.includes('superuser')) {
    draft.warn('user-superuser', `${name}:`, `users.${index}.flags`);
  }
}

function removeUser(draft: Draft, name: string, field: string): void {
  const { users } = draft.scene.manifest;
  if (!Object.hasOwn(users, name)) {
    draft.refuse('user-not-there', field, `There is no user "${name}".`);
    return;
  }
  draft.remove(['spec', 'users', name]);
  draft.tell(`user ${name} taken out`);
  draft.impact('user-remove', {
    path: `spec.users.${name}`,
    from: flagWords(users[name]),
    effect: 'ignored by the operator',
    duration: 'seconds',
  });
  draft.warn(
    'user-remove',
    `${name}, with the Secret ${secretOf(draft, name)}:`,
    field,
  );
}

/** `a_b` and `a-b` have the same Secret. */
function refuseSecretClash(draft: Draft, users: readonly UserInput[]): void {
  const all = Object.keys(draft.after.users);
  for (const [index, { name }] of users.entries()) {
    const other = all.find(
      each => each !== name && secretOf(draft, each) === secretOf(draft, name),
    );
    if (
      other !== undefined &&
      !Object.hasOwn(draft.scene.manifest.users, name)
    ) {
      draft.refuse(
        'user-secret-clash',
        `users.${index}.name`,
        `"${name}" and "${other}".`,
      );
    }
  }
}

export function secretOf(draft: Draft, user: string): string {
  const { name, operator } = draft.scene;
  return secretNameOf(
    user,
    name,
    operator.secretTemplate ?? defaultSecretTemplate,
  );
}

function flagWords(flags: readonly string[]): string {
  return flags.join(', ') || 'no flags';
}

function sameFlags(a: readonly string[], b: readonly string[]): boolean {
  const left = new Set(a.map(flag => flag.toLowerCase()));
  const right = new Set(b.map(flag => flag.toLowerCase()));
  return left.size === right.size && [...left].every(flag => right.has(flag));
}
