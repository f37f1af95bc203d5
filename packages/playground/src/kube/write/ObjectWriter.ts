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
import {
  applyConfiguration,
  FieldManager,
  managersAfterUpdate,
  Writer,
  writeManagers,
} from '../apply/ManagedFields';
import { Clock } from '../../clock';
import { isJsonObject, jsonClone, jsonEqual, JsonObject } from '../json';
import {
  apiVersionOf,
  ResourceDefinition,
  WriteFacts,
} from '../ResourceDefinition';
import { admitToNamespace } from '../quota/admitToNamespace';
import { applyDefaults } from '../schema/applyDefaults';
import { validateLists } from '../schema/validateLists';
import { fieldErrors } from '../status/FieldError';
import { kubeErrors } from '../status/KubeStatusError';
import { Store } from '../store/Store';
import { KubeObject, ObjectMeta } from '../types';
import { decodeObject } from './decodeObject';
import { Deleter } from './Deleter';
import { timestamp } from './timestamp';
import { refuseUndeclared } from './refuseUndeclared';
import { changesMoreThanStatus, unsettle } from './unsettle';
import { validateFields } from './validateFields';
import { validateMeta } from './validateMeta';
import { view } from './view';
import { validateScale } from './validateScale';
import { WriteContext } from './WriteContext';

/** The subresource through which an object is written; `undefined` is the object itself. */
export type WriteSubresource = 'status' | 'scale' | undefined;

const namespacesKey = '/namespaces';
const modified =
  'the object has been modified; please apply your changes to the latest version and try again';

/** Lower case letters and digits that cannot make words, as generated names end in. */
const suffixAlphabet = 'bcdfghjklmnpqrstvwxz2456789';

/**
 * Creates and replaces objects by the rules of the API: decoding, defaults, validation, generations, field ownership,
 * optimistic locking. Everything that is read or returned is in the version of the definition it is asked by.
 */
export class ObjectWriter {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #deleter: Deleter;
  #addresses = 0;

  constructor(options: { store: Store; clock: Clock; deleter: Deleter }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#deleter = options.deleter;
  }

  read(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    const stored = this.#store
      .collection(definition.storageKey)
      .get(definition.namespaced ? namespace : undefined, name);
    return stored && view(definition, stored);
  }

  /** As {@link read}; a missing object is a 404. */
  expect(
    definition: ResourceDefinition,
    namespace: string | undefined,
    name: string,
  ): KubeObject {
    const found = this.read(definition, namespace, name);
    if (!found) {
      throw kubeErrors.notFound(definition.id, name);
    }
    return found;
  }

  /** `body` is taken over and changed. */
  create(
    definition: ResourceDefinition,
    namespace: string | undefined,
    body: JsonObject,
    context: WriteContext,
  ): KubeObject {
    const object = decodeObject(definition, body, context);
    this.#place(definition, namespace, object.metadata);
    this.#checkNamespace(definition, object.metadata);
    return this.#insert(definition, object, context);
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
    this.#place(definition, namespace, object.metadata);
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
    return this.#replace(definition, existing, object, context, subresource);
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
    if (object.metadata.name !== name) {
      throw kubeErrors.badRequest(
        `the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`,
      );
    }
    this.#place(definition, namespace, object.metadata);
    return this.#replace(definition, existing, object, context, subresource);
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
    const apiVersion = apiVersionOf(definition.id);
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
    if (wanted.metadata.name !== name) {
      throw kubeErrors.badRequest(
        `the name of the object (${wanted.metadata.name}) does not match the name on the URL (${name})`,
      );
    }
    this.#place(definition, namespace, wanted.metadata);
    const existing = this.read(definition, namespace, name);
    if (!existing) {
      this.#checkNamespace(definition, wanted.metadata);
    }
    if (definition.status && options.subresource !== 'status') {
      delete wanted.status;
    }
    const { object, managers } = applyConfiguration(
      existing,
      wanted,
      definition.schema,
      this.#writer(definition, context, options.subresource, apiVersion),
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
        object: this.#insert(definition, merged, context, managers),
        created: true,
      };
    }
    return {
      object: this.#replace(
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

  #writer(
    definition: ResourceDefinition,
    context: WriteContext,
    subresource: WriteSubresource,
    apiVersion: string,
  ): Writer {
    return {
      manager: context.fieldManager,
      apiVersion,
      subresource,
      time: timestamp(this.#clock.now()),
      withoutStatus: definition.status && subresource !== 'status',
    };
  }

  #facts(): WriteFacts {
    return {
      nowMs: this.#clock.now(),
      nextAddress: () => {
        this.#addresses++;
        const low = this.#addresses % 254;
        const middle = Math.floor(this.#addresses / 254) % 256;
        return `10.96.${middle}.${low + 1}`;
      },
    };
  }

  /** Puts the request's namespace into the object, or refuses an object that names another one. */
  #place(
    definition: ResourceDefinition,
    namespace: string | undefined,
    metadata: ObjectMeta,
  ): void {
    if (!definition.namespaced) {
      delete metadata.namespace;
      return;
    }
    metadata.namespace ??= namespace;
    if (metadata.namespace !== namespace) {
      throw kubeErrors.badRequest(
        'the namespace of the provided object does not match the namespace sent on the request',
      );
    }
  }

