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
import { ResourceDefinition } from '../ResourceDefinition';
import { FieldError, fieldErrors } from '../status/FieldError';
import { KubeObject } from '../types';

function goTypeOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float64';
    default:
      return Array.isArray(value)
        ? '[]interface {}'
        : 'map[string]interface {}';
  }
}

function checkReplicas(object: KubeObject, path: string): FieldError[] {
  const value = path
    .split('.')
    .reduce<unknown>(
      (part, name) => (isJsonObject(part) ? part[name] : undefined),
      object,
    );
  const field = `.${path}`;
  if (value === undefined || value === null) {
    return [];
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return [
      fieldErrors.invalid(
        field,
        0,
        `${field} accessor error: ${
          typeof value === 'object' ? JSON.stringify(value) : value
        } is of the type ${goTypeOf(value)}, expected int64`,
      ),
    ];
  }
  return value < 0
    ? [fieldErrors.invalid(field, value, 'should be a non-negative integer')]
    : [];
}

/** Checks the replicas of a custom resource that has a scale subresource: the real server names them a second time. */
export function validateScale(
  definition: ResourceDefinition,
  object: KubeObject,
  options: { statusOnly: boolean },
): FieldError[] {
  const { scale } = definition;
  if (!scale || definition.core) {
    return [];
  }
  return [
    ...(options.statusOnly ? [] : checkReplicas(object, scale.specReplicas)),
    ...checkReplicas(object, scale.statusReplicas),
  ];
}
