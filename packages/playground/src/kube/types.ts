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

/** What every Kubernetes object has. `unknown` fields are read by those who know the kind. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

/** The part of ObjectMeta that the playground reads or writes. */
export interface ObjectMeta {
  name: string;
  generateName?: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  managedFields?: unknown[];
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** Names one resource of one API group: `{ group: 'apps', version: 'v1', plural: 'statefulsets' }`; the core group is `''`. */
export interface ResourceId {
  group: string;
  version: string;
  plural: string;
}

export interface ObjectEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
}

/**
 * The same cluster that the HTTP API serves, for controllers that live in the playground's process.
 * Objects that it returns are frozen: change a copy and write it back.
 * Errors are `KubeStatusError`s with the HTTP code and reason that the API would answer.
 */
export interface KubeClusterApi {
  /** The cluster's name, such as `prod-eu`. */
  readonly name: string;
  get(
    resource: ResourceId,
    namespace: string | undefined,
    name: string,
  ): KubeObject | undefined;
  list(
    resource: ResourceId,
    options?: { namespace?: string; labelSelector?: string },
  ): readonly KubeObject[];
  /** Validates, defaults and prunes as a POST would; fills uid, resourceVersion, creationTimestamp and generation. */
  create(resource: ResourceId, object: KubeObject): KubeObject;
  /** Replaces an object as a PUT would; a stale `metadata.resourceVersion` is a 409. */
  update(resource: ResourceId, object: KubeObject): KubeObject;
  /** Replaces only `status`, as a PUT on the status subresource would. */
  updateStatus(resource: ResourceId, object: KubeObject): KubeObject;
  /** JSON merge patch (RFC 7386) of the object, or of its status subresource. */
  mergePatch(
    resource: ResourceId,
    namespace: string | undefined,
    name: string,
    patch: Record<string, unknown>,
    options?: { subresource?: 'status' },
  ): KubeObject;
  /** Deletes as a DELETE would: finalizers and ownerReferences are honoured. Deleting what is not there is a 404. */
  delete(
    resource: ResourceId,
    namespace: string | undefined,
    name: string,
    options?: { gracePeriodSeconds?: number },
  ): void;
  /** Calls `listener` after every write to `resource`, in order; returns how to stop. Existing objects are not replayed. */
  subscribe(
    resource: ResourceId,
    listener: (event: ObjectEvent) => void,
  ): () => void;
  /** Appends lines to what `GET …/pods/NAME/log` answers for a container. */
  appendLog(
    namespace: string,
    pod: string,
    container: string,
    lines: readonly string[],
  ): void;
}
