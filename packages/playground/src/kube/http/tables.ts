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

import { JsonObject } from '../json';
import { ResourceDefinition } from '../ResourceDefinition';
import { KubeObject } from '../types';
import { partialMetadata } from './ObjectJson';

/** Which object each row of a table carries. */
export type IncludeObject = 'Metadata' | 'Object' | 'None';

/** What {@link tableOf} is told. */
export interface TableOptions {
  nowMs: number;
  includeObject: IncludeObject;
  /** Only the first table of a watch has them. */
  withColumns: boolean;
  /** `metadata` of the list. */
  metadata?: JsonObject;
}

/** Objects as the table that `kubectl get` prints. */
export function tableOf(
  definition: ResourceDefinition,
  objects: readonly KubeObject[],
  options: TableOptions,
): JsonObject {
  const { nowMs, includeObject, withColumns, metadata = {} } = options;
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: withColumns
      ? definition.columns.map(column => ({
          name: column.name,
          type: column.type,
          format: column.format ?? '',
          description: column.description ?? '',
          priority: column.priority,
        }))
      : [],
    rows: objects.map(object => ({
      cells: definition.columns.map(
        column => column.value(object, nowMs) ?? null,
      ),
      ...(includeObject === 'Metadata' && { object: partialMetadata(object) }),
      ...(includeObject === 'Object' && { object }),
    })),
  };
}
