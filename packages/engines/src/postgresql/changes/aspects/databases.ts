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

import { preparedRoles } from '../../manifest/readPrepared';
import { Draft } from '../Draft';
import { refuseTwice } from './refuseTwice';

/** A database in the input's words. */
export interface DatabaseInput {
  name: string;
  owner: string;
}

/** Adds databases, gives them other owners, takes databases out. */
export function changeDatabases(
  draft: Draft,
  databases: readonly DatabaseInput[] = [],
  gone: readonly string[] = [],
): void {
  const declared = draft.scene.manifest.databases;
  const names = databases.map(({ name }) => name);
  refuseTwice(draft, 'databases', names, 'removeDatabases', gone);
  for (const [index, { name, owner }] of databases.entries()) {
    const before = Object.hasOwn(declared, name) ? declared[name] : undefined;
    if (before !== owner) {
      setDatabase(draft, name, before, owner, index);
    }
  }
  for (const [index, name] of gone.entries()) {
    removeDatabase(draft, name, `removeDatabases.${index}`);
  }
}

function setDatabase(
  draft: Draft,
  name: string,
  before: string | undefined,
  owner: string,
  index: number,
): void {
  if (name === 'template0' || name === 'template1') {
    draft.refuse('database-reserved', `databases.${index}.name`, `"${name}":`);
  }
  draft.set(['spec', 'databases', name], owner);
  draft.tell(before === undefined ? `database ${name}` : `owner of ${name}`);
  draft.impact(before === undefined ? 'database-add' : 'database-owner', {
    path: `spec.databases.${name}`,
    from: before,
    to: owner,
    effect: 'online',
    duration: 'seconds',
  });
}

function removeDatabase(draft: Draft, name: string, field: string): void {
  const { databases } = draft.scene.manifest;
  if (!Object.hasOwn(databases, name)) {
    draft.refuse('user-not-there', field, `There is no database "${name}".`);
    return;
  }
  draft.remove(['spec', 'databases', name]);
  draft.tell(`database ${name} taken out`);
  draft.impact('database-remove', {
    path: `spec.databases.${name}`,
    from: databases[name],
    effect: 'ignored by the operator',
    duration: 'seconds',
  });
  draft.warn('database-remove', `${name}:`, field);
}

/** Whether every owner is there, as users and databases will be. To be called last. */
export function checkOwners(
  draft: Draft,
  databases: readonly DatabaseInput[] = [],
  removedUsers: readonly string[] = [],
): void {
  const { after, scene } = draft;
  const roles = new Set([
    ...Object.keys(after.users),
    ...after.prepared.flatMap(each => {
      const made = preparedRoles(each);
      return [...made.roles, ...made.logins];
    }),
    scene.operator.superUser ?? 'postgres',
  ]);
  for (const [index, { name, owner }] of databases.entries()) {
    const wasThere =
      Object.hasOwn(scene.manifest.databases, name) &&
      scene.manifest.databases[name] === owner;
    if (!roles.has(owner) && !wasThere) {
      draft.refuse(
        'database-owner-missing',
        `databases.${index}.owner`,
        `There is no user "${owner}".`,
        [...roles].sort().slice(0, 20).join(', '),
      );
    }
    if (after.prepared.some(each => each.name === name)) {
      draft.refuse(
        'database-prepared-too',
        `databases.${index}.name`,
        `"${name}" is a prepared database as well.`,
      );
    }
  }
  for (const [index, user] of removedUsers.entries()) {
    const owned = Object.entries(after.databases).find(
      ([, owner]) => owner === user,
    );
    if (owned && !Object.hasOwn(after.users, user)) {
      draft.refuse(
        'user-owns-database',
        `removeUsers.${index}`,
        `"${user}" owns the database "${owned[0]}".`,
      );
    }
  }
}
