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
    storages: { [storage.name]: storageOf(storage) },
  });
  checkStorage(draft, storage);
  changeTasks(draft, tasks, [], 'backup.');
  changePitr(draft, pitr, 'backup.');
}

function usualAgent(crVersion: string | undefined): string | undefined {
  const release = releaseOf(crVersion);
  return release && `percona/percona-backup-mongodb:${release.agent}`;
}

/** Kinds of storages, with the version of the operator that they came with. */
const since = { s3: '1.0.0', azure: '1.11.0', gcs: '1.21.0', minio: '1.22.0' };

function checkStorage(draft: Draft, storage: NewStorage): void {
  const { kind, endpointUrl, credentialsSecret } = storage;
  if (operatorIsBefore(draft, since[kind])) {
    draft.refuse(
      'storage-kind',
      'backup.storage.kind',
      `"${kind}" came with ${since[kind]}.`,
    );
  }
  if (
    kind === 's3' &&
    endpointUrl !== undefined &&
    !/^https?:\/\/[^/]*\.amazonaws\.com(\.cn)?([:/]|$)/.test(endpointUrl) &&
    !operatorIsBefore(draft, '1.22.0')
  ) {
    draft.warn('storage-compatible', '', 'backup.storage.kind');
  }
  draft.warn(
    'storage-secret',
    `${credentialsSecret}:`,
    'backup.storage.credentialsSecret',
  );
}

function storageOf(storage: NewStorage): EditValue {
  const { kind, bucket, prefix, region, endpointUrl } = storage;
  const hasRegion = kind === 's3' || kind === 'minio';
  return {
    type: kind,
    main: true,
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
