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

import { MongodbInputs } from '@database-platform/plugin-databases-common';
import { EditValue } from '../../../changes/EditValue';
import { sameValue } from '../../../changes/manifestEdits';
import { namedItemAt, namesTwice } from '../../../changes/namedItems';
import { takeOutItem } from '../../../changes/takeOutItem';
import { externalDatabase, ManifestUser } from '../../manifest/readUsers';
import { namesOf } from '../../names';
import { Draft } from '../Draft';
import { checkUser } from './checkUser';
import { operatorIsBefore } from './isBefore';

type UserInput = NonNullable<MongodbInputs['users']['users']>[number];

const place = ['spec', 'users'];

/** Adds users, changes their roles and where their password comes from, takes users out. */
export function changeUsers(
  draft: Draft,
  users: readonly UserInput[] = [],
  gone: readonly string[] = [],
): void {
  if (users.length + gone.length > 0 && operatorIsBefore(draft, '1.17.0')) {
    draft.refuse('user-operator', 'users', 'The operator is too old.');
  }
  const names = users.map(({ name }) => name);
  for (const twice of namesTwice('users', names, 'removeUsers', gone)) {
    draft.refuse('user-twice', twice.field, `"${twice.name}".`);
  }
  for (const [index, user] of users.entries()) {
    const present = draft.scene.manifest.users.find(
      each => each.name === user.name,
    );
    if (present === undefined) {
      addUser(draft, user, `users.${index}`);
    } else {
      changeUser(draft, present, user, `users.${index}`);
    }
  }
  for (const [index, name] of gone.entries()) {
    removeUser(draft, name, `removeUsers.${index}`);
  }
}

function addUser(draft: Draft, user: UserInput, field: string): void {
  checkUser(draft, { ...user, db: user.db ?? 'admin' }, field);
  const { passwordSecretRef, roles, name, db = 'admin' } = user;
  const { path, isThere } = namedItemAt(draft, place, name);
  // A name that stands twice is refused; the first one stays.
  if (isThere) {
    return;
  }
  draft.set(path, {
    name,
    db,
    ...(passwordSecretRef && {
      passwordSecretRef: secretOf(passwordSecretRef),
    }),
    roles: rolesOf(roles),
  });
  draft.tell(`user ${name}`);
  draft.impact('user-add', {
    path: path.join('.'),
    to: roleWords(roles),
    effect: 'online',
    duration: 'seconds',
    reason: passwordWords(draft, user),
  });
  warnSecret(draft, user, `${field}.passwordSecretRef.name`);
}

function changeUser(
  draft: Draft,
  present: ManifestUser,
  user: UserInput,
  field: string,
): void {
  const { name } = user;
  if (user.db !== undefined && user.db !== present.db) {
    draft.refuse(
      'user-database',
      `${field}.db`,
      `"${name}" is a user of "${present.db}".`,
      present.db,
    );
    return;
  }
  const path = [...place, present.index];
  const isOther = !sameValue(rolesOf(user.roles), rolesOf(present.roles));
  const secret = user.passwordSecretRef;
  const isMoved =
    secret !== undefined &&
    !sameValue(secretOf(secret), present.passwordSecretRef ?? null);
  if (isOther || isMoved) {
    checkUser(draft, { ...user, db: present.db }, field);
  }
  if (isOther) {
    draft.set([...path, 'roles'], rolesOf(user.roles));
    draft.tell(`roles of ${name}`);
    draft.impact('user-roles', {
      path: [...path, 'roles'].join('.'),
      from: roleWords(present.roles),
      to: roleWords(user.roles),
      effect: 'online',
      duration: 'seconds',
    });
  }
  if (isMoved) {
    draft.set([...path, 'passwordSecretRef'], secretOf(secret));
    draft.tell(`password of ${name}`);
    draft.impact('user-password', {
      path: [...path, 'passwordSecretRef'].join('.'),
      from: present.passwordSecretRef?.name,
      to: secret.name,
      effect: 'online',
      duration: 'seconds',
    });
    warnSecret(draft, user, `${field}.passwordSecretRef.name`);
  }
}

function removeUser(draft: Draft, name: string, field: string): void {
  const isTaken = takeOutItem(draft, {
    list: place,
    name,
    noun: 'user',
    rule: 'user-remove',
    effect: 'ignored by the operator',
    path: place.join('.'),
    missing: { rule: 'user-not-there', field },
  });
  if (isTaken) {
    draft.warn('user-remove', `"${name}":`, field);
  }
}

function rolesOf(roles: readonly { name: string; db: string }[]): EditValue {
  return roles.map(({ name, db }) => ({ name, db }));
}

function secretOf({ name, key }: { name: string; key?: string }): {
  name: string;
  key?: string;
} {
  return { name, ...(key !== undefined && { key }) };
}

function roleWords(roles: readonly { name: string; db: string }[]): string {
  return roles.map(({ name, db }) => `${name}@${db}`).join(', ') || 'no role';
}

function passwordWords(draft: Draft, user: UserInput): string {
  const { name, db, passwordSecretRef } = user;
  if (db === externalDatabase) {
    return 'The operator makes the user; another service, such as LDAP, knows its password.';
  }
  return passwordSecretRef === undefined
    ? `The operator makes the user, and the password in the Secret ${
        namesOf(draft.scene.name).customUserSecret
      }, under the key "${name}".`
    : `The operator makes the user with the password of the Secret ${
        passwordSecretRef.name
      }, key "${passwordSecretRef.key ?? 'password'}".`;
}

function warnSecret(draft: Draft, user: UserInput, field: string): void {
  const { passwordSecretRef: secret, name } = user;
  if (secret !== undefined && user.db !== externalDatabase) {
    draft.warn(
      'user-secret',
      `${name}: ${secret.name}, key "${secret.key ?? 'password'}".`,
      field,
    );
  }
}
