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

import { EditValue } from './EditValue';
import { at, isObject } from '../../json';

/** A place in a manifest. */
export type Path = readonly string[];

/** A copy of `value` with something else at a place; objects on the way are made where there are none. */
export function setAt(value: unknown, path: Path, by: EditValue): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return by;
  }
  const object = isObject(value) ? value : {};
  return { ...object, [key]: setAt(at(object, key), rest, by) };
}

/**
 * A copy of `value` without a place; `value` itself when the place is not there. Objects that are empty then go too: an empty map is not the same to the
 * operator as none (pkg/cluster/sync.go, syncDatabases).
 */
export function removeAt(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined || !isObject(value) || !Object.hasOwn(value, key)) {
    return value;
  }
  const inner = at(value, key);
  const changed = rest.length > 0 ? removeAt(inner, rest) : undefined;
  if (rest.length > 0 && changed === inner) {
    return value;
  }
  const goes =
    rest.length === 0 ||
    (isObject(changed) && Object.keys(changed).length === 0);
  return goes
    ? Object.fromEntries(Object.entries(value).filter(([each]) => each !== key))
    : { ...value, [key]: changed };
}
