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

import { at, isObject } from '../../../json';
import { EditValue } from '../../../changes/EditValue';
import { sameValue } from '../../../changes/manifestEdits';
import { Prepared, preparedRoles } from '../../manifest/readPrepared';
import { listWords } from '../../../kubernetes/words';
import { Draft } from '../Draft';
import { refuseTwice } from './refuseTwice';
import { secretOf } from './users';

/** PostgreSQL cuts longer names off. */
const longestRole = 63;

const section = ['spec', 'preparedDatabases'] as const;

/** Adds and changes prepared databases, takes some out. */
export function changePrepared(
  draft: Draft,
  wanted: readonly Prepared[] = [],
  gone: readonly string[] = [],
): void {
  const declared = draft.scene.manifest.prepared;
  const names = wanted.map(({ name }) => name);
  refuseTwice(
    draft,
    'preparedDatabases',
    names,
    'removePreparedDatabases',
    gone,
  );
  for (const [index, each] of wanted.entries()) {
    const before = declared.find(({ name }) => name === each.name);
    if (before === undefined) {
      addPrepared(draft, each);
    } else {
      editPrepared(draft, before, each);
    }
    refuseTwice(
      draft,
      `preparedDatabases.${index}.schemas`,
      each.schemas.map(({ name }) => name),
    );
    refuseLongRoles(draft, each, index);
  }
  for (const [index, name] of gone.entries()) {
    removePrepared(draft, name, `removePreparedDatabases.${index}`);
  }
}

function schemaValue(schema: Prepared['schemas'][number]): EditValue {
  return {
    ...(!schema.defaultRoles && { defaultRoles: false }),
    ...(schema.defaultUsers && { defaultUsers: true }),
  };
}

function addPrepared(draft: Draft, wanted: Prepared): void {
  const { name, defaultUsers, extensions, schemas } = wanted;
  draft.set([...section, name], {
    ...(defaultUsers && { defaultUsers }),
    ...(extensions &&
      Object.keys(extensions).length > 0 && { extensions: { ...extensions } }),
    ...(schemas.length > 0 && {
      schemas: Object.fromEntries(
        schemas.map(schema => [schema.name, schemaValue(schema)]),
      ),
    }),
  });
  say(draft, wanted, false);
}

function editPrepared(draft: Draft, before: Prepared, wanted: Prepared): void {
  const { name } = wanted;
  const path = [...section, name];
  const original = draft.object;
  if (before.defaultUsers !== wanted.defaultUsers) {
    draft.set([...path, 'defaultUsers'], wanted.defaultUsers);
  }
  for (const [extension, schema] of Object.entries(wanted.extensions ?? {})) {
    if (extensionsOf(before, extension) !== schema) {
      draft.set([...path, 'extensions', extension], schema);
    }
  }
  const lost = wanted.extensions
    ? Object.keys(before.extensions ?? {}).filter(
        each => !Object.hasOwn(wanted.extensions ?? {}, each),
      )
    : [];
  lost.forEach(each => draft.remove([...path, 'extensions', each]));
  for (const schema of wanted.schemas) {
    const old = before.schemas.find(each => each.name === schema.name);
    if (!sameValue(old, schema)) {
      draft.set([...path, 'schemas', schema.name], schemaValue(schema));
    }
  }
  const lostSchemas = before.schemas
    .filter(old => !wanted.schemas.some(each => each.name === old.name))
    .map(each => each.name);
  lostSchemas.forEach(each => draft.remove([...path, 'schemas', each]));
  // Taking out the last schema must not take the database with it.
  if (!isObject(at(draft.object, ...path))) {
    draft.set(path, {});
  }
  if (draft.object !== original) {
    say(draft, wanted, true);
  }
  const gone = [...lost, ...lostSchemas];
  if (gone.length > 0) {
    draft.warn(
      'prepared-remove',
      `${listWords(gone)} of ${name}:`,
      'preparedDatabases',
    );
  }
}

function extensionsOf(
  { extensions }: Prepared,
  name: string,
): string | undefined {
  return extensions && Object.hasOwn(extensions, name)
    ? extensions[name]
    : undefined;
}

function say(draft: Draft, wanted: Prepared, wasThere: boolean): void {
  const { logins } = preparedRoles(wanted);
  const secrets = logins.map(user => secretOf(draft, user));
  draft.tell(`prepared database ${wanted.name}`);
  draft.impact('prepared-add', {
    path: `spec.preparedDatabases.${wanted.name}`,
    ...(wasThere && { from: 'as declared' }),
    to: wasThere ? 'changed' : 'new',
    effect: 'online',
    duration: 'seconds',
    ...(secrets.length > 0 && {
      reason: `The operator makes the database, its schemas, extensions and roles, and the Secrets ${listWords(
        secrets.slice(0, 9),
      )}${secrets.length > 9 ? ' and more' : ''}.`,
    }),
  });
}

function refuseLongRoles(draft: Draft, wanted: Prepared, index: number): void {
  const { roles, logins } = preparedRoles(wanted);
  const long = [...roles, ...logins].find(role => role.length > longestRole);
  if (long !== undefined) {
    draft.refuse(
      'prepared-role-length',
      `preparedDatabases.${index}.name`,
      `"${long}" has ${long.length} characters.`,
    );
  }
}

function removePrepared(draft: Draft, name: string, field: string): void {
  const { prepared } = draft.scene.manifest;
  if (!prepared.some(each => each.name === name)) {
    draft.refuse(
      'user-not-there',
      field,
      `There is no prepared database "${name}".`,
    );
    return;
  }
  draft.remove([...section, name]);
  draft.tell(`prepared database ${name} taken out`);
  const isLast = draft.after.prepared.length === 0;
  draft.impact(isLast ? 'prepared-last' : 'prepared-remove', {
    path: `spec.preparedDatabases.${name}`,
    from: 'as declared',
    effect: 'ignored by the operator',
    duration: 'seconds',
  });
  draft.warn('prepared-remove', `${name}:`, field);
}
