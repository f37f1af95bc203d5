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
  EngineOperation,
  Impact,
  OperationContext,
} from '@database-platform/plugin-databases-common';
import type { z } from 'zod/v3';
import { Draft } from './Draft';
import { parseInput } from './editOperation';
import { RuleBook } from './RuleBook';

/** The name of the database, once more. */
type Confirmation = { confirm?: string };

/**
 * The operation that takes a manifest out. Who wants it writes the name once more, by the engine's rule `delete-confirm`.
 */
export function deleteOperation<
  D extends Pick<Draft, 'errors' | 'warnings'> & {
    refuse(
      rule: 'delete-confirm',
      field: string,
      message: string,
      allowed: string,
    ): void;
  },
>(options: {
  book: RuleBook<never>;
  input: z.ZodType<Confirmation, z.ZodTypeDef, Confirmation>;
  draftOf: (context: OperationContext) => D;
  /** Says what stays and what does not, and answers what becomes of the database. */
  deleted: (draft: D) => Impact;
}): EngineOperation {
  const { book, input, draftOf, deleted } = options;
  return {
    id: 'delete',
    title: 'Delete',
    kind: 'delete',
    input,
    current: () => ({}),
    plan: context => {
      const { name } = context.target;
      const draft = draftOf(context);
      const parsed = parseInput(book, input, context);
      if (!parsed.success) {
        draft.errors.push(...parsed.errors);
      } else if (parsed.data.confirm !== name) {
        draft.refuse(
          'delete-confirm',
          'confirm',
          `Write "${name}" here.`,
          name,
        );
      }
      return {
        title: `Delete ${name}`,
        action: { type: 'delete' },
        impacts: [deleted(draft)],
        errors: draft.errors,
        warnings: draft.warnings,
      };
    },
  };
}
