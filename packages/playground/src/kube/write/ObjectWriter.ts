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
import { applyConfiguration } from '../apply/ManagedFields';
import { isJsonObject, jsonClone, JsonObject } from '../json';
import { ResourceDefinition } from '../ResourceDefinition';
import { fieldErrors } from '../status/FieldError';
import { kubeErrors } from '../status/KubeStatusError';
import { Store } from '../store/Store';
import { KubeObject } from '../types';
import { decodeObject } from './decodeObject';
import { Deleter } from './Deleter';
import { ObjectCompletion } from './ObjectCompletion';
import { ObjectInserter } from './ObjectInserter';
import { ObjectReplacer } from './ObjectReplacer';
import { placeObject, refuseOtherName } from './placeObject';
import { refuseUndeclared } from './refuseUndeclared';
import { StoredObjects } from './StoredObjects';
import { unsettle } from './unsettle';
import { WriteContext, WriteSubresource } from './WriteContext';
import { writerOf } from './writerOf';

/**
 * Creates and replaces objects by the rules of the API: decoding, defaults, validation, generations, field ownership,
 * optimistic locking. Everything that is read or returned is in the version of the definition it is asked by.
 */
export class ObjectWriter {
  readonly #clock: Clock;
  readonly #objects: StoredObjects;
  readonly #inserter: ObjectInserter;
  readonly #replacer: ObjectReplacer;

  constructor(options: { store: Store; clock: Clock; deleter: Deleter }) {
    const { clock } = options;
    const objects = new StoredObjects(options);
    const parts = { clock, objects, completion: new ObjectCompletion(options) };
    this.#clock = clock;
    this.#objects = objects;
    this.#inserter = new ObjectInserter(parts);
    this.#replacer = new ObjectReplacer(parts);
  }

  read(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    return this.#objects.read(definition, namespace, name);
  }

  /** As {@link read}; a missing object is a 404. */
  expect(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
  ): KubeObject {
    return this.#objects.expect(definition, namespace, name);
  }

  /** `body` is taken over and changed. */
  create(
    definition: ResourceDefinition,
    namespace: string | undefined,
    body: JsonObject,
    context: WriteContext,
  ): KubeObject {
    const object = decodeObject(definition, body, context);
    placeObject(definition, namespace, object.metadata);
    this.#objects.checkNamespace(definition, object.metadata);
    return this.#inserter.insert(definition, object, context);
  }

  /** `body` is not changed; parts of it that are the stored object's own are known to be right. */
  update(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
    body: JsonObject,
    context: WriteContext,
    subresource?: WriteSubresource,
  ): KubeObject {
    const existing = this.read(definition, namespace, name);
    const object = decodeObject(
      definition,
      existing ? unsettle(body, existing) : jsonClone(body),
      context,
    );
    placeObject(definition, namespace, object.metadata);
    if (object.metadata.name !== name) {
      throw kubeErrors.badRequest(
        object.metadata.name
          ? `the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`
          : 'name must be provided',
      );
    }
    if (!existing) {
      throw kubeErrors.notFound(definition.id, name);
    }
    if (!object.metadata.resourceVersion && !definition.core) {
      throw kubeErrors.invalid(
        { group: definition.id.group, kind: definition.kind },
        name,
        [
          fieldErrors.invalid(
            'metadata.resourceVersion',
            0,
            'must be specified for an update',
          ),
        ],
      );
    }
    return this.#replacer.replace(
      definition,
      existing,
      object,
      context,
      subresource,
    );
  }

  /** `change` is given the frozen object and answers what it is to become. */
  patch(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
    change: (current: KubeObject) => unknown,
    context: WriteContext,
    subresource?: WriteSubresource,
  ): KubeObject {
    const existing = this.expect(definition, namespace, name);
    const result = change(existing);
    if (!isJsonObject(result)) {
      throw kubeErrors.badRequest('the patch leaves no object');
    }
    const changed = unsettle(result, existing);
    const object = decodeObject(definition, changed, context);
    refuseOtherName(object.metadata, name);
    placeObject(definition, namespace, object.metadata);
    return this.#replacer.replace(
      definition,
      existing,
      object,
      context,
      subresource,
    );
  }

  /** Server-side apply; `applied` is taken over and changed. Makes the object where there is none. */
  apply(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
    applied: JsonObject,
    context: WriteContext,
    options: { force: boolean; subresource?: WriteSubresource },
  ): { object: KubeObject; created: boolean } {
    const metadata = isJsonObject(applied.metadata) ? applied.metadata : {};
    if (metadata.managedFields !== undefined) {
      throw kubeErrors.badRequest('metadata.managedFields must be nil');
    }
    if (applied.apiVersion === undefined || applied.kind === undefined) {
      throw kubeErrors.badRequest(
        'invalid object type: /, Kind=; apiVersion and kind must be set',
      );
    }
    refuseUndeclared(definition, applied, name);
    const wanted = decodeObject(definition, applied, context);
    wanted.metadata.name ??= name;
    refuseOtherName(wanted.metadata, name);
    placeObject(definition, namespace, wanted.metadata);
    const existing = this.read(definition, namespace, name);
    if (!existing) {
      this.#objects.checkNamespace(definition, wanted.metadata);
    }
    if (definition.status && options.subresource !== 'status') {
      delete wanted.status;
    }
    const { object, managers } = applyConfiguration(
      existing,
      wanted,
      definition.schema,
      writerOf(this.#clock, definition, context, options.subresource),
      { force: options.force },
    );
    const merged = (existing
      ? unsettle(object, existing)
      : jsonClone(object)) as unknown as KubeObject;
    if (!existing) {
      if (options.subresource) {
        throw kubeErrors.notFound(definition.id, name);
      }
      return {
        object: this.#inserter.insert(definition, merged, context, managers),
        created: true,
      };
    }
    return {
      object: this.#replacer.replace(
        definition,
        existing,
        merged,
        context,
        options.subresource,
        managers,
      ),
      created: false,
    };
  }
}
