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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Database,
  DatabaseEvent,
  DatabaseList,
  DatabaseManifest,
  DatabaseQuery,
  DatabaseRef,
  LogOptions,
  SourceStatus,
} from '@database-platform/plugin-databases-common';

/**
 * Who asks, and how long they wait.
 *
 * @public
 */
export interface DatabasesServiceOptions {
  /** Whose rights apply: those of a user, or of the calling plugin itself. */
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/**
 * What the databases backend answers, for other backend plugins: `DatabasesApi` with credentials.
 *
 * @public
 */
export interface DatabasesService {
  getDatabases(
    query: DatabaseQuery | undefined,
    options: DatabasesServiceOptions,
  ): Promise<DatabaseList>;
  /** `undefined` when there is no such database, or whoever asks may not see it. */
  getDatabase(
    ref: DatabaseRef,
    options: DatabasesServiceOptions,
  ): Promise<Database | undefined>;
  getEvents(
    ref: DatabaseRef,
    options: DatabasesServiceOptions,
  ): Promise<{ items: readonly DatabaseEvent[]; observedAt: string }>;
  getManifest(
    ref: DatabaseRef,
    options: DatabasesServiceOptions,
  ): Promise<DatabaseManifest>;
  /** The last lines of a member's log. */
  getLogs(
    ref: DatabaseRef,
    pod: string,
    options: DatabasesServiceOptions & LogOptions,
  ): Promise<string>;
  getSources(
    options: DatabasesServiceOptions,
  ): Promise<{ items: readonly SourceStatus[]; observedAt: string }>;
}
