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
  ChangeList,
  ChangeQuery,
  ChangeRequest,
  DatabaseChange,
  GitToken,
  Plan,
  PlanRequest,
} from '@database-platform/plugin-databases-common';

/**
 * Who asks, and how long they wait.
 *
 * @public
 */
export interface ChangesServiceOptions {
  /** Whose rights apply: those of a user, or of the calling plugin itself. */
  credentials: BackstageCredentials;
  signal?: AbortSignal;
  /** The own token of the person who asks: where the repository is on its host, the pull request is theirs. It is never stored. */
  gitToken?: GitToken;
}

/**
 * Plans and changes of the databases backend, for other backend plugins: `ChangesApi` with credentials.
 *
 * @public
 */
export interface ChangesService {
  /** What a request would do. Nothing is written anywhere. */
  plan(request: PlanRequest, options: ChangesServiceOptions): Promise<Plan>;
  /** Plans again and opens the pull request. */
  openChange(
    request: ChangeRequest,
    options: ChangesServiceOptions,
  ): Promise<DatabaseChange>;
  getChanges(
    query: ChangeQuery | undefined,
    options: ChangesServiceOptions,
  ): Promise<ChangeList>;
  /** `undefined` when there is none, or whoever asks may not see it. */
  getChange(
    id: string,
    options: ChangesServiceOptions,
  ): Promise<DatabaseChange | undefined>;
}
