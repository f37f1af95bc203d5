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

import { isJsonObject, jsonEqual, JsonObject } from '../json';
import { Schema } from '../schema/Schema';

const deleteFromList = '$deleteFromPrimitiveList/';
const order = '$setElementOrder/';

function strategies(schema: Schema | undefined): readonly string[] {
  return schema?.patchStrategy ?? [];
}

function childSchema(
  schema: Schema | undefined,
  name: string,
): Schema | undefined {
  const property = schema?.properties?.get(name);
  if (property) {
    return property;
  }
  return typeof schema?.additionalProperties === 'object'
    ? schema.additionalProperties
    : undefined;
}

function itemIndex(
  list: readonly unknown[],
  key: string,
  value: unknown,
): number {
  return list.findIndex(item => isJsonObject(item) && item[key] === value);
}

/** Sorts a list as the patch says; entries that it does not name keep their place behind the one before them. */
function reorder(
  list: readonly unknown[],
  wanted: readonly unknown[],
  idOf: (item: unknown) => unknown,
): unknown[] {
  const ids = wanted.map(idOf);
  const rank = (item: unknown) =>
    ids.findIndex(id => jsonEqual(id, idOf(item)));
  const named = list
    .filter(item => rank(item) >= 0)
    .sort((a, b) => rank(a) - rank(b));
  const result: unknown[] = [];
  for (const item of list) {
    if (rank(item) >= 0) {
      result.push(named.shift());
    } else {
      result.push(item);
    }
  }
  return result;
}

function mergeObjectList(
  target: readonly unknown[],
  patch: readonly unknown[],
  schema: Schema,
  key: string,
): unknown[] {
  if (patch.some(item => isJsonObject(item) && item.$patch === 'replace')) {
    return patch.filter(
      item => !(isJsonObject(item) && item.$patch === 'replace'),
    );
  }
  const result = [...target];
  for (const item of patch) {
    if (!isJsonObject(item)) {
      continue;
    }
    const index = itemIndex(result, key, item[key]);
    if (item.$patch === 'delete') {
      if (index >= 0) {
        result.splice(index, 1);
      }
    } else if (index >= 0) {
      result[index] = strategicMergePatch(result[index], item, schema.items);
    } else {
      result.push(strategicMergePatch({}, item, schema.items));
    }
  }
  return result;
}

function mergeList(
  target: unknown,
  patch: readonly unknown[],
  schema: Schema | undefined,
): unknown[] {
  if (
    !Array.isArray(target) ||
    !schema ||
    !strategies(schema).includes('merge')
  ) {
    return patch.filter(item => !(isJsonObject(item) && item.$patch));
  }
  if (schema.patchMergeKey) {
    return mergeObjectList(target, patch, schema, schema.patchMergeKey);
  }
  return [
    ...target,
    ...patch.filter(item => !target.some(other => jsonEqual(item, other))),
  ];
}

function idReader(schema: Schema | undefined): (item: unknown) => unknown {
  const key = schema?.patchMergeKey;
  return key ? item => (isJsonObject(item) ? item[key] : item) : item => item;
}

/**
 * Strategic merge patch, Kubernetes' own: lists merge by the key that the type names, and directives (`$patch`,
 * `$deleteFromPrimitiveList`, `$setElementOrder`, `$retainKeys`) say the rest. Neither argument is changed.
 */
export function strategicMergePatch(
  target: unknown,
  patch: unknown,
  schema: Schema | undefined,
): unknown {
  if (!isJsonObject(patch)) {
    return patch;
  }
  if (patch.$patch === 'replace') {
    const { $patch, ...rest } = patch;
    return rest;
  }
  if (patch.$patch === 'delete') {
    return {};
  }
  const original: JsonObject = isJsonObject(target) ? target : {};
  const result: JsonObject = { ...original };
  const retained = patch.$retainKeys;
  if (Array.isArray(retained)) {
    for (const name of Object.keys(result)) {
      if (!retained.includes(name)) {
        delete result[name];
      }
    }
  }
  for (const [name, value] of Object.entries(patch)) {
    if (name.startsWith(deleteFromList)) {
      const field = name.slice(deleteFromList.length);
      const list = result[field];
      if (Array.isArray(list) && Array.isArray(value)) {
        result[field] = list.filter(
          item => !value.some(other => jsonEqual(item, other)),
        );
      }
    } else if (name.startsWith('$')) {
      continue;
    } else if (value === null) {
      delete result[name];
    } else if (Array.isArray(value)) {
      result[name] = mergeList(result[name], value, childSchema(schema, name));
    } else if (isJsonObject(value)) {
      const child = childSchema(schema, name);
      result[name] = strategicMergePatch(
        strategies(child).includes('replace') ? {} : result[name],
        value,
        child,
      );
      if (isJsonObject(value) && value.$patch === 'delete') {
        delete result[name];
      }
    } else {
      result[name] = value;
    }
  }
  for (const [name, wanted] of Object.entries(patch)) {
    if (name.startsWith(order) && Array.isArray(wanted)) {
      const field = name.slice(order.length);
      const list = result[field];
      if (Array.isArray(list)) {
        result[field] = reorder(
          list,
          wanted,
          idReader(childSchema(schema, field)),
        );
      }
    }
  }
  return result;
}
