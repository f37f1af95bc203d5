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
  at,
  compact,
  flag,
  integer,
  isObject,
  list,
  Read,
  shape,
  text,
} from '../../json';

/** The section `spec.backup`. */
export const readBackupSection = shape({
  enabled: flag,
  image: text,
  storages: list(shape({ name: text, type: text, main: flag })),
  tasks: list(
    shape({
      name: text,
      enabled: flag,
      schedule: text,
      storage: text,
      type: text,
      keep: integer,
    }),
  ),
  pitr: flag,
  /** Minutes between two slices of the oplog, where it is not the default. */
  span: integer,
  /** How long a backup may wait to start, in seconds, where it is not the default. */
  deadline: integer,
});

export type BackupSection = Read<typeof readBackupSection>;

/** What is kept of `spec.backup`: names and schedules, no address and no credential. */
export function projectBackupSection(value: unknown): BackupSection {
  const storages = at(value, 'storages');
  return compact({
    enabled: flag(at(value, 'enabled')),
    image: text(at(value, 'image')),
    storages: (isObject(storages) ? Object.entries(storages) : []).map(
      ([name, storage]) =>
        compact({
          name,
          type: text(at(storage, 'type')),
          main: at(storage, 'main') === true,
        }),
    ),
    tasks: list(taskOf)(at(value, 'tasks')),
    pitr: at(value, 'pitr', 'enabled') === true,
    span: integer(at(value, 'pitr', 'oplogSpanMin')),
    deadline: integer(at(value, 'startingDeadlineSeconds')),
  });
}

function taskOf(value: unknown) {
  return isObject(value)
    ? compact({
        name: text(at(value, 'name')),
        enabled: at(value, 'enabled') === true,
        schedule: text(at(value, 'schedule')),
        storage: text(at(value, 'storageName')),
        type: text(at(value, 'type')),
        keep:
          integer(at(value, 'retention', 'count')) ??
          integer(at(value, 'keep')),
      })
    : undefined;
}
