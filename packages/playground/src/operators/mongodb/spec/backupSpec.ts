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
import {
  flagAt,
  isRecord,
  JsonRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
} from '../../shared';
import { BackupSpec } from './MongodbSpec';
import { SpecError } from './SpecError';

const minuteMs = 60_000;

/** `spec.backup` with its defaults. */
export function parseBackup(section: JsonRecord): BackupSpec {
  const enabled = flagAt(section, 'enabled') === true;
  const tasks = listAt(section, 'tasks');
  if (enabled) {
    tasks.forEach((task, index) => {
      if (!textAt(task, 'name')) {
        throw new SpecError(`backup task ${index} should have a name`);
      }
    });
  }
  const span = Number(recordAt(section, 'pitr').oplogSpanMin);
  return {
    enabled,
    image: textAt(section, 'image') ?? '',
    storages: Object.fromEntries(
      Object.entries(recordAt(section, 'storages')).map(([name, storage]) => [
        name,
        isRecord(storage) ? storage : {},
      ]),
    ),
    tasks: tasks
      .filter(task => flagAt(task, 'enabled') === true)
      .map(task => ({
        name: textAt(task, 'name') ?? '',
        schedule: textAt(task, 'schedule') ?? '',
        storage: textAt(task, 'storageName') ?? '',
        type: textAt(task, 'type') || 'logical',
        compression: textAt(task, 'compressionType') || 'gzip',
        keep:
          numberAt(task, 'retention', 'count') ?? numberAt(task, 'keep') ?? 0,
        deleteFromStorage:
          flagAt(task, 'retention', 'deleteFromStorage') ?? true,
      })),
    pitr: enabled && flagAt(section, 'pitr', 'enabled') === true,
    oplogOnly: flagAt(section, 'pitr', 'oplogOnly') === true,
    spanMs: (span > 0 ? span : 10) * minuteMs,
    startingDeadlineSeconds: numberAt(section, 'startingDeadlineSeconds'),
    section,
  };
}

/** With several storages exactly one is the main one. */
export function checkStorages({ enabled, storages }: BackupSpec): void {
  if (!enabled || Object.keys(storages).length < 2) {
    return;
  }
  const mains = Object.values(storages).filter(({ main }) => main === true);
  if (mains.length === 0) {
    throw new SpecError('main backup storage is not specified');
  }
  if (mains.length > 1) {
    throw new SpecError('multiple main backup storages are specified');
  }
}

/** The storage that slices of the oplog go to. */
export function mainStorageOf({ storages }: BackupSpec): string | undefined {
  const names = Object.keys(storages);
  return names.length === 1
    ? names[0]
    : names.find(name => storages[name].main === true);
}
