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

import { OpenChange } from '@database-platform/plugin-databases-common';
import { ChangeRecord } from './ChangeRecord';

/** What the row of its database tells of a change. */
export function toOpenChange(record: ChangeRecord): OpenChange {
  const { pullRequest } = record;
  return {
    id: record.id,
    operation: record.operation,
    title: record.title,
    state: record.state,
    stage: record.stage,
    ...(record.waitingFor !== undefined && { waitingFor: record.waitingFor }),
    ...(pullRequest && {
      pullRequest: { url: pullRequest.url, number: pullRequest.number },
    }),
  };
}
