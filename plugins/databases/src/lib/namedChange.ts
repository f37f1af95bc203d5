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

/** Something of a list that is known by its name. */
export interface Named {
  name: string;
}

/** What is asked for of a list of named things: those that are new or different, and the names of those that go. */
export interface NamedChange<T extends Named> {
  changed: readonly T[];
  removed: readonly string[];
}

/** A row of the list as it will be. */
export interface NamedRow<T extends Named> {
  item: T;
  state: 'same' | 'changed' | 'added' | 'removed';
  /** Index in `changed`: what the backend calls it. */
  index?: number;
}

/** The list as it will be, those of now first, with what becomes of each. */
export function rowsOf<T extends Named>(
  current: readonly T[],
  change: NamedChange<T>,
): ReadonlyArray<NamedRow<T>> {
  const { changed, removed } = change;
  const indexOf = (name: string) =>
    changed.findIndex(item => item.name === name);
  const kept = current.map((item): NamedRow<T> => {
    const index = indexOf(item.name);
    if (removed.includes(item.name)) {
      return { item, state: 'removed' };
    }
    return index < 0
      ? { item, state: 'same' }
      : { item: changed[index], state: 'changed', index };
  });
  const added = changed.flatMap(
    (item, index): Array<NamedRow<T>> =>
      current.some(({ name }) => name === item.name)
        ? []
        : [{ item, state: 'added', index }],
  );
  return [...kept, ...added];
}

/** Asks for an item as it shall be; one that is as it is now is not asked for. */
export function putNamed<T extends Named>(
  current: readonly T[],
  change: NamedChange<T>,
  item: T,
): NamedChange<T> {
  const now = current.find(({ name }) => name === item.name);
  const isSame =
    now !== undefined && JSON.stringify(now) === JSON.stringify(item);
  const others = change.changed.filter(({ name }) => name !== item.name);
  const at = change.changed.findIndex(({ name }) => name === item.name);
  const changed =
    at < 0
      ? [...others, item]
      : change.changed.map((known, index) => (index === at ? item : known));
  return {
    changed: isSame ? others : changed,
    removed: change.removed.filter(name => name !== item.name),
  };
}

/** Asks for an item to go; one that is not there yet is forgotten. */
export function removeNamed<T extends Named>(
  current: readonly T[],
  change: NamedChange<T>,
  name: string,
): NamedChange<T> {
  const isThere = current.some(item => item.name === name);
  const removed = change.removed.filter(known => known !== name);
  return {
    changed: change.changed.filter(item => item.name !== name),
    removed: isThere ? [...removed, name] : removed,
  };
}
