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
import { at, isObject } from '../../../json';
import { Dump, dumpsOf } from '../../dumps';
import { Profile, readStorage, storageKinds } from '../../manifest/sections';
import { isComplete } from '../aspects/backupProfiles';
import { Draft } from '../Draft';
import { Scene } from '../Scene';

type Wanted = NonNullable<MysqlInputs['clone']['dump']>;

/** Where a dump is. */
export interface DumpPlace {
  kind: (typeof storageKinds)[number];
  /** What stands in the object under the key of the kind, without the path. */
  options: Record<string, EditValue>;
  /** The whole path of the dump in its bucket or volume. */
  path: string;
  /** The profile that says where it is. */
  profile?: string;
}

/** Finds the dump that is meant; what is not clear is refused. */
export function dumpPlace(
  draft: Draft,
  source: Scene,
  wanted: Wanted,
): DumpPlace | undefined {
  const { storage, profile } = wanted;
  if (storage !== undefined && profile !== undefined) {
    draft.refuse(
      'clone-dump-storage',
      'dump.storage',
      `The profile "${profile}" and a storage are named.`,
      'one of both',
    );
    return undefined;
  }
  return storage === undefined
    ? ofProfile(draft, source, wanted)
    : ofStorage(draft, storage, wanted.folder);
}

/** A path of both parts, as far as they are there. */
function pathOf(...parts: Array<string | undefined>): string {
  return parts
    .filter(part => part !== undefined && part !== '')
    .map(part => (part ?? '').replace(/\/+$/, ''))
    .join('/');
}

function ofStorage(
  draft: Draft,
  storage: NonNullable<Wanted['storage']>,
  folder: string | undefined,
): DumpPlace | undefined {
  const kind = storageKinds.find(each => each.kind === storage.kind);
  const field = 'dump.storage';
  const path = pathOf(storage.prefix, folder);
  if (!kind || !isComplete(draft, 'The storage', storage, field)) {
    return undefined;
  }
  if (path === '') {
    draft.refuse(
      'clone-dump-unknown',
      'dump.folder',
      'It is not said which dump of the storage is meant.',
    );
    return undefined;
  }
  return {
    kind,
    options: {
      [kind.bucket]: storage.bucket,
      ...(kind.secret !== undefined &&
        storage.secret !== undefined && { [kind.secret]: storage.secret }),
      ...(storage.endpoint !== undefined && { endpoint: storage.endpoint }),
    },
    path,
  };
}

function ofProfile(
  draft: Draft,
  source: Scene,
  { profile, folder }: Wanted,
): DumpPlace | undefined {
  const known = dumpsOf(source.context.database).filter(
    dump => profile === undefined || dump.profile === profile,
  );
  const dump =
    folder === undefined
      ? known[0]
      : known.find(each => each.folder === folder);
  const found = profileOf(draft, source, profile ?? dump?.profile);
  const meant = folder ?? dump?.folder;
  if (meant === undefined) {
    draft.refuse(
      'clone-dump-unknown',
      'dump.folder',
      `No dump of the source${
        profile === undefined ? '' : ` by the profile "${profile}"`
      } is known.`,
      foldersOf(dumpsOf(source.context.database)),
    );
  }
  return found && meant !== undefined
    ? placeOf(draft, source, found, meant)
    : undefined;
}

function foldersOf(dumps: readonly Dump[]): string | undefined {
  return dumps.length > 0
    ? dumps
        .slice(0, 5)
        .map(({ folder }) => folder)
        .join(', ')
    : undefined;
}

/** The profile that is named, else the only one that makes dumps. */
function profileOf(
  draft: Draft,
  { manifest }: Scene,
  name: string | undefined,
): Profile | undefined {
  const dumping = manifest.profiles.filter(
    ({ method, storage }) => method === 'dumpInstance' && storage?.bucket,
  );
  const found =
    name === undefined
      ? dumping.length === 1 && dumping[0]
      : dumping.find(each => each.name === name);
  if (found) {
    return found;
  }
  draft.refuse(
    'clone-dump-storage',
    'dump.profile',
    name === undefined
      ? 'No backup profile is named.'
      : `The source has no profile "${name}" that makes dumps.`,
    dumping.map(each => each.name).join(', ') || undefined,
  );
  return undefined;
}

/** All that the profile says of its storage, which may be more than the portal knows. */
function placeOf(
  draft: Draft,
  source: Scene,
  { name, storage }: Profile,
  folder: string,
): DumpPlace | undefined {
  const kind = storageKinds.find(each => each.kind === storage?.kind);
  const profiles = at(source.before, 'spec', 'backupProfiles');
  const raw = (Array.isArray(profiles) ? profiles : [])
    .filter(each => at(each, 'name') === name)
    .map(each => at(each, 'dumpInstance', 'storage'))
    .find(each => readStorage(each) !== undefined);
  const own = kind && at(raw, kind.key);
  if (!kind || !isObject(own) || (kind.secret && !storage?.secret)) {
    draft.refuse(
      'clone-dump-storage',
      'dump.profile',
      `The storage of the profile "${name}" cannot be read.`,
    );
    return undefined;
  }
  return {
    kind,
    // Texts are all that the definition has there but for a volume, of which only the claim is meant.
    options: Object.fromEntries(
      Object.entries(own).flatMap(([key, value]) =>
        typeof value === 'string' &&
        key !== 'prefix' &&
        (kind.kind !== 'volume' || key === kind.bucket)
          ? [[key, value] as const]
          : [],
      ),
    ),
    path: pathOf(kind.kind === 'volume' ? '' : storage?.prefix, folder),
    profile: name,
  };
}
