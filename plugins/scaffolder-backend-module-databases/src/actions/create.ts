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
import { ChangesService } from '@database-platform/plugin-databases-node';
import {
  changeOutput,
  commonFields,
  nameField,
  targetField,
  valuesOf,
} from '../lib/fields';
import { openChange } from '../lib/openChange';
import { examples } from './create.examples';

/**
 * Opens the pull request that declares a new database.
 */
export function createCreateAction(options: { changes: ChangesService }) {
  return createTemplateAction({
    id: 'databases:create',
    description: 'Opens the pull request that declares a new database',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        engine: z =>
          z
            .string()
            .default('postgresql')
            .describe('Id of the engine, such as postgresql'),
        target: targetField,
        name: nameField,
        values: () => valuesOf('create'),
        ...commonFields,
      },
      output: changeOutput,
    },
    async handler(context) {
      const { engine, target, name, values, reason, fingerprint } =
        context.input;
      await openChange(context, options.changes, {
        operation: 'create',
        target: { ...target, engine: engine ?? 'postgresql', name },
        input: values,
        reason,
        fingerprint,
      });
    },
  });
}
