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
import {
  KubeClusterApi,
  KubeObject,
  ObjectEvent,
  ResourceId,
} from '../../kube/types';
import { copyOf, hasLabels, isRecord, kubeTime, sameJson } from '../shared';

/** Objects in memory with the parts of the API that controllers rely on; no validation. */
export class MemoryCluster implements KubeClusterApi {
  readonly logs = new Map<string, string[]>();
  private readonly objects = new Map<string, Map<string, KubeObject>>();
  private readonly listeners = new Map<
    string,
    Set<(event: ObjectEvent) => void>
  >();
  private version = 0;

  constructor(private readonly clock: Clock, readonly name = 'test') {}

  get(resource: ResourceId, namespace: string | undefined, name: string) {
    return this.of(resource).get(`${namespace ?? ''}/${name}`);
  }

  list(
    resource: ResourceId,
    options: { namespace?: string; labelSelector?: string } = {},
  ) {
    const labels = Object.fromEntries(
      (options.labelSelector?.split(',') ?? []).map(pair => pair.split('=')),
    );
    return [...this.of(resource).values()].filter(
      object =>
        (!options.namespace ||
          object.metadata.namespace === options.namespace) &&
        hasLabels(object, labels),
    );
  }

  create(resource: ResourceId, object: KubeObject) {
    if (this.get(resource, object.metadata.namespace, object.metadata.name)) {
      throw new Error(`${resource.plural} already exists`);
    }
    return this.seed(resource, object);
  }

  seed(resource: ResourceId, object: KubeObject) {
    const { metadata } = object;
    return this.write(resource, {
      ...object,
      metadata: {
        ...metadata,
        uid: metadata.uid ?? `uid-${++this.version}`,
        creationTimestamp:
          metadata.creationTimestamp ?? kubeTime(this.clock.now()),
        generation: 1,
      },
    });
  }

  update(resource: ResourceId, object: KubeObject) {
    return this.write(resource, object);
  }

  updateStatus(resource: ResourceId, object: KubeObject) {
    return this.write(resource, object);
  }

  mergePatch(
    resource: ResourceId,
    namespace: string | undefined,
    name: string,
    patch: Record<string, unknown>,
  ) {
    const current = this.get(resource, namespace, name);
    if (!current) {
      throw new Error(`${resource.plural} "${name}" not found`);
    }
    const next = merge(current, patch) as KubeObject;
    if (sameJson(next, current)) {
      return current;
    }
    if (
      next.metadata.deletionTimestamp &&
      !next.metadata.finalizers?.length &&
      resource.plural !== 'pods'
    ) {
      this.remove(resource, next);
      return next;
    }
    return this.write(resource, next);
  }

  delete(
    resource: ResourceId,
    namespace: string | undefined,
    name: string,
    options: { gracePeriodSeconds?: number } = {},
  ) {
    const object = this.get(resource, namespace, name);
    if (!object) {
      throw new Error(`${resource.plural} "${name}" not found`);
    }
    const graceful =
      resource.plural === 'pods' &&
      isRecord(object.spec) &&
      object.spec.nodeName &&
      options.gracePeriodSeconds !== 0;
    if (graceful || object.metadata.finalizers?.length) {
      this.write(resource, {
        ...object,
        metadata: {
          ...object.metadata,
          deletionTimestamp: kubeTime(this.clock.now()),
        },
      });
    } else {
      this.remove(resource, object);
    }
  }

  subscribe(resource: ResourceId, listener: (event: ObjectEvent) => void) {
    const set = this.listeners.get(resource.plural) ?? new Set();
    this.listeners.set(resource.plural, set.add(listener));
    return () => void set.delete(listener);
  }

  appendLog(namespace: string, pod: string, _: string, lines: string[]) {
    const key = `${namespace}/${pod}`;
    this.logs.set(key, [...(this.logs.get(key) ?? []), ...lines].slice(-500));
  }

  private of(resource: ResourceId): Map<string, KubeObject> {
    const found = this.objects.get(resource.plural) ?? new Map();
    this.objects.set(resource.plural, found);
    return found;
  }

  private write(resource: ResourceId, object: KubeObject): KubeObject {
    const { namespace, name } = object.metadata;
    const key = `${namespace ?? ''}/${name}`;
    const type = this.of(resource).has(key) ? 'MODIFIED' : 'ADDED';
    const stored: KubeObject = copyOf({
      ...object,
      metadata: { ...object.metadata, resourceVersion: `${++this.version}` },
    });
    this.of(resource).set(key, stored);
    this.emit(resource, { type, object: stored });
    return stored;
  }

  private remove(resource: ResourceId, object: KubeObject): void {
    const { namespace, name, uid } = object.metadata;
    this.of(resource).delete(`${namespace ?? ''}/${name}`);
    this.emit(resource, { type: 'DELETED', object });
    for (const [plural, objects] of this.objects) {
      for (const dependent of [...objects.values()]) {
        if (dependent.metadata.ownerReferences?.some(o => o.uid === uid)) {
          this.delete(
            { group: '', version: 'v1', plural },
            dependent.metadata.namespace,
            dependent.metadata.name,
          );
        }
      }
    }
  }

  private emit(resource: ResourceId, event: ObjectEvent): void {
    this.listeners.get(resource.plural)?.forEach(listener => listener(event));
  }
}

function merge(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) {
    return patch;
  }
  const result = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[key];
    } else if (value !== undefined) {
      result[key] = merge(result[key], value);
    }
  }
  return result;
}
