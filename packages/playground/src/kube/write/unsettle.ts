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

import { isJsonObject, jsonClone, JsonObject } from '../json';
import { KubeObject } from '../types';

/** Whether a field other than metadata and status is another than it was. */
export function changesMoreThanStatus(
  object: KubeObject,
  old: KubeObject,
): boolean {
  return [...Object.keys(object), ...Object.keys(old)].some(
    name =>
      name !== 'metadata' && name !== 'status' && object[name] !== old[name],
  );
}

/**
 * A copy that can be changed. Fields that are the existing object's own, whole and untouched, stay as they are: frozen,
 * which says that they need no checking.
 */
export function unsettle(object: JsonObject, existing: KubeObject): JsonObject {
  const copy: JsonObject = {};
  for (const [name, value] of Object.entries(object)) {
    if (value !== undefined) {
      copy[name] =
        value === existing[name] || name === 'metadata'
          ? value
          : jsonClone(value);
    }
  }
  if (isJsonObject(object.metadata)) {
    const { managedFields, ...metadata } = object.metadata;
    copy.metadata = {
      ...jsonClone(metadata),
      ...(managedFields !== undefined && {
        managedFields:
          managedFields === existing.metadata.managedFields
            ? managedFields
            : jsonClone(managedFields),
      }),
    };
  }
  return copy;
}
