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

import { randomBytes, randomUUID } from 'node:crypto';
import { Clock } from '../../clock';
import {
  FieldManager,
  managersAfterUpdate,
  writeManagers,
} from '../apply/ManagedFields';
import { admitToNamespace } from '../quota/admitToNamespace';
import { ResourceDefinition } from '../ResourceDefinition';
import { kubeErrors } from '../status/KubeStatusError';
import { KubeObject, ObjectMeta } from '../types';
import { ObjectCompletion } from './ObjectCompletion';
import { StoredObjects } from './StoredObjects';
import { timestamp } from './timestamp';
import { WriteContext } from './WriteContext';
import { writerOf } from './writerOf';

/** Lower case letters and digits that cannot make words, as generated names end in. */
const suffixAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

/** Puts objects into the store that are not there yet. */
export class ObjectInserter {
  readonly #clock: Clock;
  readonly #objects: StoredObjects;
  readonly #completion: ObjectCompletion;

  constructor(options: {
    clock: Clock;
    objects: StoredObjects;
    completion: ObjectCompletion;
  }) {
    this.#clock = options.clock;
    this.#objects = options.objects;
    this.#completion = options.completion;
  }

  /** `appliedManagers`: who owns the fields, where that is known already. */
  insert(
    definition: ResourceDefinition,
    object: KubeObject,
    context: WriteContext,
    appliedManagers?: readonly FieldManager[],
  ): KubeObject {
    const { metadata } = object;
    if (metadata.resourceVersion) {
      throw kubeErrors.badRequest(
        'resourceVersion should not be set on objects to be created',
      );
    }
    const generated = !metadata.name && metadata.generateName;
    if (generated) {
      metadata.name = this.#generateName(definition, metadata);
    }
    metadata.uid = randomUUID();
    metadata.creationTimestamp = timestamp(this.#clock.now());
    delete metadata.deletionTimestamp;
    delete metadata.deletionGracePeriodSeconds;
    delete metadata.managedFields;
    delete metadata.generation;
    if (definition.generation) {
      metadata.generation = 1;
    }
    if (definition.status) {
      delete object.status;
    }
    this.#completion.complete(definition, object, undefined);
    if (this.#objects.read(definition, metadata.namespace, metadata.name)) {
      throw kubeErrors.alreadyExists(definition.id, metadata.name);
    }
    admitToNamespace(this.#objects.store, definition, object, undefined);
    const managers =
      appliedManagers ??
      managersAfterUpdate(
        undefined,
        object,
        definition.schema,
        writerOf(this.#clock, definition, context, undefined),
      );
    metadata.managedFields = writeManagers(managers ?? []);
    return this.#objects.put(definition, object, context);
  }

  #generateName(definition: ResourceDefinition, metadata: ObjectMeta): string {
    const base = (metadata.generateName ?? '').slice(0, 58);
    for (let attempt = 0; attempt < 8; attempt++) {
      const suffix = [...randomBytes(5)]
        .map(byte => suffixAlphabet[byte % suffixAlphabet.length])
        .join('');
      const name = base + suffix;
      if (!this.#objects.read(definition, metadata.namespace, name)) {
        return name;
      }
    }
    throw kubeErrors.alreadyExists(definition.id, base);
  }
}
