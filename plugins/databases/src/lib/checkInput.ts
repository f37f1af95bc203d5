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

import { JsonObject } from '@backstage/types';
import { operationInputs } from '@database-platform/plugin-databases-common';

/** What is wrong at a field of an operation's input. */
export interface FieldProblem {
  /** In the input's words, such as `cpu.limit`; `''` for the whole. */
  field: string;
  message: string;
  /** What is allowed, where it is known. */
  allowed?: string;
}

/** What a schema says of an input. */
export interface InputCheck {
  /** Fields without which nothing can be asked for yet. */
  needed: readonly string[];
  problems: readonly FieldProblem[];
}

/**
 * Holds an input against the schema that the backend, the actions and agents use too. An operation of an engine that the suite does not know is left to
 * the backend.
 */
export function checkInput(
  engine: string,
  operation: string,
  input: JsonObject,
): InputCheck {
  const schemas = Object.hasOwn(operationInputs, engine)
    ? operationInputs[engine]
    : {};
  const schema = Object.hasOwn(schemas, operation)
    ? schemas[operation]
    : undefined;
  const result = schema?.safeParse(input);
  if (!result || result.success) {
    return { needed: [], problems: [] };
  }
  const needed: string[] = [];
  const problems: FieldProblem[] = [];
  for (const issue of result.error.issues) {
    const field = issue.path.join('.');
    if (issue.code === 'invalid_type' && issue.received === 'undefined') {
      needed.push(field);
    } else {
      problems.push({ field, message: issue.message });
    }
  }
  return { needed, problems };
}

/** Those of the problems that are at a field or below it. */
export function problemsAt<T extends { field: string }>(
  problems: readonly T[],
  field: string,
): readonly T[] {
  return problems.filter(
    problem => problem.field === field || problem.field.startsWith(`${field}.`),
  );
}
