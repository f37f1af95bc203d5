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

import { at, isObject } from '../../../json';

/** An object of a JSON document. */
export type Json = Record<string, unknown>;

type Path = ReadonlyArray<string | number>;

/** The object at a path. @throws Error when there is none */
export function needObject(value: unknown, ...path: Path): Json {
  const found = at(value, ...path);
  return isObject(found) ? found : fail('object', path);
}

/** The objects of the list at a path. @throws Error when there is no such list */
export function needObjects(value: unknown, ...path: Path): Json[] {
  const found = at(value, ...path);
  return Array.isArray(found) && found.every(isObject)
    ? found
    : fail('list of objects', path);
}

/** The text at a path. @throws Error when there is none */
export function needText(value: unknown, ...path: Path): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : fail('text', path);
}

/** The texts of the list at a path. @throws Error when there is no such list */
export function needTexts(value: unknown, ...path: Path): string[] {
  const found = at(value, ...path);
  return Array.isArray(found) && found.every(isText)
    ? found
    : fail('list of texts', path);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function fail(what: string, path: Path): never {
  throw new Error(`There is no ${what} at "${path.join('.')}"`);
}
