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

import { isJsonArray, isJsonObject, JsonValue } from '../JsonValue';
import { YamlPath } from '../YamlEdit';

/** A value with one path set or, with `undefined`, removed: written without regard to how editYaml does it. */
export function withValue(
  value: JsonValue | undefined,
  [step, ...rest]: YamlPath,
  wanted: JsonValue | undefined,
): JsonValue {
  const isLast = rest.length === 0;
  if (isJsonArray(value)) {
    const list = [...value];
    const index = Number(step);
    if (isLast && wanted === undefined) {
      list.splice(index, 1);
    } else {
      list[index] = isLast ? wanted! : withValue(list[index], rest, wanted);
    }
    return list;
  }
  const object = isJsonObject(value) ? value : {};
  if (isLast && wanted === undefined) {
    return Object.fromEntries(
      Object.entries(object).filter(([key]) => key !== String(step)),
    );
  }
  return {
    ...object,
    [step]: isLast ? wanted! : withValue(object[step], rest, wanted),
  };
}
