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
  OperationContext,
  OperationResult,
} from '@database-platform/plugin-databases-common';
import type { z } from 'zod/v3';
import { at, isObject, scalar } from '../../json';
import { numbersIn } from '../facts/postgresqlSections';
import { listWords } from '../../kubernetes/words';
import { Draft } from './Draft';
import { Scene, sceneOf } from './Scene';

/** JSON that a form starts from. */
type Current = ReturnType<EngineOperation['current']>;

/**
 * An operation that edits the manifest. The input is parsed once more: who calls it knows it as JSON only.
 */
export function editOperation<S extends z.ZodTypeAny>(options: {
  id: string;
  title: string;
  /** How a headline begins: "Resize", "Change the pooler of". */
  verb: string;
  input: S;
  current: (scene: Scene) => Current;
  change: (draft: Draft, input: z.output<S>) => void;
}): EngineOperation {
  const { id, title, verb, input, current, change } = options;
  return {
    id,
    title,
    kind: 'change',
    input,
    current: context => current(sceneOf(context)),
    plan: context => {
      const draft = new Draft(sceneOf(context));
      const parsed = parseInput(input, context);
      if (parsed.success) {
        change(draft, parsed.data);
      } else {
        draft.errors.push(...parsed.errors);
      }
      repairNumbers(draft);
      return {
        title: draft.title(verb),
        action: { type: 'edit', edits: draft.edits },
        impacts: draft.impacts,
        errors: draft.errors,
        warnings: draft.warnings,
      };
    },
  };
}

/** The input as the schema reads it, or what is wrong with it. */
export function parseInput<S extends z.ZodTypeAny>(
  schema: S,
  context: OperationContext,
):
  | { success: true; data: z.output<S> }
  | { success: false; errors: OperationResult['errors'] } {
  const parsed = schema.safeParse(context.input);
  return parsed.success
    ? { success: true, data: parsed.data }
    : {
        success: false,
        errors: parsed.error.issues.map(issue => ({
          field: issue.path.join('.'),
          message: issue.message,
          rule: 'postgresql/input',
        })),
      };
}

/**
 * Numbers where the definition asks for text: the API server refuses such a manifest, whatever is changed in it. So they are put right beside any change, and
 * are only warned of where there is none.
 */
function repairNumbers(draft: Draft): void {
  const spec = at(draft.object, 'spec');
  const found = (isObject(spec) ? numbersIn(spec) : []).flatMap(path => {
    const value = scalar(at(draft.object, ...splitPath(path)));
    return value === undefined ? [] : [{ path, value }];
  });
  if (found.length === 0) {
    return;
  }
  if (draft.edits.length === 0) {
    draft.warn(
      'number-for-text',
      `${listWords(found.map(({ path, value }) => `${path}: ${value}`))}.`,
    );
    return;
  }
  for (const { path, value } of found) {
    draft.set(splitPath(path), value);
    draft.impact('number-repaired', {
      path,
      from: value,
      to: `"${value}"`,
      effect: 'online',
      duration: 'seconds',
    });
  }
}

/** Names of parameters may hold a dot. */
function splitPath(path: string): string[] {
  const parameters = 'spec.postgresql.parameters.';
  return path.startsWith(parameters)
    ? ['spec', 'postgresql', 'parameters', path.slice(parameters.length)]
    : path.split('.');
}
