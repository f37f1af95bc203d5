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

import { at, flag, integer, isObject, number, text } from '../../json';

/** A task of a manifest, in the input's words. */
export interface ManifestTask {
  name: string;
  enabled: boolean;
  schedule?: string;
  storageName?: string;
  /** "logical" where the manifest names none. */
  type: string;
  keep?: number;
  deleteFromStorage?: boolean;
  compressionType?: string;
  /** The place in `spec.backup.tasks`. */
  index: number;
}

/** What a manifest says of backups. */
export interface Schedules {
  enabled: boolean;
  image?: string;
  /** Names of the storages. */
  storages: readonly string[];
  /** How many of them are the main one. */
  main: number;
  tasks: readonly ManifestTask[];
  pitr: boolean;
  /** Minutes between two slices of the oplog, where it is not the default. */
  span?: number;
}

/** Reads `spec.backup`; tasks without a name are left out. */
export function readSchedules(backup: unknown): Schedules {
  const storages = at(backup, 'storages');
  const named = isObject(storages) ? storages : {};
  const tasks = at(backup, 'tasks');
  const span = at(backup, 'pitr', 'oplogSpanMin');
  return {
    enabled: at(backup, 'enabled') === true,
    image: text(at(backup, 'image')),
    storages: Object.keys(named),
    main: Object.keys(named).filter(name => at(named, name, 'main') === true)
      .length,
    tasks: (Array.isArray(tasks) ? tasks : []).flatMap(taskOf),
    pitr: at(backup, 'pitr', 'enabled') === true,
    span: number(typeof span === 'string' ? Number(span) : span),
  };
}

/** The number to keep stands in `retention` since 1.21, in `keep` before; the new one counts where both are there. */
function taskOf(value: unknown, index: number): ManifestTask[] {
  const name = text(at(value, 'name'));
  return name === undefined
    ? []
    : [
        {
          name,
          enabled: at(value, 'enabled') === true,
          schedule: text(at(value, 'schedule')),
          storageName: text(at(value, 'storageName')),
          type: text(at(value, 'type')) ?? 'logical',
          keep:
            integer(at(value, 'retention', 'count')) ??
            integer(at(value, 'keep')),
          deleteFromStorage: flag(at(value, 'retention', 'deleteFromStorage')),
          compressionType: text(at(value, 'compressionType')),
          index,
        },
      ];
}
