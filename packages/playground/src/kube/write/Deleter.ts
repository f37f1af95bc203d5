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
import { GroupResource, kubeErrors } from '../status/KubeStatusError';
import { ObjectLocation, Store } from '../store/Store';
import { storageKeys } from '../store/storageKeys';
import { KubeObject } from '../types';
import { checkPreconditions } from './checkPreconditions';
import { deletionMark, propagationFinalizers } from './deletionMark';
import { GarbageCollector } from './GarbageCollector';
import { DeleteRequest } from './WriteContext';

const { foreground, orphan } = propagationFinalizers;

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
  readonly #collector: GarbageCollector;

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
    this.#collector = new GarbageCollector({
      store: this.#store,
      deletes: {
        delete: (...asked) => this.delete(...asked),
        dropFinalizer: (location, finalizer) =>
          this.#dropFinalizer(location, finalizer),
      },
    });
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
    const metadata = deletionMark(
      storageKey,
      object,
      request,
      this.#clock.now(),
    );
    const waits =
      (metadata.finalizers?.length ?? 0) > 0 ||
      (metadata.deletionGracePeriodSeconds ?? 0) > 0 ||
      storageKey === storageKeys.namespaces;
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
        ...(storageKey === storageKeys.namespaces && {
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
      (storageKey !== storageKeys.namespaces || this.#isEmpty(metadata.name))
    );
  }

  /** Takes an object out of the store and follows what depends on that. */
  remove(storageKey: string, object: KubeObject): KubeObject {
    const last = this.#store.remove(storageKey, object);
    const { uid, namespace, ownerReferences } = object.metadata;
    if (uid) {
      this.#collector.collect(uid, { orphaned: false });
    }
    for (const owner of ownerReferences ?? []) {
      this.#collector.release(owner.uid);
    }
    if (namespace) {
      this.#finishNamespace(namespace);
    }
    return last;
  }

  /** Does what the marked object waits for, as far as it is ours to do. */
  #pursue(storageKey: string, object: KubeObject): void {
    const { uid = '', name, namespace, finalizers = [] } = object.metadata;
    if (finalizers.includes(orphan)) {
      this.#collector.collect(uid, { orphaned: true });
      this.#dropFinalizer({ storageKey, namespace, name }, orphan);
    }
    if (finalizers.includes(foreground)) {
      this.#collector.collectInForeground(uid);
    }
    if (storageKey === storageKeys.namespaces) {
      this.#emptyNamespace(name);
    }
    if (storageKey === storageKeys.pods) {
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
      const current = this.#store
        .collection(storageKeys.pods)
        .get(namespace, name);
      if (current?.metadata.uid === uid) {
        this.delete(
          storageKeys.pods,
          { group: '', plural: 'pods' },
          namespace,
          name,
          {
            gracePeriodSeconds: 0,
          },
        );
      }
    });
  }

  #dropFinalizer(location: ObjectLocation, finalizer: string): void {
    const { storageKey } = location;
    const object = this.#store.at(location);
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
        if (
          this.#store.at({ storageKey, namespace, name: object.metadata.name })
        ) {
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
      .collection(storageKeys.namespaces)
      .get(undefined, name);
    if (namespace && this.isDone(storageKeys.namespaces, namespace)) {
      this.remove(storageKeys.namespaces, namespace);
    }
  }
}
