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
import { mergePatch } from '../patch/mergePatch';
import { ResourceDefinition } from '../ResourceDefinition';
import { KubeClusterApi, KubeObject, ResourceId } from '../types';
import { ObjectWriter } from './ObjectWriter';
import { WriteContext } from './WriteContext';

/** The writes of one controller that lives in the playground's process: `metadata.managedFields` names it. */
export class SignedWrites
  implements
    Pick<KubeClusterApi, 'create' | 'update' | 'updateStatus' | 'mergePatch'>
{
  readonly #context: WriteContext;

  constructor(
    private readonly writer: ObjectWriter,
    private readonly definitionOf: (resource: ResourceId) => ResourceDefinition,
    fieldManager: string,
  ) {
    this.#context = {
      fieldManager,
      fieldValidation: 'Ignore',
      dryRun: false,
      warn: () => {},
    };
  }

  create(resource: ResourceId, object: KubeObject): KubeObject {
    return this.writer.create(
      this.definitionOf(resource),
      object.metadata.namespace,
      body(object),
      this.#context,
    );
  }

  update(resource: ResourceId, object: KubeObject): KubeObject {
    return this.replace(resource, object);
  }

  updateStatus(resource: ResourceId, object: KubeObject): KubeObject {
    return this.replace(resource, object, 'status');
  }

  mergePatch(
    resource: ResourceId,
    namespace: string | undefined,
    name: string,
    patch: Record<string, unknown>,
    options: { subresource?: 'status' } = {},
  ): KubeObject {
    return this.writer.patch(
      this.definitionOf(resource),
      namespace,
      name,
      current => mergePatch(current, patch),
      this.#context,
      options.subresource,
    );
  }

  private replace(
    resource: ResourceId,
    object: KubeObject,
    subresource?: 'status',
  ): KubeObject {
    return this.writer.update(
      this.definitionOf(resource),
      object.metadata.namespace,
      object.metadata.name,
      object as unknown as JsonObject,
      this.#context,
      subresource,
    );
  }
}

function body(object: KubeObject): JsonObject {
  const copy: unknown = jsonClone(object);
  return isJsonObject(copy) ? copy : {};
}
