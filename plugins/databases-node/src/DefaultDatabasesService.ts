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
  DatabaseQuery,
  DatabaseRef,
  DatabasesClient,
  LogOptions,
} from '@database-platform/plugin-databases-common';
import { BackendAccess, clientOptionsFor } from './clientOptionsFor';
import { DatabasesService, DatabasesServiceOptions } from './DatabasesService';

/**
 * Asks the databases backend over HTTP, with a token on behalf of the given credentials for each request.
 */
export class DefaultDatabasesService implements DatabasesService {
  readonly #access: BackendAccess;

  constructor(access: BackendAccess) {
    this.#access = access;
  }

  getDatabases(
    query: DatabaseQuery | undefined,
    options: DatabasesServiceOptions,
  ) {
    return this.#client(options.credentials).getDatabases(query, options);
  }

  getDatabase(ref: DatabaseRef, options: DatabasesServiceOptions) {
    return this.#client(options.credentials).getDatabase(ref, options);
  }

  getEvents(ref: DatabaseRef, options: DatabasesServiceOptions) {
    return this.#client(options.credentials).getEvents(ref, options);
  }

  getManifest(ref: DatabaseRef, options: DatabasesServiceOptions) {
    return this.#client(options.credentials).getManifest(ref, options);
  }

  getLogs(
    ref: DatabaseRef,
    pod: string,
    options: DatabasesServiceOptions & LogOptions,
  ) {
    const { credentials, ...logOptions } = options;
    return this.#client(credentials).getLogs(ref, pod, logOptions);
  }

  getSources(options: DatabasesServiceOptions) {
    return this.#client(options.credentials).getSources(options);
  }

  /** A client per call: what one caller was told must never answer another one's conditional request. */
  #client(credentials: BackstageCredentials): DatabasesClient {
    return new DatabasesClient(clientOptionsFor(credentials, this.#access));
  }
}
