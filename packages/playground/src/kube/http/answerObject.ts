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
import { ObjectJson, partialMetadata } from './ObjectJson';
import { Representation } from './Representation';
import { ResourceRequest, WriteResult } from './ResourceRequest';
import { IncludeObject, tableOf } from './tables';

/** Answers an object as it was asked for; a Status or a Scale as it is. */
export function answerObject(
  json: ObjectJson,
  { code, object }: WriteResult,
  { answer, definition, cluster }: ResourceRequest,
  representation: Representation,
  includeObject: IncludeObject = 'Metadata',
): void {
  if (!isObjectOf(definition, object)) {
    answer.json(code, object, representation);
    return;
  }
  if (representation.as === 'Table') {
    answer.json(
      code,
      tableOf(definition, [object], {
        nowMs: cluster.clock.now(),
        includeObject,
        withColumns: true,
        metadata: { resourceVersion: object.metadata.resourceVersion },
      }),
      representation,
    );
  } else if (representation.as === 'PartialObjectMetadata') {
    answer.json(code, partialMetadata(object), representation);
  } else {
    answer.text(code, json.full(object), representation);
  }
}

/** Whether an answer is an object of the resource: others are a Status or a Scale. */
function isObjectOf(
  definition: ResourceDefinition,
  object: KubeObject | JsonObject,
): object is KubeObject {
  return object.kind === definition.kind;
}
