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

import type { z } from 'zod/v3';
import { FormTarget } from '../../lib/planRequestOf';

/** The options by which a field knows what its form is about. */
export function targetOptions(zod: typeof z) {
  return {
    operation: zod
      .string()
      .describe('What the form asks for, such as resize or create'),
    database: zod
      .string()
      .optional()
      .describe('Path in the form of the database that is changed'),
    source: zod
      .string()
      .optional()
      .describe('Path in the form of the database that is copied'),
    place: zod
      .string()
      .optional()
      .describe('Path in the form of the place of a new database'),
    name: zod
      .string()
      .optional()
      .describe('Path in the form of the name of a new database'),
    engine: zod
      .string()
      .optional()
      .describe('Engine of a new database, such as postgresql'),
  };
}

/** What the form is about, of a field's options. */
export function formTargetOf(
  options: Partial<FormTarget> | undefined,
): FormTarget {
  const {
    operation = '',
    database,
    source,
    place,
    name,
    engine,
  } = options ?? {};
  return { operation, database, source, place, name, engine };
}
