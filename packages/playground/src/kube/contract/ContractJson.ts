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

/** JSON of an answer, deliberately open: a test that looks for a field that is not there fails by itself. */
export interface Json {
  [field: string]: Json;
}

/** The entries of a JSON list; none where there is no list. */
export function list(value: Json | undefined): Json[] {
  const found: unknown = value;
  return Array.isArray(found) ? (found as Json[]) : [];
}
