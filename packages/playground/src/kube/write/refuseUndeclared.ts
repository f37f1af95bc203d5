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
import { apiVersionOf, ResourceDefinition } from '../ResourceDefinition';
import { pruneFields } from '../schema/pruneFields';
import { kubeErrors } from '../status/KubeStatusError';

/** An applied configuration may have no fields that the schema does not know, whatever is said of validation. */
export function refuseUndeclared(
  definition: ResourceDefinition,
  applied: JsonObject,
  name: string,
): void {
  const { namespace = '' } = isJsonObject(applied.metadata)
    ? applied.metadata
    : {};
  const unknown: string[] = [];
  pruneFields(jsonClone(applied), definition.schema, unknown);
  if (unknown.length === 0) {
    return;
  }
  const said = unknown.map(path => `.${path}: field not declared in schema`);
  const all =
    said.length === 1
      ? said[0]
      : ['errors:', ...said.map(line => `  ${line}`)].join('\n');
  throw kubeErrors.unnamed(
    `failed to create typed patch object (${namespace}/${name}; ${apiVersionOf(
      definition.id,
    )}, Kind=${definition.kind}): ${all}`,
  );
}
