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

import { randomUUID } from 'node:crypto';
import { Clock } from '../clock';
import { PlaygroundUser } from './auth/PlaygroundUser';
import { ClusterFaults } from './ClusterFaults';
import { crdResourceId } from './core/coreKinds';
import { CustomResourceDefinition } from './crd/CustomResourceDefinition';
import { prepareCrd } from './crd/crdLifecycle';
import { deepFreeze, jsonClone } from './json';
import { PodLogs } from './PodLogs';
import { ResourceDefinition } from './ResourceDefinition';
import { ResourceRegistry } from './ResourceRegistry';
import { parseLabelSelector } from './selectors/labelSelector';
import { kubeErrors } from './status/KubeStatusError';
import { Store } from './store/Store';
import { storageKeys } from './store/storageKeys';
import { KubeClusterApi, KubeObject, ObjectEvent, ResourceId } from './types';
import { wallClock } from './wallClock';
import { Deleter } from './write/Deleter';
import { ObjectWriter } from './write/ObjectWriter';
import { view } from './write/view';
import { timestamp } from './write/timestamp';
import { SignedWrites } from './write/SignedWrites';
import { CoreSchemas } from './core/coreSchemas';

/** What clusters with the same CRDs can share, so that schemas are compiled once: give one object to all of them. */
export interface SharedSchemas {
  schemas: CoreSchemas;
  compiled: Map<object, ResourceDefinition[]>;
}

/** Makes an empty {@link SharedSchemas}. */
export function createSharedSchemas(): SharedSchemas {
  return { schemas: new CoreSchemas(), compiled: new Map() };
}

/** What {@link createKubeCluster} is told. */
export interface KubeClusterOptions {
  name: string;
  /** Resources that the cluster serves beside the core kinds. They are frozen. */
  crds: readonly CustomResourceDefinition[];
  users: readonly PlaygroundUser[];
  /** The world's time; the machine's own by default. */
  clock?: Clock;
  /** Writes per resource that a watch can still catch up on; older resourceVersions are answered with 410. */
  eventCapacity?: number;
  /** How long a pod takes to end when it is deleted and no controller ends it sooner, in ms of the world’s time: 5 s. */
  podTerminationMs?: number;
  shared?: SharedSchemas;
}

/** A whole Kubernetes cluster as far as its API shows one: objects, rules and users, without any transport. */
export class KubeCluster implements KubeClusterApi {
  readonly name: string;
  readonly clock: Clock;
  readonly users: readonly PlaygroundUser[];
  readonly store: Store;
  readonly registry: ResourceRegistry;
  readonly writer: ObjectWriter;
  readonly deleter: Deleter;
  readonly logs: PodLogs;
  readonly faults = new ClusterFaults();
  readonly #writes: SignedWrites;

