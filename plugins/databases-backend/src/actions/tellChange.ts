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

import { stringifyDatabaseRef } from '@database-platform/plugin-databases-common';
import { ChangeRecord } from '../changes/ChangeRecord';

/** What an agent is told of a change: how far it is and what it waits for, not its whole plan. */
export function tellChange(change: ChangeRecord) {
  const { problem, pullRequest } = change;
  return {
    id: change.id,
    database: stringifyDatabaseRef(change.ref),
    operation: change.operation,
    title: change.title,
    requestedBy: change.requestedBy,
    createdAt: new Date(change.createdAt).toISOString(),
    state: change.state,
    stage: change.stage,
    waitingFor: change.waitingFor,
    problem:
      problem && [problem.reason, problem.advice].filter(Boolean).join(' '),
    pullRequestUrl: pullRequest?.url,
  };
}
