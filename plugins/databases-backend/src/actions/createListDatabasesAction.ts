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
import { NotAllowedError } from '@backstage/errors';
import {
  databaseReadPermission,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { parseFleetQuery } from '../fleet';
import { ALLOW_NONE } from '../permissions/ReadFilter';
import { ActionContext, requireUser } from './ActionContext';

const DESCRIPTION = `
Lists the databases that operators run in Kubernetes, those that need attention first.

## When to use
To find a database by name, owner, engine or state, or to say which databases need somebody. Take \`database\` of an item for \`get-database\`, \`plan-database-change\` and the others.

## Filters
\`words\` must all occur in name, namespace, Kubernetes cluster, engine, owner or version. Pages of \`limit\`; pass \`nextCursor\` on as \`cursor\` for the next one.
`;

/** `list-databases`: the fleet, as far as the person may see it. */
export function createListDatabasesAction(
  registry: ActionsRegistryService,
  { access, auth, engines, inventory, view }: ActionContext,
): void {
  registry.register({
    name: 'list-databases',
    title: 'List databases',
    description: DESCRIPTION,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          words: z.string().max(200).optional(),
          engine: z.array(z.string()).optional().describe('Engine ids'),
          owner: z
            .array(z.string())
            .optional()
            .describe('Entity references, for example group:default/orders'),
          attention: z
            .boolean()
            .optional()
            .describe('Only those that a person should look at'),
          limit: z.number().int().min(1).max(100).optional(),
          cursor: z.string().optional(),
        }),
      output: z =>
        z.object({
          databases: z.array(
            z.object({
              database: z.string(),
              engine: z.string(),
              version: z.string().optional(),
              phase: z.string(),
              reason: z.string().describe('Why it is in that phase, in words'),
              attention: z.boolean(),
              members: z.string().describe('Ready of all'),
              owner: z.string().optional(),
              environment: z.string().optional(),
            }),
          ),
          totalItems: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    async action({ input, credentials }) {
      requireUser(auth, credentials);
      const filter = await access.filterOf(credentials, databaseReadPermission);
      if (filter === ALLOW_NONE) {
        throw new NotAllowedError(
          `You lack the permission ${databaseReadPermission.name}`,
        );
      }
      const search = new URLSearchParams([
        ...(input.words ? [['q', input.words]] : []),
        ...(input.engine ?? []).map(engine => ['engine', engine]),
        ...(input.owner ?? []).map(owner => ['owner', owner]),
        ...(input.attention === undefined
          ? []
          : [['attention', String(input.attention)]]),
        ...(input.limit === undefined ? [] : [['limit', String(input.limit)]]),
        ...(input.cursor ? [['cursor', input.cursor]] : []),
      ]);
      const page = view.read(
        parseFleetQuery(
          search,
          engines.map(({ id }) => id),
        ),
        filter,
      );
      return {
        output: {
          databases: page.page.flatMap(record => {
            const { ref, traits } = record;
            return traits
              ? {
                  database: stringifyDatabaseRef(ref),
                  engine: ref.engine,
                  version: traits.version,
                  phase: traits.phase,
                  reason: inventory.details(record).reason,
                  attention: traits.attention,
                  members: `${traits.ready} of ${traits.total}`,
                  owner: traits.owner.ref,
                  environment: traits.environment,
                }
              : [];
          }),
          totalItems: page.records.length,
          nextCursor: page.nextCursor,
        },
      };
    },
  });
}
