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
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import {
  at,
  compact,
  integer,
  isoTime,
  Read,
  seconds,
  shape,
  text,
} from '../../json';

/** A `PerconaServerMongoDBBackup`. */
export const readBackupFact = shape({
  name: text,
  /** When it was asked for (ISO 8601): the newest ones are kept. */
  at: text,
  state: text,
  error: text,
  /** The scheduled task that made it; nothing for one that a person asked for. */
  task: text,
  storage: text,
  type: text,
  size: text,
  /** When it was done, in seconds. */
  completed: integer,
  /** The last moment that can be restored to with the oplog, in seconds. */
  restorable: integer,
});

export type BackupFact = Read<typeof readBackupFact>;

/** A `PerconaServerMongoDBRestore`. */
export const readRestoreFact = shape({
  name: text,
  /** When it was asked for (ISO 8601). */
  at: text,
  state: text,
  error: text,
  backup: text,
  completed: integer,
});

export type RestoreFact = Read<typeof readRestoreFact>;

const messageLength = 400;

/** What is kept of a backup. */
export function projectBackup(object: UnknownObject): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  const label = (key: string) => text(at(object, 'metadata', 'labels', key));
  const status = at(object, 'status');
  return name === undefined
    ? undefined
    : compact({
        name,
        at: createdAt(object),
        state: text(at(status, 'state')),
        error: text(at(status, 'error'))?.slice(0, messageLength),
        task: label('percona.com/backup-ancestor') ?? label('ancestor'),
        storage:
          text(at(status, 'storageName')) ??
          text(at(object, 'spec', 'storageName')),
        type: text(at(status, 'type')) ?? text(at(object, 'spec', 'type')),
        size: text(at(status, 'size')),
        completed: seconds(at(status, 'completed')),
        restorable: seconds(at(status, 'latestRestorableTime')),
      });
}

/** What is kept of a restore. */
export function projectRestore(object: UnknownObject): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  const status = at(object, 'status');
  return name === undefined
    ? undefined
    : compact({
        name,
        at: createdAt(object),
        state: text(at(status, 'state')),
        error: text(at(status, 'error'))?.slice(0, messageLength),
        backup:
          text(at(object, 'spec', 'backupName')) ??
          text(at(object, 'spec', 'backupSource', 'destination')),
        completed: seconds(at(status, 'completed')),
      });
}

function createdAt(object: UnknownObject): string | undefined {
  return isoTime(seconds(at(object, 'metadata', 'creationTimestamp')));
}

/** The database that a backup or a restore belongs to. */
export function clusterNameOf(object: UnknownObject): string | undefined {
  return text(at(object, 'spec', 'clusterName'));
}
