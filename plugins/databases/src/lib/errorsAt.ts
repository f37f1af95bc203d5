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

/** The errors of a part of the input, by the part's own fields; all of them where no part is named. */
export function errorsAt<T extends { field: string }>(
  errors: readonly T[],
  part: string | undefined,
): readonly T[] {
  if (part === undefined) {
    return errors;
  }
  const prefix = `${part}.`;
  return errors
    .filter(({ field }) => field.startsWith(prefix))
    .map(error => ({ ...error, field: error.field.slice(prefix.length) }));
}
