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

import { Database } from '@database-platform/plugin-databases-common';
import { settingsOf } from '../changes/observed';

/** A dump that one of the database's backups has made. */
export interface Dump {
  /** Below the prefix of its profile. */
  folder: string;
  profile: string;
  /** When it was ready (ISO 8601). */
  ended: string;
}

/** The group of the configuration that holds the dumps. */
export const dumpsGroup = 'dumps';

/** Nothing deletes backups: the page of a database shows the newest ones. */
export const mostDumps = 20;

/** A dump as the configuration shows it, beside its folder. */
export function dumpWords({ profile, ended }: Omit<Dump, 'folder'>): string {
  return `${ended}, by ${profile}`;
}

/** The dumps that are known of a database, the newest first. */
export function dumpsOf(database: Database | undefined): Dump[] {
  return [...((database && settingsOf(database, dumpsGroup)) ?? [])]
    .flatMap(([folder, words]) => {
      const [, ended, profile] = /^(\S+), by (\S+)$/.exec(words) ?? [];
      return profile === undefined ? [] : [{ folder, profile, ended }];
    })
    .sort((a, b) => b.ended.localeCompare(a.ended));
}