  #checkNamespace(definition: ResourceDefinition, metadata: ObjectMeta): void {
    if (!definition.namespaced) {
      return;
    }
    const name = metadata.namespace ?? '';
    const namespace = this.#store
      .collection(namespacesKey)
      .get(undefined, name);
    if (!namespace) {
      throw kubeErrors.notFound({ group: '', plural: 'namespaces' }, name);
    }
    if (namespace.metadata.deletionTimestamp) {
      throw kubeErrors.forbidden(
        definition.id,
        metadata.name ?? '',
        `unable to create new content in namespace ${name} because it is being terminated`,
      );
    }
  }

  /** Defaults, the kind's own additions, and validation. */
  #complete(
    definition: ResourceDefinition,
    object: KubeObject,
    old: KubeObject | undefined,
    subresource?: WriteSubresource,
  ): void {
    if (!definition.core) {
      applyDefaults(object, definition.schema);
    }
    if (!old || changesMoreThanStatus(object, old)) {
      definition.prepare?.(object, old, this.#facts());
    }
    const errors = validateMeta(definition, object.metadata);
    errors.push(...validateFields(definition, object, subresource));
    if (!definition.core) {
      const statusOnly = subresource === 'status';
      errors.push(...validateScale(definition, object, { statusOnly }));
      errors.push(...validateLists(object, definition.schema, ''));
    }
    errors.push(...(definition.validate?.(object, old) ?? []));
    if (errors.length > 0) {
      throw kubeErrors.invalid(
        { group: definition.id.group, kind: definition.kind },
        object.metadata.name ?? '',
        errors,
      );
    }
  }

  #insert(
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
    this.#complete(definition, object, undefined);
    if (this.read(definition, metadata.namespace, metadata.name)) {
      throw kubeErrors.alreadyExists(definition.id, metadata.name);
    }
    admitToNamespace(this.#store, definition, object, undefined);
    const managers =
      appliedManagers ??
      managersAfterUpdate(
        undefined,
        object,
        definition.schema,
        this.#writer(
          definition,
          context,
          undefined,
          apiVersionOf(definition.id),
        ),
      );
    metadata.managedFields = writeManagers(managers ?? []);
    return this.#put(definition, object, context);
  }

  #generateName(definition: ResourceDefinition, metadata: ObjectMeta): string {
    const base = (metadata.generateName ?? '').slice(0, 58);
    for (let attempt = 0; attempt < 8; attempt++) {
      const suffix = [...randomBytes(5)]
        .map(byte => suffixAlphabet[byte % suffixAlphabet.length])
        .join('');
      const name = base + suffix;
      if (!this.read(definition, metadata.namespace, name)) {
        return name;
      }
    }
    throw kubeErrors.alreadyExists(definition.id, base);
  }

  #replace(
    definition: ResourceDefinition,
    existing: KubeObject,
    object: KubeObject,
    context: WriteContext,
    subresource: WriteSubresource,
    appliedManagers?: readonly FieldManager[],
  ): KubeObject {
    const old = existing.metadata;
    const { metadata } = object;
    const { name } = old;
    if (metadata.uid && metadata.uid !== old.uid) {
      throw kubeErrors.conflict(
        definition.id,
        name,
        `Precondition failed: UID in precondition: ${metadata.uid}, UID in object meta: ${old.uid}`,
      );
    }
    if (
      metadata.resourceVersion &&
      metadata.resourceVersion !== old.resourceVersion
    ) {
      throw kubeErrors.conflict(definition.id, name, modified);
    }
    const next = this.#keepOther(definition, existing, object, subresource);
    next.metadata = {
      ...next.metadata,
      uid: old.uid,
      resourceVersion: old.resourceVersion,
      creationTimestamp: old.creationTimestamp,
      generation: old.generation,
      deletionTimestamp: old.deletionTimestamp,
      deletionGracePeriodSeconds: old.deletionGracePeriodSeconds,
      managedFields: old.managedFields,
    };
    this.#complete(definition, next, existing, subresource);
    if (!subresource) {
      admitToNamespace(this.#store, definition, next, existing);
    }
    if (
      definition.generation &&
      !jsonEqual(
        withoutMetaAndStatus(definition, next),
        withoutMetaAndStatus(definition, existing),
      )
    ) {
      next.metadata.generation = (old.generation ?? 0) + 1;
    }
    const managers =
      appliedManagers ??
      managersAfterUpdate(
        existing,
        next,
        definition.schema,
        this.#writer(
          definition,
          context,
          subresource,
          apiVersionOf(definition.id),
        ),
      );
    const clearsManagers =
      !appliedManagers &&
      Array.isArray(metadata.managedFields) &&
      metadata.managedFields.every(
        entry => isJsonObject(entry) && Object.keys(entry).length === 0,
      ) &&
      old.managedFields !== undefined;
    if (clearsManagers) {
      delete next.metadata.managedFields;
    } else if (managers) {
      next.metadata.managedFields = writeManagers(managers);
    }
    if (jsonEqual(next, existing)) {
      return existing;
    }
    return this.#put(definition, next, context);
  }

  /** Takes from the existing object what this door does not let through. */
  #keepOther(
    definition: ResourceDefinition,
    existing: KubeObject,
    object: KubeObject,
    subresource: WriteSubresource,
  ): KubeObject {
    if (subresource === 'status') {
      return {
        ...existing,
        metadata: { ...existing.metadata },
        status: object.status,
        ...(object.status === undefined && { status: undefined }),
      };
    }
    if (!definition.status) {
      return object;
    }
    const { status, ...rest } = object;
    return {
      ...(rest as KubeObject),
      ...(existing.status !== undefined && {
        status: existing.status,
      }),
    };
  }

  #put(
    definition: ResourceDefinition,
    object: KubeObject,
    context: WriteContext,
  ): KubeObject {
    const clean = dropUndefined(object);
    if (context.dryRun) {
      return Object.freeze(clean);
    }
    const stored = definition.toStorage ? definition.toStorage(clean) : clean;
    if (this.#deleter.isDone(definition.storageKey, stored)) {
      return view(
        definition,
        this.#deleter.remove(definition.storageKey, stored),
      );
    }
    return view(definition, this.#store.put(definition.storageKey, stored));
  }
}

function withoutMetaAndStatus(
  definition: ResourceDefinition,
  object: KubeObject,
): JsonObject {
  const { metadata, status, ...rest } = object;
  return definition.status ? rest : { ...rest, status };
}

/** Fields that are `undefined` are no fields: at the top and in metadata, where this file makes some. */
function dropUndefined(object: KubeObject): KubeObject {
  const clean = { ...object, metadata: { ...object.metadata } };
  for (const part of [clean, clean.metadata] as unknown as JsonObject[]) {
    for (const name of Object.keys(part)) {
      if (part[name] === undefined) {
        delete part[name];
      }
    }
  }
  return clean;
}
