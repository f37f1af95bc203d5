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
import { at } from '../../../json';
import { Draft } from '../Draft';
import { changePitr } from './backups';
import { releaseOf } from './releases';
import { changeTasks } from './tasks';
import { operatorIsBefore } from './isBefore';

type NewBackup = NonNullable<MongodbInputs['create']['backup']>;
type NewStorage = NewBackup['storage'];

/** Backups of a new database. */
export function addBackup(draft: Draft, backup: NewBackup | undefined): void {
  if (backup === undefined) {
    return;
  }
  const { storage, tasks, pitr } = backup;
  const image = backup.image ?? usualAgent(draft.after.crVersion);
  if (image === undefined) {
    draft.refuse(
      'backup-image',
      'backup.image',
      'It is not known which image goes with "crVersion".',
      'an image such as percona/percona-backup-mongodb:2.12.0',
    );
  }
  draft.set(['spec', 'backup'], {
    enabled: true,
    ...(image !== undefined && { image }),
    storages: { [storage.name]: storageOf(storage, true) },
  });
  checkStorage(draft, storage, 'backup.storage');
  changeTasks(draft, tasks, [], 'backup.');
  changePitr(draft, pitr, 'backup.');
}

/**
 * Another storage for a database that is there, and the image of the agents where the manifest has none.
 *
 * @returns whether it can be added, or none is asked for.
 */
export function addStorage(
  draft: Draft,
  storage: NewStorage | undefined,
): boolean {
  if (storage === undefined) {
    return true;
  }
  const { name, kind, bucket } = storage;
  const { image, storages } = draft.scene.manifest.schedules;
  if (storages.includes(name)) {
    draft.refuse('storage-there', 'storage.name', `"${name}".`);
    return false;
  }
  const agent =
    image ?? usualAgent(draft.after.crVersion ?? draft.scene.crVersion);
  if (agent === undefined) {
    draft.refuse(
      'backup-image',
      'storage',
      'It is not known which image goes with "crVersion".',
    );
    return false;
  }
  if (at(draft.object, 'spec', 'backup') === undefined) {
    // The definition asks for it
    draft.set(['spec', 'backup', 'enabled'], false);
  }
  if (image === undefined) {
    draft.set(['spec', 'backup', 'image'], agent);
  }
  draft.set(
    ['spec', 'backup', 'storages', name],
    storageOf(storage, storages.length === 0),
  );
  draft.tell(`storage ${name}`);
  draft.impact('storage-add', {
    path: `spec.backup.storages.${name}`,
    to: `${kind}, ${bucket}`,
    effect: 'online',
    duration: 'seconds',
  });
  checkStorage(draft, storage, 'storage');
  return true;
}

function usualAgent(crVersion: string | undefined): string | undefined {
  const release = releaseOf(crVersion);
  return release && `percona/percona-backup-mongodb:${release.agent}`;
}

/** Kinds of storages, with the version of the operator that they came with. */
const since = { s3: '1.0.0', azure: '1.11.0', gcs: '1.21.0', minio: '1.22.0' };

function checkStorage(draft: Draft, storage: NewStorage, field: string): void {
  const { kind, endpointUrl, credentialsSecret } = storage;
  if (operatorIsBefore(draft, since[kind])) {
    draft.refuse(
      'storage-kind',
      `${field}.kind`,
      `"${kind}" came with ${since[kind]}.`,
    );
  }
  if (
    kind === 's3' &&
    endpointUrl !== undefined &&
    !/^https?:\/\/[^/]*\.amazonaws\.com(\.cn)?([:/]|$)/.test(endpointUrl) &&
    !operatorIsBefore(draft, '1.22.0')
  ) {
    draft.warn('storage-compatible', '', `${field}.kind`);
  }
  draft.warn(
    'storage-secret',
    `${credentialsSecret}:`,
    `${field}.credentialsSecret`,
  );
}

function storageOf(storage: NewStorage, isMain: boolean): EditValue {
  const { kind, bucket, prefix, region, endpointUrl } = storage;
  const hasRegion = kind === 's3' || kind === 'minio';
  return {
    type: kind,
    ...(isMain && { main: true }),
    [kind]: {
      [kind === 'azure' ? 'container' : 'bucket']: bucket,
      ...(prefix !== undefined && { prefix }),
      ...(hasRegion && region !== undefined && { region }),
      ...(kind !== 'gcs' &&
        endpointUrl !== undefined &&
        addressOf(kind, endpointUrl)),
      credentialsSecret: storage.credentialsSecret,
    },
  };
}

/** The client for "minio" wants the address without "https://", and to be told whether to encrypt. */
function addressOf(
  kind: NewStorage['kind'],
  url: string,
): { [field: string]: EditValue } {
  return kind === 'minio'
    ? {
        endpointUrl: url.replace(/^https?:\/\//, ''),
        secure: !url.startsWith('http://'),
      }
    : { endpointUrl: url };
}
