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

import {
  createTemplateAction,
  TemplateExample,
} from '@backstage/plugin-scaffolder-node';
import { parseDatabaseRef } from '@database-platform/plugin-databases-common';
import { ChangesService } from '@database-platform/plugin-databases-node';
import { changeOutput, commonFields, databaseField, valuesOf } from './fields';
import { openChange } from './openChange';

/** The action `databases:<operation>`: it opens the pull request of an operation on a database that is there. */
export function createDatabaseAction(
  changes: ChangesService,
  action: {
    operation: string;
    description: string;
    examples: TemplateExample[];
  },
) {
  const { operation, description, examples } = action;
  return createTemplateAction({
    id: `databases:${operation}`,
    description,
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database: databaseField,
        values: () => valuesOf(operation),
        ...commonFields,
      },
      output: changeOutput,
    },
    async handler(context) {
      const { database, values, reason, fingerprint } = context.input;
      await openChange(context, changes, {
        operation,
        target: parseDatabaseRef(database),
        input: values,
        reason,
        fingerprint,
      });
    },
  });
}
