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
import { NotFoundError } from '@backstage/errors';
import { databaseReadPermission } from '@database-platform/plugin-databases-common';
import {
  ActionContext,
  parseRef,
  REF_DESCRIPTION,
  requireUser,
} from './ActionContext';

const DESCRIPTION = `
Tells how one database is: phase and reason, members with role and readiness, findings with what to do about them, declared size, endpoints, failovers.

## When to use
To answer "what is wrong with this database", "who is primary", "how large is it". It never contains the value of a secret. Find the database with \`list-databases\`; change it with
\`plan-database-change\`.
`;

/** `get-database`: how one database is. */
export function createGetDatabaseAction(
  registry: ActionsRegistryService,
  { access, auth, inventory }: ActionContext,
): void {
  registry.register({
    name: 'get-database',
    title: 'Get a database',
    description: DESCRIPTION,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ database: z.string().describe(REF_DESCRIPTION) }),
      output: z =>
        z.object({
          phase: z.string(),
          reason: z.string(),
          advice: z.string().optional(),
          version: z.string().optional(),
          owner: z.string().optional(),
          environment: z.string().optional(),
          declared: z.record(z.unknown()),
          members: z.array(z.record(z.unknown())),
          findings: z.array(z.record(z.unknown())),
          endpoints: z.array(z.record(z.unknown())),
          failovers: z.array(z.record(z.unknown())),
        }),
    },
    async action({ input, credentials }) {
      requireUser(auth, credentials);
      const ref = parseRef('database', input.database);
      const filter = await access.filterOf(credentials, databaseReadPermission);
      const record = inventory.get(ref);
      if (!record || !filter.allows(record)) {
        throw new NotFoundError(
          'There is no such database, or you may not see it',
        );
      }
      const details = inventory.details(record);
      return {
        output: {
          phase: details.phase,
          reason: details.reason,
          advice: details.advice,
          version: details.version,
          owner: details.owner.ref,
          environment: details.environment,
          declared: { ...details.declared },
          members: details.topology.members.map(member => ({ ...member })),
          findings: details.findings.map(finding => ({ ...finding })),
          endpoints: details.endpoints.map(endpoint => ({ ...endpoint })),
          failovers: details.history.map(failover => ({ ...failover })),
        },
      };
    },
  });
}
