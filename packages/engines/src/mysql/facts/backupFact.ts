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
import { at, compact, isoTime, Read, seconds, shape, text } from '../../json';

/** A `MySQLBackup`: one backup, asked for or scheduled. */
export const readBackupFact = shape({
  name: text,
  /** Created (ISO 8601). */
  at: text,
  /** `Running`, `Completed`, `Error`; absent before it has begun. */
  state: text,
  /** When it ended (ISO 8601). */
  ended: text,
  message: text,
  /** The folder of the dump below the prefix of its storage (`status.output`). */
  output: text,
  /** The profile of the database that it was made by; absent where it carries one of its own. */
  profile: text,
});

export type BackupFact = Read<typeof readBackupFact>;

const messageLength = 300;

/** What is kept of a `MySQLBackup`. */
export function projectBackup(object: UnknownObject): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  return name === undefined
    ? undefined
    : compact({
        name,
        at: isoTime(seconds(at(object, 'metadata', 'creationTimestamp'))),
        state: text(at(object, 'status', 'status')),
        ended: isoTime(seconds(at(object, 'status', 'completionTime'))),
        message: text(at(object, 'status', 'message'))?.slice(0, messageLength),
        output: text(at(object, 'status', 'output')),
        profile: text(at(object, 'spec', 'backupProfileName')),
      });
}
