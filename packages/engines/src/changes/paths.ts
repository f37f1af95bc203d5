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

import { at, isObject } from '../json';
import { EditValue } from './EditValue';

/** Of a field in a manifest; numbers are places in lists. */
export type Path = ReadonlyArray<string | number>;

/**
 * The object with a value at a path; the one that is given stays as it is. What stands in the way of a path is replaced.
 *
 * @remarks
 * A place in a list is replaced where it is there, and else put at the list's end.
 */
export function setAt(value: unknown, path: Path, by: EditValue): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return by;
  }
  if (typeof key === 'number') {
    const items: unknown[] = Array.isArray(value) ? [...value] : [];
    const place = Math.min(key, items.length);
    items[place] = setAt(items[place], rest, by);
    return items;
  }
  const object = isObject(value) ? value : {};
  return { ...object, [key]: setAt(at(object, key), rest, by) };
}

/** The object without the value at a path, and without the objects that are empty then. */
export function removeAt(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined || !holds(value, key)) {
    return value;
  }
  const inner = at(value, key);
  const changed = rest.length > 0 ? removeAt(inner, rest) : undefined;
  if (rest.length > 0 && changed === inner) {
    return value;
  }
  return rest.length === 0 || isEmptyObject(changed)
    ? without(value, key)
    : setAt(value, [key], changed as EditValue);
}

function holds(value: unknown, key: string | number): boolean {
  return typeof key === 'number'
    ? Array.isArray(value) && key < value.length
    : isObject(value) && Object.hasOwn(value, key);
}

function isEmptyObject(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function without(value: unknown, key: string | number): unknown {
  return Array.isArray(value)
    ? value.filter((_, index) => index !== key)
    : Object.fromEntries(
        Object.entries(isObject(value) ? value : {}).filter(
          ([each]) => each !== key,
        ),
      );
}
