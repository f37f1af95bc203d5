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

import { ManifestEdit } from '@database-platform/plugin-databases-common';
import { at, isObject } from '../json';
import { EditValue } from './EditValue';
import { keysBefore, layoutPath, ManifestLayout, own } from './ManifestLayout';
import { Path } from './paths';

/** The edits that make one manifest of another: as few and as deep as can be. Lists of objects that keep their length and their items' names are edited item by item. */
export function manifestEdits(
  layout: ManifestLayout,
  before: unknown,
  after: unknown,
): ManifestEdit[] {
  return editsAt(layout, before, after, []);
}

function editsAt(
  layout: ManifestLayout,
  before: unknown,
  after: unknown,
  path: Path,
): ManifestEdit[] {
  if (sameValue(before, after)) {
    return [];
  }
  if (
    isObjectList(before) &&
    isObjectList(after) &&
    before.length === after.length &&
    before.every((each, index) => isSameItem(each, after[index]))
  ) {
    return after.flatMap((each, index) =>
      editsAt(layout, before[index], each, [...path, index]),
    );
  }
  // The document itself is never replaced: one that holds nothing gets its keys one by one.
  const isRoot = path.length === 0;
  if (!isObject(after) || !(isObject(before) || isRoot)) {
    return [setEdit(layout, path, after, before === undefined)];
  }
  const old = isObject(before) ? before : {};
  const changed = Object.keys(after).flatMap(key =>
    Object.hasOwn(old, key)
      ? editsAt(layout, at(old, key), at(after, key), [...path, key])
      : [setEdit(layout, [...path, key], at(after, key), true)],
  );
  const gone = Object.keys(old)
    .filter(key => !Object.hasOwn(after, key))
    .map((key): ManifestEdit => ({ op: 'remove', path: [...path, key] }));
  return [...changed, ...gone];
}

function isObjectList(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.every(isObject);
}

/** An item with another name is another item: what is written beside the one does not belong to the other. */
function isSameItem(before: object, after: object): boolean {
  return sameValue(at(before, 'name'), at(after, 'name'));
}

/** Everything that is set is JSON: it comes from a parsed input, or from the manifest where nothing was changed. */
function setEdit(
  layout: ManifestLayout,
  path: Path,
  value: unknown,
  isNew: boolean,
): ManifestEdit {
  const after = isNew ? keysBefore(layout, path) : undefined;
  const comment = isNew ? own(layout.comments, layoutPath(path)) : undefined;
  return {
    op: 'set',
    path,
    value: value as EditValue,
    ...(comment !== undefined && { comment }),
    ...(after !== undefined && { after }),
  };
}

/** Whether two values are the same JSON, whatever the order of keys. */
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
