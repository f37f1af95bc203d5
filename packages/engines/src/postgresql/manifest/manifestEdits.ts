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
import { ManifestEdit } from '@database-platform/plugin-databases-common';
import { at, isObject } from '../../json';
import { comments, keysBefore } from './keyOrder';

/** The fewest edits that make one manifest of another. Lists are replaced whole. */
export function manifestEdits(before: unknown, after: unknown): ManifestEdit[] {
  return editsAt(before, after, []);
}

function editsAt(
  before: unknown,
  after: unknown,
  path: readonly string[],
): ManifestEdit[] {
  if (sameValue(before, after)) {
    return [];
  }
  // The document itself is never replaced: one that holds nothing gets its keys one by one.
  const isRoot = path.length === 0;
  if (!isObject(after) || !(isObject(before) || isRoot)) {
    return [setEdit(path, after, before === undefined)];
  }
  const old = isObject(before) ? before : {};
  const changed = Object.keys(after).flatMap(key =>
    Object.hasOwn(old, key)
      ? editsAt(at(old, key), at(after, key), [...path, key])
      : [setEdit([...path, key], at(after, key), true)],
  );
  const gone = Object.keys(old)
    .filter(key => !Object.hasOwn(after, key))
    .map((key): ManifestEdit => ({ op: 'remove', path: [...path, key] }));
  return [...changed, ...gone];
}

/** Everything that is set is JSON: it comes from a parsed input, or from the manifest where nothing was changed. */
function setEdit(
  path: readonly string[],
  value: unknown,
  isNew: boolean,
): ManifestEdit {
  const after = isNew ? keysBefore(path) : undefined;
  const comment = isNew ? commentOf(path) : undefined;
  return {
    op: 'set',
    path,
    value: value as EditValue,
    ...(comment !== undefined && { comment }),
    ...(after !== undefined && { after }),
  };
}

function commentOf(path: readonly string[]): string | undefined {
  const key = path.join('.');
  return Object.hasOwn(comments, key) ? comments[key] : undefined;
}

/** The same JSON, in whatever order of keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) {
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((each, i) => sameValue(each, b[i]));
  }
  if (!isObject(a) || !isObject(b)) {
    return false;
  }
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      key => Object.hasOwn(b, key) && sameValue(at(a, key), at(b, key)),
    )
  );
}
