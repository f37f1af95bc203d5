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
import { JsonObject } from '@backstage/types';
import { auditChange } from '../routes/changes';
import { ActionContext, parseRef, requireUser } from './ActionContext';
import { changeSchema, wishSchema } from './changeSchema';
import { tellChange } from './tellChange';

const DESCRIPTION = `
Opens a pull request that changes, creates or deletes a database. A person reviews and merges it; nothing happens to the database before that.

## When to use
After \`plan-database-change\`, when the person has seen the plan and agreed. Pass the plan's \`fingerprint\`, so that exactly what they saw is opened: when the files have changed since, nothing is
opened and the error says so; plan again then.

## Good to know
- The same request again answers the same change: there is one pull request, however often it is sent.
- While a change of the same database and operation is open, another one is refused; name it in \`supersedes\` to replace it.
- Follow it with \`get-database-changes\`; \`close-database-change\` takes it back before it is merged.
`;

/** `open-database-change`: the pull request of a change. */
export function createOpenDatabaseChangeAction(
  registry: ActionsRegistryService,
  { auditor, auth, changes }: ActionContext,
): void {
  registry.register({
    name: 'open-database-change',
    title: 'Open the pull request of a change of a database',
    description: DESCRIPTION,
    // A merged pull request can delete a database
    attributes: { readOnly: false, destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          ...wishSchema(z),
          reason: z
            .string()
            .max(2_000)
            .optional()
            .describe(
              'Why, in a sentence or two: it stands in the pull request',
            ),
          fingerprint: z
            .string()
            .describe('The fingerprint of the plan that the person agreed to'),
          supersedes: z
            .string()
            .optional()
            .describe('The id of the open change that this one replaces'),
        }),
      output: z => z.object({ change: changeSchema(z) }),
    },
    async action({ input, credentials }) {
      requireUser(auth, credentials);
      const target = parseRef('database', input.database);
      const { change } = await auditChange(
        auditor,
        {
          eventId: 'change-open',
          operation: input.operation,
          ref: target,
          credentials,
        },
        () =>
          changes.open(
            {
              operation: input.operation,
              target,
              source:
                input.source === undefined
                  ? undefined
                  : parseRef('source', input.source),
              input: input.input as JsonObject,
              reason: input.reason,
              fingerprint: input.fingerprint,
              supersedes: input.supersedes,
            },
            { credentials, signal: new AbortController().signal },
          ),
      );
      return { output: { change: tellChange(change) } };
    },
  });
}
