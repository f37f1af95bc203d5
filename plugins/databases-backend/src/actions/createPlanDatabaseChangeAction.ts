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
import { ServiceUnavailableError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { PlanAudit } from '../plans/PlanAudit';
import { prepareInTime } from '../plans/prepareInTime';
import { ActionContext, parseRef, requireUser } from './ActionContext';
import { wishSchema } from './changeSchema';

const DESCRIPTION = `
Says what a change of a database would do. Nothing is written anywhere.

## When to use
Before \`open-database-change\`, always: show the person the diff, the impact and the warnings, and let them decide. Also to find out which values a database has now (\`current\`) or whether
something is possible at all (\`errors\`). Which fields an operation takes says \`describe-database-operations\`.

## What comes back
- \`diff\`: the change of the manifest in Git, empty when nothing would change
- \`impacts\`: what each changed field does to the running database, with the reason
- \`errors\`: why it cannot be opened, by field, with what is allowed instead
- \`warnings\`: what the person should know
- \`fingerprint\`: pass it on to \`open-database-change\`, so that exactly this is opened
`;

/** `plan-database-change`: what a change would do. */
export function createPlanDatabaseChangeAction(
  registry: ActionsRegistryService,
  context: ActionContext,
): void {
  const { auth, clock, planner } = context;
  const audit = new PlanAudit(context);
  registry.register({
    name: 'plan-database-change',
    title: 'Plan a change of a database',
    description: DESCRIPTION,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object(wishSchema(z)),
      output: z =>
        z.object({
          title: z.string(),
          current: z.record(z.unknown()),
          diff: z.string(),
          impacts: z.array(
            z.object({
              path: z.string(),
              from: z.string().optional(),
              to: z.string().optional(),
              effect: z.string(),
              reason: z.string(),
            }),
          ),
          duration: z.string().describe('How long it is usually felt'),
          errors: z.array(
            z.object({
              field: z.string(),
              message: z.string(),
              allowed: z.string().optional(),
            }),
          ),
          warnings: z.array(z.string()),
          dryRun: z.string(),
          quota: z.string(),
          openChanges: z.array(z.object({ id: z.string(), title: z.string() })),
          fingerprint: z.string(),
        }),
    },
    async action({ input, credentials }) {
      requireUser(auth, credentials);
      const target = parseRef('database', input.database);
      const source =
        input.source === undefined
          ? undefined
          : parseRef('source', input.source);
      const wish = {
        operation: input.operation,
        target,
        source,
        input: input.input as JsonObject,
      };
      const { plan } = await audit.trace(wish, { credentials }, () =>
        prepareInTime(planner, wish, {
          credentials,
          signal: new AbortController().signal,
          clock,
          tooLate: sentence =>
            new ServiceUnavailableError(`${sentence}: ask again in a moment`),
        }),
      );
      return {
        output: {
          title: plan.title,
          current: plan.current,
          diff: plan.diff,
          impacts: plan.impacts.map(({ path, from, to, effect, reason }) => ({
            path,
            from,
            to,
            effect,
            reason,
          })),
          duration: plan.duration,
          errors: plan.errors.map(({ field, message, allowed }) => ({
            field,
            message,
            allowed,
          })),
          warnings: plan.warnings.map(({ message }) => message),
          dryRun: [plan.dryRun.result, ...plan.dryRun.messages].join(': '),
          quota: plan.quota.reason
            ? `${plan.quota.result}: ${plan.quota.reason}`
            : plan.quota.result,
          openChanges: plan.openChanges.map(({ id, title }) => ({
            id,
            title,
          })),
          fingerprint: plan.fingerprint,
        },
      };
    },
  });
}
