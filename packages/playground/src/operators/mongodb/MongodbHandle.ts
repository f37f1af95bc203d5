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
import { KubeObject, ResourceId } from '../../kube/types';
import {
  coversJson,
  copyOf,
  deleteIfThere,
  fieldAt,
  hasLabels,
  isTerminating,
  resourceIds,
  sameJson,
  selectorText,
} from '../shared';
import { MakerContext } from './manifests';
import { MongodbConditions } from './MongodbConditions';
import { MongodbContext } from './MongodbOperatorOptions';
import { MongodbStatus, statusJson } from './MongodbStatus';
import {
  clusterLabels,
  Component,
  mongosLabels,
  namesOf,
  replsetLabels,
} from './names';
import { ReplicaSetModel } from './replicaSet/ReplicaSetModel';
import { mongodbResources } from './resources';
import { MongodbSpec, ReplsetSpec } from './spec/MongodbSpec';

/** One database as the parts of the operator share it during a pass: what was read of its object, and what is known beside it. */
export class MongodbHandle {
  readonly names: ReturnType<typeof namesOf>;
  /** The processes behind each replica set. */
  readonly models = new Map<string, ReplicaSetModel>();
  /** The declaration with the operator's defaults; a pass changes sizes of its own copy. */
  spec!: MongodbSpec;
  status!: MongodbStatus;

  constructor(
    readonly context: MongodbContext,
    public object: KubeObject,
    private readonly onMemberChange: () => void,
  ) {
    this.names = namesOf(object.metadata.name);
  }

  get namespace(): string {
    return this.object.metadata.namespace ?? '';
  }

  get name(): string {
    return this.object.metadata.name;
  }

  get isDeleting(): boolean {
    return this.object.metadata.deletionTimestamp !== undefined;
  }

  conditions(): MongodbConditions {
    return this.context.conditionsOf(this.namespace, this.name);
  }

  /** The custom resource as it is now. */
  current(): KubeObject | undefined {
    return this.context.api.get(
      mongodbResources.databases,
      this.namespace,
      this.name,
    );
  }

  maker(): MakerContext {
    const { object: owner, namespace, name, spec } = this;
    return { owner, namespace, name, spec };
  }

  model(replset: string): ReplicaSetModel {
    const known =
      this.models.get(replset) ??
      new ReplicaSetModel(this.context, {
        namespace: this.namespace,
        database: this.name,
        onChange: this.onMemberChange,
      });
    this.models.set(replset, known);
    return known;
  }

  log(level: 'info' | 'error', message: string): void {
    this.context.log(level, `${this.namespace}/${this.name}`, message);
  }

  get(resource: ResourceId, name: string): KubeObject | undefined {
    return this.context.api.get(resource, this.namespace, name);
  }

  /** By labels, in the order of their names. */
  list(resource: ResourceId, labels: Record<string, string>): KubeObject[] {
    return [
      ...this.context.api.list(resource, {
        namespace: this.namespace,
        labelSelector: selectorText(labels),
      }),
    ].sort((a, b) =>
      a.metadata.name.localeCompare(b.metadata.name, 'en', { numeric: true }),
    );
  }

  /** Everything of the kind that carries the database's labels. */
  all(resource: ResourceId): KubeObject[] {
    return this.list(resource, clusterLabels(this.name));
  }

  /**
   * The pods of a replica set as far as they are asked for: those that a smaller size leaves over are none of its members any more
   * (GetRSPods in pkg/psmdb/getters.go).
   */
  podsOf(replset: ReplsetSpec): KubeObject[] {
    return replset.members.flatMap(({ component, size }) =>
      this.componentPods(replset.name, component).slice(0, size),
    );
  }

  componentPods(replset: string, component: Component): KubeObject[] {
    return this.list(
      resourceIds.pods,
      replsetLabels(this.name, replset, component),
    );
  }

  mongosPods(): KubeObject[] {
    return this.list(resourceIds.pods, mongosLabels(this.name));
  }

  statefulSet(replset: string, component: Component): KubeObject | undefined {
    return this.get(
      resourceIds.statefulSets,
      this.names.statefulSet(replset, component),
    );
  }

  /** Creates what is missing, and changes what does not say what is wanted. */
  apply(resource: ResourceId, wanted: KubeObject): KubeObject {
    const { api } = this.context;
    const { name, labels, annotations } = wanted.metadata;
    const found = this.get(resource, name);
    if (!found) {
      return api.create(resource, copyOf(wanted));
    }
    const body = Object.fromEntries(
      Object.entries(wanted).filter(
        ([key]) => !['apiVersion', 'kind', 'metadata'].includes(key),
      ),
    );
    const isSame =
      Object.entries(body).every(([key, value]) =>
        coversJson(found[key], value),
      ) &&
      hasLabels(found, labels ?? {}) &&
      coversJson(found.metadata.annotations ?? {}, annotations ?? {});
    return isSame
      ? found
      : api.mergePatch(resource, this.namespace, name, {
          ...body,
          metadata: {
            ...(labels && { labels }),
            ...(annotations && { annotations }),
          },
        });
  }

  drop(resource: ResourceId, name: string): void {
    deleteIfThere(this.context.api, resource, this.namespace, name);
  }

  /** Writes fields of the object itself; `status` stays. */
  patchObject(patch: Record<string, unknown>): void {
    this.object = this.context.api.mergePatch(
      mongodbResources.databases,
      this.namespace,
      this.name,
      patch,
    );
  }

  writeStatus(): void {
    const current = this.current();
    const status = statusJson(this.status);
    if (current && !sameJson(current.status, status)) {
      this.context.api.updateStatus(mongodbResources.databases, {
        ...current,
        status,
      });
    }
  }

  /** Pods that are not on their way out. */
  livingPods(pods: readonly KubeObject[]): KubeObject[] {
    return pods.filter(pod => !isTerminating(pod));
  }

  /** `spec.replicas` of a StatefulSet. */
  replicasOf(set: KubeObject | undefined): number {
    return Number(fieldAt(set, 'spec', 'replicas') ?? 0);
  }
}
