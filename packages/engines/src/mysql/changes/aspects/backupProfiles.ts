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

import { MysqlInputs } from '@database-platform/plugin-databases-common';
import { EditValue } from '../../../changes/EditValue';
import { sameValue } from '../../../changes/manifestEdits';
import { namedItemAt } from '../../../changes/namedItems';
import { Path } from '../../../changes/paths';
import { takeOutItem } from '../../../changes/takeOutItem';
import { at } from '../../../json';
import { Profile, readProfile, storageKinds } from '../../manifest/sections';
import { Draft } from '../Draft';

type Input = NonNullable<MysqlInputs['backup-schedule']['profiles']>[number];

const list = ['spec', 'backupProfiles'];

/** Adds or changes backup profiles. */
export function changeProfiles(
  draft: Draft,
  wanted: readonly Input[] = [],
  prefix = '',
): void {
  wanted.forEach((profile, index) => {
    const field = `${prefix}profiles.${index}`;
    if (
      isComplete(
        draft,
        `The profile "${profile.name}"`,
        profile.storage,
        `${field}.storage`,
      )
    ) {
      write(draft, profile);
    }
  });
}

/** Takes backup profiles out. */
export function removeProfiles(
  draft: Draft,
  gone: readonly string[] = [],
): void {
  for (const name of gone) {
    takeOutItem(draft, {
      list,
      name,
      noun: 'profile',
      rule: 'backup-profile-removed',
      effect: 'online',
      path: `spec.backupProfiles[${name}]`,
    });
  }
}

/**
 * Whether a place for dumps is one that the operator takes; else it is refused.
 *
 * @param whose - in the words of an error, such as "The profile nightly"
 */
export function isComplete(
  draft: Draft,
  whose: string,
  storage: Input['storage'],
  field: string,
): boolean {
  const { kind, secret } = storage;
  const foreign = [
    ...(kind !== 's3' && storage.endpoint !== undefined ? ['endpoint'] : []),
    ...(kind === 'volume' && storage.prefix !== undefined ? ['prefix'] : []),
    ...(kind === 'volume' && secret !== undefined ? ['secret'] : []),
  ];
  for (const option of foreign) {
    draft.refuse(
      'backup-storage-foreign',
      `${field}.${option}`,
      `Storage of the kind "${kind}" has no ${option}.`,
    );
  }
  const lacksSecret = kind !== 'volume' && secret === undefined;
  if (lacksSecret) {
    draft.refuse(
      'backup-storage-incomplete',
      `${field}.secret`,
      `${whose} names no Secret for its bucket.`,
    );
  }
  return foreign.length === 0 && !lacksSecret;
}

function write(draft: Draft, input: Input): void {
  const { path, isThere } = namedItemAt(draft, list, input.name);
  const before = readProfile(at(draft.object, ...path));
  const storage = isSameStorage(before, input) ? undefined : input.storage;
  const schemas =
    input.excludeSchemas !== undefined &&
    !sameValue(input.excludeSchemas, before?.excludeSchemas ?? [])
      ? input.excludeSchemas
      : undefined;
  if (isThere && storage === undefined && schemas === undefined) {
    return;
  }
  draft.set([...path, 'name'], input.name);
  if (storage !== undefined) {
    writeStorage(draft, path, before, storage);
  }
  if (schemas !== undefined) {
    writeSchemas(draft, path, schemas);
  }
  draft.tell(`profile ${input.name} ${isThere ? 'changed' : 'added'}`);
  draft.impact('backup-profile', {
    path: `spec.backupProfiles[${input.name}]`,
    from: before?.storage && placeWords(before.storage),
    to: placeWords(input.storage),
    effect: 'online',
    duration: 'seconds',
  });
}

function isSameStorage(before: Profile | undefined, { storage }: Input) {
  return (
    before?.method === 'dumpInstance' &&
    before.storage !== undefined &&
    (['kind', 'bucket', 'prefix', 'secret', 'endpoint'] as const).every(
      key => before.storage?.[key] === storage[key],
    )
  );
}

/** Within one kind of storage only what differs is written: the object may say more than the input. */
function writeStorage(
  draft: Draft,
  path: Path,
  before: Profile | undefined,
  storage: Input['storage'],
): void {
  const place = [...path, 'dumpInstance', 'storage'];
  const kind = storageKinds.find(each => each.kind === storage.kind);
  if (kind === undefined) {
    return;
  }
  for (const method of ['snapshot', 'meb']) {
    draft.remove([...path, method]);
  }
  if (before?.method !== 'dumpInstance' || before.storage?.kind !== kind.kind) {
    draft.set(place, {});
  }
  const set = (key: string | undefined, value: EditValue | undefined) => {
    if (key !== undefined && value !== undefined) {
      draft.set([...place, kind.key, key], value);
    } else if (key !== undefined) {
      draft.remove([...place, kind.key, key]);
    }
  };
  set(kind.bucket, storage.bucket);
  if (kind.kind !== 'volume') {
    set('prefix', storage.prefix);
    set(kind.secret, storage.secret);
  }
  if (kind.kind === 's3') {
    set('endpoint', storage.endpoint);
  }
}

function writeSchemas(
  draft: Draft,
  path: Path,
  schemas: readonly string[],
): void {
  const place = [...path, 'dumpInstance', 'dumpOptions', 'excludeSchemas'];
  if (schemas.length > 0) {
    draft.set(place, [...schemas]);
  } else {
    draft.remove(place);
  }
}

function placeWords({
  kind,
  bucket = '',
  prefix,
}: NonNullable<Profile['storage']>): string {
  return [`${kind} ${bucket}`, prefix].filter(Boolean).join('/');
}
