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
import { ManifestLayout } from './ManifestLayout';
import { manifestText } from './manifestText';
import { RuleBook } from './RuleBook';

/** The operation that writes the manifest of a new database. */
export function createOperation<
  S extends z.ZodTypeAny,
  D extends Pick<Draft, 'object' | 'errors' | 'warnings'>,
>(options: {
  book: RuleBook<never>;
  layout: ManifestLayout;
  input: S;
  newDraft: (context: OperationContext) => D;
  fill: (draft: D, input: z.output<S>) => void;
  created: (draft: D) => Impact;
}): EngineOperation {
  const { book, layout, input, newDraft, fill, created } = options;
  return {
    id: 'create',
    title: 'Create',
    kind: 'create',
    input,
    current: () => ({}),
    plan: context => {
      const draft = newDraft(context);
      const parsed = parseInput(book, input, context);
      if (parsed.success) {
        fill(draft, parsed.data);
      } else {
        draft.errors.push(...parsed.errors);
      }
      return {
        title: `Create ${context.target.name}`,
        action: { type: 'create', text: manifestText(layout, draft.object) },
        impacts: [created(draft)],
        errors: draft.errors,
        warnings: draft.warnings,
      };
    },
  };
}