  constructor(options: KubeClusterOptions) {
    this.name = options.name;
    this.clock = options.clock ?? wallClock;
    this.users = options.users;
    this.store = new Store({ eventCapacity: options.eventCapacity ?? 2_000 });
    this.registry = new ResourceRegistry(options.shared);
    this.deleter = new Deleter({
      store: this.store,
      clock: this.clock,
      podTerminationMs: options.podTerminationMs ?? 5_000,
    });
    this.writer = new ObjectWriter({
      store: this.store,
      clock: this.clock,
      deleter: this.deleter,
    });
    this.#writes = this.#signedWrites('playground');
    this.logs = new PodLogs({ clock: this.clock });
    for (const name of [
      'default',
      'kube-node-lease',
      'kube-public',
      'kube-system',
    ]) {
      this.create(
        { group: '', version: 'v1', plural: 'namespaces' },
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
      );
    }
    options.crds.forEach(crd => this.#loadCrd(crd));
    this.store
      .collection(this.#definition(crdResourceId).storageKey)
      .subscribe(({ type, object, previous }) => {
        const crd = object as CustomResourceDefinition;
        if (type === 'DELETED') {
          this.#dropInstances(crd);
          this.registry.removeCrd(crd.metadata.name);
        } else if (previous?.spec !== crd.spec) {
          this.registry.addCrd(crd);
        }
      });
    this.store.collection(storageKeys.pods).subscribe(({ type, object }) => {
      if (type === 'DELETED') {
        this.logs.forget(object.metadata.namespace ?? '', object.metadata.name);
      }
    });
  }

  get(
    resource: ResourceId,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined {
    return this.writer.read(this.#definition(resource), namespace, name);
  }

  list(
    resource: ResourceId,
    options: { namespace?: string; labelSelector?: string } = {},
  ): readonly KubeObject[] {
    const definition = this.#definition(resource);
    const all = this.store
      .collection(definition.storageKey)
      .list(options.namespace);
    const selects = parseLabelSelector(options.labelSelector);
    const selected = selects
      ? all.filter(object => selects(object.metadata.labels))
      : all;
    return definition.fromStorage
      ? selected.map(definition.fromStorage)
      : selected;
  }

  create(resource: ResourceId, object: KubeObject): KubeObject {
    return this.#writes.create(resource, object);
  }

  update(resource: ResourceId, object: KubeObject): KubeObject {
    return this.#writes.update(resource, object);
  }

  updateStatus(resource: ResourceId, object: KubeObject): KubeObject {
    return this.#writes.updateStatus(resource, object);
  }

  mergePatch(
    resource: ResourceId,
    namespace: string | undefined,
    name: string,
    patch: Record<string, unknown>,
    options: { subresource?: 'status' } = {},
  ): KubeObject {
    return this.#writes.mergePatch(resource, namespace, name, patch, options);
  }

  /** The cluster for a controller that signs what it writes with a name of its own, as `metadata.managedFields` shows it. */
  actingAs(fieldManager: string): KubeClusterApi {
    const writes = this.#signedWrites(fieldManager);
    return {
      name: this.name,
      get: (...args) => this.get(...args),
      list: (...args) => this.list(...args),
      delete: (...args) => this.delete(...args),
      subscribe: (...args) => this.subscribe(...args),
      appendLog: (...args) => this.appendLog(...args),
      create: (...args) => writes.create(...args),
      update: (...args) => writes.update(...args),
      updateStatus: (...args) => writes.updateStatus(...args),
      mergePatch: (...args) => writes.mergePatch(...args),
    };
  }

  delete(
    resource: ResourceId,
    namespace: string | undefined,
    name: string,
    options: { gracePeriodSeconds?: number } = {},
  ): void {
    const { storageKey, id, namespaced } = this.#definition(resource);
    this.deleter.delete(
      storageKey,
      id,
      namespaced ? namespace : undefined,
      name,
      options,
    );
  }

  subscribe(
    resource: ResourceId,
    listener: (event: ObjectEvent) => void,
  ): () => void {
    const definition = this.#definition(resource);
    return this.store
      .collection(definition.storageKey)
      .subscribe(({ type, object }) =>
        listener({ type, object: view(definition, object) }),
      );
  }

  appendLog(
    namespace: string,
    pod: string,
    container: string,
    lines: readonly string[],
  ): void {
    this.logs.append(namespace, pod, container, lines);
  }

  #signedWrites(fieldManager: string): SignedWrites {
    return new SignedWrites(
      this.writer,
      resource => this.#definition(resource),
      fieldManager,
    );
  }

  #definition(resource: ResourceId): ResourceDefinition {
    const definition = this.registry.find(resource);
    if (!definition) {
      throw kubeErrors.unknownPath();
    }
    return definition;
  }

  /** Takes in a CRD as it is, sharing its schema with whoever else has it: they are megabytes. */
  #loadCrd(source: CustomResourceDefinition): void {
    deepFreeze(source.spec);
    const nowMs = this.clock.now();
    const { names } = source.spec;
    const crd: CustomResourceDefinition = {
      ...source,
      metadata: {
        ...jsonClone(source.metadata),
        uid: randomUUID(),
        creationTimestamp: timestamp(nowMs),
        generation: 1,
      },
      spec: {
        ...source.spec,
        names: {
          ...names,
          singular: names.singular ?? names.kind.toLowerCase(),
          listKind: names.listKind ?? `${names.kind}List`,
        },
        conversion: source.spec.conversion ?? { strategy: 'None' },
      },
    };
    delete crd.status;
    prepareCrd(crd, nowMs);
    const { storageKey } = this.#definition(crdResourceId);
    const stored = this.store.put(storageKey, crd);
    this.registry.addCrd(stored as CustomResourceDefinition, source.spec);
  }

  #dropInstances(crd: CustomResourceDefinition): void {
    const { group, names } = crd.spec;
    const storageKey = `${group}/${names.plural}`;
    for (const object of this.store.collection(storageKey).list()) {
      this.deleter.remove(storageKey, object);
    }
  }
}

/** Makes a cluster; it is served over HTTP by `serveKubeCluster`. */
export function createKubeCluster(options: KubeClusterOptions): KubeCluster {
  return new KubeCluster(options);
}
