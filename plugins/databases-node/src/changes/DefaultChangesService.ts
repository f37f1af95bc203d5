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
  ChangeQuery,
  ChangeRequest,
  ChangesClient,
  PlanRequest,
} from '@database-platform/plugin-databases-common';
import { BackendAccess, clientOptionsFor } from '../clientOptionsFor';
import { ChangesService, ChangesServiceOptions } from './ChangesService';

/**
 * Asks the databases backend over HTTP, with a token on behalf of the given credentials for each request.
 */
export class DefaultChangesService implements ChangesService {
  readonly #access: BackendAccess;

  constructor(access: BackendAccess) {
    this.#access = access;
  }

  plan(request: PlanRequest, options: ChangesServiceOptions) {
    return this.#client(options.credentials).plan(request, options);
  }

  openChange(request: ChangeRequest, options: ChangesServiceOptions) {
    return this.#client(options.credentials).openChange(request, options);
  }

  getChanges(query: ChangeQuery | undefined, options: ChangesServiceOptions) {
    return this.#client(options.credentials).getChanges(query, options);
  }

  getChange(id: string, options: ChangesServiceOptions) {
    return this.#client(options.credentials).getChange(id, options);
  }

  #client(credentials: BackstageCredentials): ChangesClient {
    return new ChangesClient(clientOptionsFor(credentials, this.#access));
  }
}
