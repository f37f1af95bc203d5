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
  ChangeList,
  ChangeQuery,
  ChangeRequest,
  DatabaseChange,
  DatabaseOperations,
  DatabaseTarget,
  Plan,
  PlanRequest,
} from '../changes';
import { DatabaseRef } from '../model';
import { GitToken } from './GitToken';

/**
 * How something is asked for.
 *
 * @public
 */
export interface ChangeOptions {
  signal?: AbortSignal;
  /** The own token of the person who asks: where the repository is on its host, the pull request is theirs. It is never stored. */
  gitToken?: GitToken;
}

/**
 * Plans and changes: what the backend answers, for the pages and for other plugins.
 *
 * @remarks
 * Every call can be aborted and fails with a `ResponseError` of `@backstage/errors`.
 *
 * @public
 */
export interface ChangesApi {
  /** What a request would do. Nothing is written anywhere. */
  plan(request: PlanRequest, options?: ChangeOptions): Promise<Plan>;
  /** Plans again and opens the pull request. Fails (409) when the files changed since the plan that the request names, (400) when the plan has errors. */
  openChange(
    request: ChangeRequest,
    options?: ChangeOptions,
  ): Promise<DatabaseChange>;
  getChanges(
    query?: ChangeQuery,
    options?: { signal?: AbortSignal },
  ): Promise<ChangeList>;
  /** `undefined` when there is none, or the reader may not see it. */
  getChange(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseChange | undefined>;
  /** Closes the pull request of a change that is not merged yet. */
  closeChange(id: string, options?: ChangeOptions): Promise<DatabaseChange>;
  /** Looks at once what became of it, or tries the stage it is stuck at again. */
  refreshChange(
    id: string,
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseChange>;
  /** `undefined` when there is no such database, or the reader may not see it. */
  getOperations(
    ref: DatabaseRef,
    options?: { signal?: AbortSignal },
  ): Promise<DatabaseOperations | undefined>;
  /** Where a new database of the engine may go. */
  getTargets(
    engine: string,
    options?: { signal?: AbortSignal },
  ): Promise<{ items: readonly DatabaseTarget[]; observedAt: string }>;
}
