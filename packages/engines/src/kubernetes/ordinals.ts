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

/** Whether a fact has a name. */
export function isNamed<T extends { readonly name?: string }>(
  fact: T,
): fact is T & { name: string } {
  return fact.name !== undefined;
}

/** `orders-db-2` before `orders-db-10`. */
export function byOrdinal(a: { name: string }, b: { name: string }): number {
  const difference = ordinalOf(a.name) - ordinalOf(b.name);
  return difference || a.name.localeCompare(b.name);
}

/** The number at the end of a member's name. */
export function ordinalOf(name: string): number {
  return Number(/(\d{1,9})$/.exec(name)?.[1] ?? 0);
}
