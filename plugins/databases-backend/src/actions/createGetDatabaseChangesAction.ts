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

import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  ActionContext,
  parseRef,
  REF_DESCRIPTION,
  requireUser,
} from './ActionContext';
import { changeSchema } from './changeSchema';
import { tellChange } from './tellChange';

const DESCRIPTION = `
Tells which changes of databases were asked for and how far each is, from the pull request to the running database, newest first.

## When to use
To answer "is my change through", "what is this database waiting for", "what changed here lately", or to follow a change that \`open-database-change\` opened (give its \`id\`). What has happened in this moment shows
\`refresh-database-change\`.

## Filters
\`database\`, \`active\` (only those on their way, or only those at their end), \`requestedBy\`. Pages of \`limit\`; pass \`nextCursor\` on as \`cursor\` for the next one.
`;

/** `get-database-changes`: how far changes are. */
export function createGetDatabaseChangesAction(
  registry: ActionsRegistryService,
  { auth, changes }: ActionContext,
): void {
  registry.register({
    name: 'get-database-changes',
    title: 'Get changes of databases',
    description: DESCRIPTION,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          id: z.string().optional().describe('Only this change'),
          database: z.string().optional().describe(REF_DESCRIPTION),
          active: z
            .boolean()
            .optional()
            .describe('Only those on their way, or only those at their end'),
          requestedBy: z
            .string()
            .optional()
            .describe('Entity reference, for example user:default/jane'),
          limit: z.number().int().min(1).max(100).optional(),
          cursor: z.string().optional(),
        }),
      output: z =>
        z.object({
          changes: z.array(changeSchema(z)),
          totalItems: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    async action({ input, credentials }) {
      requireUser(auth, credentials);
      if (input.id !== undefined) {
        const change = await changes.get(input.id, credentials);
        return { output: { changes: [tellChange(change)], totalItems: 1 } };
      }
      const page = await changes.list(
        {
          ref:
            input.database === undefined
              ? undefined
              : parseRef('database', input.database),
          active: input.active,
          requestedBy: input.requestedBy,
          limit: input.limit,
          cursor: input.cursor,
        },
        credentials,
      );
      return {
        output: {
          changes: page.items.map(tellChange),
          totalItems: page.totalItems,
          nextCursor: page.nextCursor,
        },
      };
    },
  });
}
