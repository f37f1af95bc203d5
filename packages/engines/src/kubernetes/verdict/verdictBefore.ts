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

import { Verdict } from './Verdict';

/** The verdict on an object of which the operator's word says nothing: it is being deleted, or asks for nothing; `undefined` for every other one. */
export function verdictBefore(
  object: { gone?: number; noSpec?: boolean },
  options: {
    deleted(gone: number): Verdict;
    /** What to do about an object without a `spec`. */
    noSpec: string;
  },
): Verdict | undefined {
  if (object.gone !== undefined) {
    return options.deleted(object.gone);
  }
  return object.noSpec
    ? {
        phase: 'unknown',
        reason:
          'The object has no "spec", so that it is not known what it asks for.',
        advice: options.noSpec,
      }
    : undefined;
}
