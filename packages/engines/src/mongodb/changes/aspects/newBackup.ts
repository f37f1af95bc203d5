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
import { changeTasks } from './tasks';

type NewBackup = NonNullable<MongodbInputs['create']['backup']>;

/** The backup agent that goes with a version of the operator (deploy/cr.yaml of its releases). */
const agents: Readonly<Record<string, string>> = {
  '1.19': '2.8.0',
  '1.20': '2.9.1',
  '1.21': '2.11.0',
  '1.22': '2.12.0',
};

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
  changeTasks(draft, tasks, [], 'backup.');
  changePitr(draft, pitr, 'backup.');
}

function usualAgent(crVersion: string | undefined): string | undefined {
  const minor = /^\d+\.\d+/.exec(crVersion ?? '')?.[0] ?? '';
  return Object.hasOwn(agents, minor)
    ? `percona/percona-backup-mongodb:${agents[minor]}`
    : undefined;
}

function storageOf(storage: NewBackup['storage']): EditValue {
  const { kind, bucket, prefix, region, endpointUrl } = storage;
  const { credentialsSecret } = storage;
  const place = kind === 'azure' ? { container: bucket } : { bucket };
  return {
    type: kind,
    main: true,
    [kind]: {
      ...place,
      ...(prefix !== undefined && { prefix }),
      ...(kind === 's3' && region !== undefined && { region }),
      ...(kind !== 'gcs' && endpointUrl !== undefined && { endpointUrl }),
      credentialsSecret,
    },
  };
}
