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
import { ChangeScene, Draft } from './Draft';
import { RuleBook } from './RuleBook';

/** JSON that a form starts from. */
type Current = ReturnType<EngineOperation['current']>;

/** How an engine begins and ends the edits of its manifests. */
export interface EditLanguage<
  Scene extends ChangeScene,
  Manifest,
  Id extends string,
> {
  book: RuleBook<Id>;
  sceneOf(context: Omit<OperationContext, 'input'>): Scene;
  draftOf(scene: Scene): Draft<Scene, Manifest, Id>;
  /** What is put right beside any change. */
  finish?(draft: Draft<Scene, Manifest, Id>): void;
}

/** What an operation that edits a manifest has of its own. */
export interface EditOperationOptions<S extends z.ZodTypeAny, Scene, D> {
  id: string;
  title: string;
  /** How a headline begins: "Resize", "Change the pooler of". */
  verb: string;
  input: S;
  current: (scene: Scene) => Current;
  change: (draft: D, input: z.output<S>) => void;
  notApplicable?: EngineOperation['notApplicable'];
}

/**
 * Makes operations that edit the manifest. The input is parsed once more: who calls it knows it as JSON only.
 */
export function editOperations<
  Scene extends ChangeScene,
  Manifest,
  Id extends string,
>({ book, sceneOf, draftOf, finish }: EditLanguage<Scene, Manifest, Id>) {
  return <S extends z.ZodTypeAny>({
    id,
    title,
    verb,
    input,
    current,
    change,
    notApplicable,
  }: EditOperationOptions<
    S,
    Scene,
    Draft<Scene, Manifest, Id>
  >): EngineOperation => ({
    id,
    title,
    kind: 'change',
    input,
    ...(notApplicable && { notApplicable }),
    current: context => current(sceneOf(context)),
    plan: context => {
      const draft = draftOf(sceneOf(context));
      const parsed = parseInput(book, input, context);
      if (parsed.success) {
        change(draft, parsed.data);
      } else {
        draft.errors.push(...parsed.errors);
      }
      finish?.(draft);
      return {
        title: draft.title(verb),
        action: { type: 'edit', edits: draft.edits },
        impacts: draft.impacts,
        errors: draft.errors,
        warnings: draft.warnings,
      };
    },
  });
}

/** The input as the schema reads it, or what is wrong with it. */
export function parseInput<S extends z.ZodTypeAny>(
  book: RuleBook<never>,
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
          rule: book.nameOf('input'),
        })),
      };
}
