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

import { DatabaseChange } from '@database-platform/plugin-databases-common';
import { ChangeRecord } from './ChangeRecord';

/** What the API tells of a change. */
export function toDatabaseChange(record: ChangeRecord): DatabaseChange {
  return {
    id: record.id,
    operation: record.operation,
    ref: record.ref,
    source: record.source,
    title: record.title,
    reason: record.reason,
    input: record.input,
    requestedBy: record.requestedBy,
    owner: record.owner,
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    state: record.state,
    stage: record.stage,
    stages: record.stages,
    waitingFor: record.waitingFor,
    supersededBy: record.supersededBy,
    problem: record.problem,
    pullRequest: record.pullRequest,
    location: record.location,
    diff: record.diff,
    impacts: record.impacts,
    duration: record.duration,
    warnings: record.warnings,
  };
}
