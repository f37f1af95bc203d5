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

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parseDatabaseRef } from '@database-platform/plugin-databases-common';
import { ChangesService } from '@database-platform/plugin-databases-node';
import {
  changeOutput,
  commonFields,
  databaseField,
  nameField,
  targetField,
  valuesOf,
} from '../lib/fields';
import { openChange } from '../lib/openChange';
import { examples } from './clone.examples';

/**
 * Opens the pull request that declares a copy of a database, as it is or as it was at a time.
 */
export function createCloneAction(options: { changes: ChangesService }) {
  return createTemplateAction({
    id: 'databases:clone',
    description:
      'Opens the pull request that declares a copy of a database, as it is or as it was at a time',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        database: databaseField,
        target: z =>
          targetField(z)
            .optional()
            .describe('Where the copy goes; beside the original when absent'),
        name: nameField,
        values: () => valuesOf('clone'),
        ...commonFields,
      },
      output: changeOutput,
    },
    async handler(context) {
      const { database, target, name, values, reason, fingerprint } =
        context.input;
      const source = parseDatabaseRef(database);
      await openChange(context, options.changes, {
        operation: 'clone',
        source,
        target: { ...source, ...target, name },
        input: values,
        reason,
        fingerprint,
      });
    },
  });
}
