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

import { isRecord, JsonRecord } from '../../shared';

/** Lays a part of a pod's spec over another: maps by key, lists of named things by name, other lists whole (merge_patch_object). */
export function mergeNamed(base: JsonRecord, patch: JsonRecord): JsonRecord {
  const merged: JsonRecord = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    merged[key] = mergedValue(base[key], value);
  }
  return merged;
}

function mergedValue(base: unknown, patch: unknown): unknown {
  if (isRecord(base) && isRecord(patch)) {
    return mergeNamed(base, patch);
  }
  if (!Array.isArray(base) || !Array.isArray(patch) || !patch.every(isRecord)) {
    return patch;
  }
  const items: unknown[] = [...base];
  for (const item of patch) {
    const at = items.findIndex(
      each =>
        isRecord(each) && each.name !== undefined && each.name === item.name,
    );
    if (at < 0) {
      items.push(item);
    } else {
      items[at] = mergedValue(items[at], item);
    }
  }
  return items;
}
