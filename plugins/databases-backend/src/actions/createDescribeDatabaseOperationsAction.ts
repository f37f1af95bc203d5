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
import { InputError } from '@backstage/errors';
import { describeInput } from '../plans/describeInput';
import { ActionContext, requireUser } from './ActionContext';

const DESCRIPTION = `
Tells what can be asked for databases of an engine, and which fields the \`input\` of each operation has.

## When to use
Before \`plan-database-change\`, when the fields of an operation are not known yet; always before a \`create\`. It says nothing about one database: whether something is possible there says the plan.

## What comes back
For each operation its fields with type, whether they are required, a description, and \`values\` where only those are taken. \`fields\` of a field are those of the object, or of each object of the list or map.
`;

/** `describe-database-operations`: the fields of what can be asked for, by the schemas that forms and the HTTP API have. */
export function createDescribeDatabaseOperationsAction(
  registry: ActionsRegistryService,
  { auth, engines }: ActionContext,
): void {
  const ids = engines.map(({ id }) => id).join(', ');
  registry.register({
    name: 'describe-database-operations',
    title: 'Describe what can be asked for databases of an engine',
    description: DESCRIPTION,
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          engine: z.string().describe(`One of ${ids}`),
          operation: z.string().optional().describe('Only this operation'),
        }),
      output: z =>
        z.object({
          operations: z.array(
            z.object({
              operation: z.string(),
              title: z.string(),
              fields: z.array(z.record(z.unknown())),
            }),
          ),
        }),
    },
    async action({ input, credentials }) {
      requireUser(auth, credentials);
      const engine = engines.find(({ id }) => id === input.engine);
      if (!engine) {
        throw new InputError(`engine: must be one of ${ids}`);
      }
      const all = engine.changes?.operations ?? [];
      const wanted = all.filter(
        ({ id }) => input.operation === undefined || id === input.operation,
      );
      if (input.operation !== undefined && wanted.length === 0) {
        throw new InputError(
          `operation: ${engine.title} has ${
            all.map(({ id }) => id).join(', ') || 'none'
          }`,
        );
      }
      return {
        output: {
          operations: wanted.map(operation => ({
            operation: operation.id,
            title: operation.title,
            fields: describeInput(operation.input).map(field => ({ ...field })),
          })),
        },
      };
    },
  });
}
