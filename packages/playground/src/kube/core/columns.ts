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

import { isJsonObject } from '../json';
import { ResourceColumn } from '../ResourceDefinition';
import { ageOf } from '../table/humanDuration';
import { compileJsonPath } from '../table/jsonPath';

/** What a column shows of an object. */
export type Cell = ResourceColumn['value'];

/** A column of text. */
export function column(
  name: string,
  value: Cell,
  priority = 0,
): ResourceColumn {
  return {
    name,
    type: 'string',
    format: name === 'Name' ? 'name' : '',
    description: `${name} of the object.`,
    priority,
    value,
  };
}

/** A column of whole numbers. */
export function counted(name: string, value: Cell): ResourceColumn {
  return { ...column(name, value), type: 'integer' };
}

/** The first value at a path, or what stands for none. */
export function at(path: string, none: unknown = '<none>'): Cell {
  const read = compileJsonPath(path);
  return object => read(object)[0] ?? none;
}

/** All values at a path. */
export function all(path: string): Cell {
  const read = compileJsonPath(path);
  return object => {
    const found = read(object);
    return found.length > 0 ? found.join(',') : '<none>';
  };
}

/** How many there are at a path. */
export function count(path: string): Cell {
  const read = compileJsonPath(path);
  return object => {
    const [found] = read(object);
    return isJsonObject(found) || Array.isArray(found)
      ? Object.keys(found).length
      : 0;
  };
}

export const nameColumn = column('Name', object => object.metadata.name);
export const ageColumn = column('Age', (object, nowMs) =>
  ageOf(object.metadata.creationTimestamp, nowMs),
);

/** Two numbers, as `2/3`. */
export function ratio(ready: string, wanted: string): Cell {
  const readReady = at(ready, 0);
  const readWanted = at(wanted, 0);
  return (object, nowMs) =>
    `${readReady(object, nowMs)}/${readWanted(object, nowMs)}`;
}

/** Labels at a path. */
export function selector(path: string): Cell {
  const read = compileJsonPath(path);
  return object => {
    const [found] = read(object);
    return isJsonObject(found) && Object.keys(found).length > 0
      ? Object.entries(found)
          .map(([key, value]) => `${key}=${value}`)
          .join(',')
      : '<none>';
  };
}
