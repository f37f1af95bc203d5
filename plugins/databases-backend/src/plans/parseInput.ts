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
import {
  EngineOperation,
  hiddenValue,
  PlanError,
} from '@database-platform/plugin-databases-common';
import type { z } from 'zod/v3';
import { describeField } from './describeField';

/** More than a form has fields. */
const MAX_ERRORS = 50;

/**
 * Reads the input of an operation by its schema.
 *
 * @returns the input as it was understood, or an error for each field that is not as it should be.
 */
export function parseInput(
  operation: Pick<EngineOperation, 'input'>,
  input: JsonObject,
): { input?: JsonObject; errors: PlanError[] } {
  if (JSON.stringify(input).includes(hiddenValue)) {
    return {
      errors: [
        {
          field: '',
          rule: 'request/hidden',
          message: `${hiddenValue} stands where a value is not shown, and cannot be written back: leave that field as it is in the file`,
        },
      ],
    };
  }
  const result = operation.input.safeParse(input);
  return result.success
    ? { input: result.data as JsonObject, errors: [] }
    : {
        errors: result.error.issues
          .slice(0, MAX_ERRORS)
          .flatMap(issue => errorsOf(issue, operation.input)),
      };
}

function errorsOf(issue: z.ZodIssue, schema: z.ZodTypeAny): PlanError[] {
  const field = issue.path.join('.');
  const rule = 'request/schema';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => ({
        field: [...issue.path, key].join('.'),
        rule,
        message: `There is no field ${key}`,
      }));
    case 'invalid_enum_value':
      return [
        {
          field,
          rule,
          message: `${JSON.stringify(
            issue.received,
          )} is none of what is allowed`,
          allowed: issue.options.join(', '),
        },
      ];
    case 'invalid_type':
      return [
        {
          field,
          rule,
          message:
            issue.received === 'undefined'
              ? 'It is missing'
              : `It must be ${article(issue.expected)}, and is ${article(
                  issue.received,
                )}`,
          allowed: describeField(schema, issue.path) ?? issue.expected,
        },
      ];
    default:
      return [{ field, rule, message: issue.message, allowed: issue.message }];
  }
}

function article(type: string): string {
  return /^[aeio]/.test(type) ? `an ${type}` : `a ${type}`;
}
