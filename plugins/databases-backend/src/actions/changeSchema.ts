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

import { databaseOperations } from '@database-platform/plugin-databases-common';
import type { z as Zod } from 'zod/v3';

/** The shape of what `tellChange` tells. */
export function changeSchema(z: typeof Zod) {
  return z.object({
    id: z.string(),
    database: z.string(),
    operation: z.string(),
    title: z.string(),
    requestedBy: z.string(),
    createdAt: z.string().describe('ISO 8601, UTC'),
    state: z.enum(['open', 'stuck', 'done', 'closed', 'superseded', 'failed']),
    stage: z
      .string()
      .describe(
        'What it waits to reach: planned, opened, checks, approved, merged, synced, seen, healthy or verified',
      ),
    waitingFor: z.string().optional().describe('In words'),
    problem: z
      .string()
      .optional()
      .describe('What is wrong and what usually helps'),
    pullRequestUrl: z.string().optional(),
  });
}

/** How actions name a change. */
export function changeIdSchema(z: typeof Zod) {
  return z
    .string()
    .describe(
      'The `id` of the change, as `open-database-change` or `get-database-changes` tells it',
    );
}

/** What an agent asks for: a plan or a change. */
export function wishSchema(z: typeof Zod) {
  return {
    operation: z
      .string()
      .describe(
        `One of ${databaseOperations.join(', ')}, as far as the engine has it`,
      ),
    database: z
      .string()
      .describe(
        'The database that is changed or that there will be, as kubernetesCluster/namespace/engine/name, for example prod-eu/orders/postgresql/orders-db',
      ),
    source: z
      .string()
      .optional()
      .describe('For clone: the database that is copied, in the same form'),
    input: z
      .record(z.unknown())
      .describe(
        'The fields of the operation, for example {"members": 3, "volume": "200Gi"} for resize. What is left out stays as it is. `describe-database-operations` says which fields there are; a plan says in `current` their values of now, and in `errors` what is wrong.',
      ),
  };
}
