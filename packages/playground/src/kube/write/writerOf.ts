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

import { Clock } from '../../clock';
import { Writer } from '../apply/ManagedFields';
import { apiVersionOf, ResourceDefinition } from '../ResourceDefinition';
import { timestamp } from './timestamp';
import { WriteContext, WriteSubresource } from './WriteContext';

/** Who writes, as `metadata.managedFields` records it. */
export function writerOf(
  clock: Clock,
  definition: ResourceDefinition,
  context: WriteContext,
  subresource: WriteSubresource,
): Writer {
  return {
    manager: context.fieldManager,
    apiVersion: apiVersionOf(definition.id),
    subresource,
    time: timestamp(clock.now()),
    withoutStatus: definition.status && subresource !== 'status',
  };
}
