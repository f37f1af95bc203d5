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
import { isJsonObject } from '../json';
import { GroupResource, kubeErrors } from '../status/KubeStatusError';
import { ObjectLocation, Store } from '../store/Store';
import { KubeObject, ObjectMeta } from '../types';
import { timestamp } from './timestamp';
import { DeleteRequest } from './WriteContext';

const podsKey = '/pods';
const namespacesKey = '/namespaces';
const foreground = 'foregroundDeletion';
const orphan = 'orphan';

/** What became of an object that was to be deleted. */
export interface Deletion {
  object: KubeObject;
  /** It is gone; else it waits for finalizers, its grace period or its dependents. */
  gone: boolean;
}

/**
 * Deletes objects by the rules of the API and of Kubernetes' garbage collector: finalizers, grace periods of pods,
 * dependents, and the contents of namespaces. Unlike the real one it has collected when the call returns.
 */
export class Deleter {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #podTerminationMs: number;

  /**
   * `podTerminationMs`: there is no kubelet, so a pod that is being deleted is gone this much of the world's time later,
   * or at the end of its grace period if that is sooner, unless someone has ended it before.
   */
  constructor(options: {
    store: Store;
    clock: Clock;
    podTerminationMs: number;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#podTerminationMs = options.podTerminationMs;
  }

  /** @throws KubeStatusError 404 when there is nothing, 409 when a precondition is not met */
  delete(
    storageKey: string,
    resource: GroupResource,
    namespace: string | undefined,
    name: string,
    request: DeleteRequest = {},
  ): Deletion {
    const object = this.#store.collection(storageKey).get(namespace, name);
    if (!object) {
      throw kubeErrors.notFound(resource, name);
    }
    checkPreconditions(resource, object, request);
    const metadata = this.#marked(storageKey, object, request);
    const waits =
      (metadata.finalizers?.length ?? 0) > 0 ||
      (metadata.deletionGracePeriodSeconds ?? 0) > 0 ||
      storageKey === namespacesKey;
    if (request.dryRun) {
      return { object, gone: !waits };
    }
    if (!waits) {
      return { object: this.remove(storageKey, object), gone: true };
    }
    const before = object.metadata;
    let current = object;
    if (
      before.deletionTimestamp !== metadata.deletionTimestamp ||
      before.deletionGracePeriodSeconds !==
        metadata.deletionGracePeriodSeconds ||
      before.finalizers?.join() !== metadata.finalizers?.join()
    ) {
      current = this.#store.put(storageKey, {
        ...object,
        metadata,
        ...(storageKey === namespacesKey && {
          status: { phase: 'Terminating' },
        }),
      });
    }
    this.#pursue(storageKey, current);
    const left = this.#store.collection(storageKey).get(namespace, name);
    return left && left.metadata.uid === current.metadata.uid
      ? { object: left, gone: false }
      : { object: current, gone: true };
  }

  /** Whether nothing holds an object any more that is being deleted. */
  isDone(storageKey: string, object: KubeObject): boolean {
    const { metadata } = object;
    return (
      metadata.deletionTimestamp !== undefined &&
      (metadata.finalizers?.length ?? 0) === 0 &&
      (metadata.deletionGracePeriodSeconds ?? 0) === 0 &&
      (storageKey !== namespacesKey || this.#isEmpty(metadata.name))
    );
  }

  /** Takes an object out of the store and follows what depends on that. */
  remove(storageKey: string, object: KubeObject): KubeObject {
    const last = this.#store.remove(storageKey, object);
    const { uid, namespace, ownerReferences } = object.metadata;
    if (uid) {
      this.#collect(uid, { orphaned: false });
    }
    for (const owner of ownerReferences ?? []) {
      this.#release(owner.uid);
    }
    if (namespace) {
      this.#finishNamespace(namespace);
    }
    return last;
  }

  #marked(
    storageKey: string,
    object: KubeObject,
    request: DeleteRequest,
  ): ObjectMeta {
    const { metadata } = object;
    const finalizers = (metadata.finalizers ?? []).filter(
      one =>
        request.propagationPolicy === undefined ||
        (one !== foreground && one !== orphan),
    );
    if (request.propagationPolicy === 'Foreground') {
      finalizers.push(foreground);
    } else if (request.propagationPolicy === 'Orphan') {
      finalizers.push(orphan);
    }
    const grace = Math.min(
      storageKey === podsKey ? graceOf(object, request) : 0,
      metadata.deletionGracePeriodSeconds ?? Infinity,
    );
    const first = metadata.deletionTimestamp === undefined;
    const { finalizers: _, ...rest } = metadata;
    return {
      ...rest,
      ...(finalizers.length > 0 && { finalizers }),
      deletionTimestamp: first
        ? timestamp(this.#clock.now() + grace * 1000)
        : metadata.deletionTimestamp,
      deletionGracePeriodSeconds: grace,
      ...(first &&
        metadata.generation !== undefined && {
          generation: metadata.generation + 1,
        }),
    };
  }

  /** Does what the marked object waits for, as far as it is ours to do. */
  #pursue(storageKey: string, object: KubeObject): void {
    const { uid = '', name, namespace, finalizers = [] } = object.metadata;
    if (finalizers.includes(orphan)) {
      this.#collect(uid, { orphaned: true });
      this.#dropFinalizer(storageKey, namespace, name, orphan);
    }
    if (finalizers.includes(foreground)) {
      for (const dependent of this.#store.dependentsOf(uid)) {
        this.#deleteDependent(dependent, 'Foreground');
      }
      this.#release(uid);
    }
    if (storageKey === namespacesKey) {
      this.#emptyNamespace(name);
    }
    if (storageKey === podsKey) {
      this.#endPodLater(object);
    }
  }

  #endPodLater(pod: KubeObject): void {
    const { uid, name, namespace } = pod.metadata;
    const grace = (pod.metadata.deletionGracePeriodSeconds ?? 0) * 1000;
    if (grace === 0) {
      // It has ended: what is left are finalizers, which others take away.
      return;
    }
    this.#clock.after(Math.min(grace, this.#podTerminationMs), () => {
      const current = this.#store.collection(podsKey).get(namespace, name);
      if (current?.metadata.uid === uid) {
        this.delete(podsKey, { group: '', plural: 'pods' }, namespace, name, {
          gracePeriodSeconds: 0,
        });
      }
    });
  }

  /** Deletes the dependents of an object that is gone, or lets go of them. */
  #collect(uid: string, options: { orphaned: boolean }): void {
    for (const dependent of this.#store.dependentsOf(uid)) {
      const object = this.#at(dependent);
      if (!object) {
        continue;
      }
      const others = (object.metadata.ownerReferences ?? []).filter(
        owner => owner.uid !== uid,
      );
      const living = others.some(owner => this.#store.locate(owner.uid));
      if (living || options.orphaned) {
        const { ownerReferences, ...metadata } = object.metadata;
        this.#store.put(dependent.storageKey, {
          ...object,
          metadata: {
            ...metadata,
            ...(others.length > 0 && { ownerReferences: others }),
          },
        });
      } else {
        this.#deleteDependent(dependent, 'Background');
      }
    }
  }

  #deleteDependent(
    location: ObjectLocation,
    propagationPolicy: 'Background' | 'Foreground',
  ): void {
    const object = this.#at(location);
    if (!object) {
      return;
    }
    const hasOwn =
      this.#store.dependentsOf(object.metadata.uid ?? '').length > 0;
    this.delete(
      location.storageKey,
      { group: '', plural: location.storageKey },
      location.namespace,
      location.name,
      propagationPolicy === 'Foreground' && hasOwn ? { propagationPolicy } : {},
    );
  }

  /** Ends an owner's foreground deletion once nothing that blocks it is left. */
  #release(ownerUid: string): void {
    const location = this.#store.locate(ownerUid);
    const owner = location && this.#at(location);
    if (!location || !owner?.metadata.finalizers?.includes(foreground)) {
      return;
    }
    const blocked = this.#store
      .dependentsOf(ownerUid)
      .some(dependent =>
        this.#at(dependent)?.metadata.ownerReferences?.some(
          one => one.uid === ownerUid && one.blockOwnerDeletion,
        ),
      );
    if (!blocked) {
      const { storageKey, namespace, name } = location;
      this.#dropFinalizer(storageKey, namespace, name, foreground);
    }
  }

  #dropFinalizer(
    storageKey: string,
    namespace: string | undefined,
    name: string,
    finalizer: string,
  ): void {
    const object = this.#store.collection(storageKey).get(namespace, name);
    if (!object) {
      return;
    }
    const { finalizers = [], ...metadata } = object.metadata;
    const left = finalizers.filter(one => one !== finalizer);
    const next: KubeObject = {
      ...object,
      metadata: { ...metadata, ...(left.length > 0 && { finalizers: left }) },
    };
    if (this.isDone(storageKey, next)) {
      this.remove(storageKey, next);
    } else {
      this.#store.put(storageKey, next);
    }
  }

  #emptyNamespace(namespace: string): void {
    for (const storageKey of this.#store.storageKeys) {
      for (const object of this.#store.collection(storageKey).list(namespace)) {
        if (this.#at({ storageKey, namespace, name: object.metadata.name })) {
          this.delete(
            storageKey,
            { group: '', plural: storageKey },
            namespace,
            object.metadata.name,
          );
        }
      }
    }
    this.#finishNamespace(namespace);
  }

  #isEmpty(namespace: string): boolean {
    return this.#store.storageKeys.every(
      storageKey =>
        this.#store.collection(storageKey).list(namespace).length === 0,
    );
  }

  #finishNamespace(name: string): void {
    const namespace = this.#store
      .collection(namespacesKey)
      .get(undefined, name);
    if (namespace && this.isDone(namespacesKey, namespace)) {
      this.remove(namespacesKey, namespace);
    }
  }

  #at(location: ObjectLocation): KubeObject | undefined {
    return this.#store
      .collection(location.storageKey)
      .get(location.namespace, location.name);
  }
}

