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
import { ChangeScene, Draft } from './Draft';
import { parseInput } from './editOperation';
import { ManifestLayout } from './ManifestLayout';
import { manifestText } from './manifestText';
import { RuleBook } from './RuleBook';

/** The operation that writes the manifest of a new database with the data of another one. */
export function cloneOperation<
  S extends z.ZodTypeAny,
  Scene extends ChangeScene,
  D extends Pick<Draft, 'object' | 'errors' | 'warnings'>,
>(options: {
  book: RuleBook<never>;
  layout: ManifestLayout;
  input: S;
  sceneOf: (context: Omit<OperationContext, 'input'>) => Scene;
  newDraft: (context: OperationContext) => D;
  current: (source: Scene) => ReturnType<EngineOperation['current']>;
  fill: (draft: D, source: Scene, input: z.output<S>) => void;
  /** @param input - `undefined` where the schema refuses it */
  title: (source: Scene, input: z.output<S> | undefined) => string;
  impacts: (
    draft: D,
    source: Scene,
    input: z.output<S> | undefined,
  ) => readonly Impact[];
}): EngineOperation {
  const { book, layout, input, sceneOf, newDraft } = options;
  return {
    id: 'clone',
    title: 'Clone',
    kind: 'create',
    input,
    current: context => options.current(sceneOf(context)),
    plan: context => {
      const draft = newDraft(context);
      const source = sceneOf(context);
      const parsed = parseInput(book, input, context);
      if (parsed.success) {
        options.fill(draft, source, parsed.data);
      } else {
        draft.errors.push(...parsed.errors);
      }
      const wanted = parsed.success ? parsed.data : undefined;
      return {
        title: options.title(source, wanted),
        action: { type: 'create', text: manifestText(layout, draft.object) },
        impacts: options.impacts(draft, source, wanted),
        errors: draft.errors,
        warnings: draft.warnings,
      };
    },
  };
}
