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

import { z } from 'zod/v3';

/*
 * Objects come from elsewhere, and nothing about them is certain. Each of these reads a value of its kind, and takes anything else for none.
 */

export const text = z.string().min(1).optional().catch(undefined);

/** Not below zero; -0 is no other number than 0. */
export const whole = z
  .number()
  .int()
  .min(0)
  .transform(value => value + 0)
  .optional()
  .catch(undefined);

export const flag = z.boolean().catch(false);

/** ISO 8601, as Kubernetes writes times. */
export const time = z
  .string()
  .refine(value => !Number.isNaN(Date.parse(value)))
  .transform(value => new Date(value).toISOString())
  .optional()
  .catch(undefined);

/** Text by text: labels, annotations. */
export const texts = z.record(z.string()).catch({});

/** An object of these fields; one without any where it is none. */
export function fields<S extends z.ZodRawShape>(shape: S) {
  const object = z.object(shape);
  return z.preprocess(
    value =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? value
        : {},
    object,
  );
}

/** The entries that can be read. */
export function listOf<S extends z.ZodTypeAny>(entry: S) {
  return z.array(entry).catch([]);
}
