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

import { ResourceDefinition } from '../ResourceDefinition';
import { validateSchema } from '../schema/validateSchema';
import { FieldError } from '../status/FieldError';
import { KubeObject } from '../types';
import type { WriteSubresource } from './WriteContext';

/** What the schema says. Of a custom resource's status subresource only the status is checked, by paths of its own. */
export function validateFields(
  definition: ResourceDefinition,
  object: KubeObject,
  subresource: WriteSubresource,
): FieldError[] {
  const { schema, core } = definition;
  if (subresource === 'status' && !core) {
    const below = schema.properties?.get('status');
    return below && object.status !== undefined
      ? validateSchema(object.status, below, '').map(error => ({
          ...error,
          field: error.field ? `status.${error.field}` : 'status',
        }))
      : [];
  }
  // Metadata has rules of its own, with words of their own.
  return validateSchema(object, schema, '').filter(
    error => !error.field.startsWith('metadata.'),
  );
}