/** Seconds that a pod is given to end: none if it never ran anywhere, or has ended already. */
function graceOf(pod: KubeObject, request: DeleteRequest): number {
  const spec = isJsonObject(pod.spec) ? pod.spec : {};
  const status = isJsonObject(pod.status) ? pod.status : {};
  if (
    !spec.nodeName ||
    status.phase === 'Succeeded' ||
    status.phase === 'Failed'
  ) {
    return 0;
  }
  return Math.max(
    0,
    request.gracePeriodSeconds ??
      Number(spec.terminationGracePeriodSeconds ?? 30),
  );
}

function checkPreconditions(
  resource: GroupResource,
  object: KubeObject,
  { preconditions }: DeleteRequest,
): void {
  const { name, uid, resourceVersion } = object.metadata;
  // Here, and only here, the real server names the kind instead of the resource.
  const named = { group: resource.group, plural: object.kind };
  if (preconditions?.uid && preconditions.uid !== uid) {
    throw kubeErrors.conflict(
      named,
      name,
      `the UID in the precondition (${preconditions.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  }
  if (
    preconditions?.resourceVersion &&
    preconditions.resourceVersion !== resourceVersion
  ) {
    throw kubeErrors.conflict(
      named,
      name,
      `the ResourceVersion in the precondition (${preconditions.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
    );
  }
}
