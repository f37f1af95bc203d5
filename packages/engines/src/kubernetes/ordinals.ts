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

/** What a name begins with and `orders-db-2` before `orders-db-10`: the members of a part of a database stay together. */
export function byOrdinal(a: { name: string }, b: { name: string }): number {
  return (
    stemOf(a.name).localeCompare(stemOf(b.name)) ||
    ordinalOf(a.name) - ordinalOf(b.name) ||
    a.name.localeCompare(b.name)
  );
}

/** The name without the number at its end. */
function stemOf(name: string): string {
  return name.replace(/\d{1,9}$/, '');
}

/** The number at the end of a member's name. */
export function ordinalOf(name: string): number {
  return Number(/(\d{1,9})$/.exec(name)?.[1] ?? 0);
}

/** The names with the numbers from `first` until before `end`, in a sentence: `data-3`, `data-3 and data-4`, `data-3 to data-7`. */
export function numberedNames(
  stem: string,
  first: number,
  end: number,
): string {
  const from = `${stem}-${first}`;
  const to = `${stem}-${end - 1}`;
  return { 1: from, 2: `${from} and ${to}` }[end - first] ?? `${from} to ${to}`;
}
