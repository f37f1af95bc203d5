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
import { copyOf, selectorText, setFinalizer, textAt } from '../shared';
import { MakerContext } from './manifests';
import { clusterLabels, namesOf } from './names';
import { PatroniCluster } from './patroni';
import { PostgresContext } from './PostgresContext';
import { PostgresSpec } from './PostgresSpec';
import { postgresFinalizer, postgresResources } from './resources';

/** The operator's words for how its last action on a cluster ended. */
export type OperatorStatus =
  | ''
  | 'Creating'
  | 'Updating'
  | 'UpdateFailed'
  | 'SyncFailed'
  | 'CreateFailed'
  | 'Running'
  | 'Invalid';

/** One database cluster as the parts of the operator share it: what was accepted, and its object. */
export class DatabaseHandle {
  patroni: PatroniCluster | undefined;
  /** What the operator remembers of the status; not always what the object says. */
  status: OperatorStatus = '';
  readonly names: ReturnType<typeof namesOf>;

  constructor(
    readonly context: PostgresContext,
    private readonly object: KubeObject,
    /** What was accepted of the manifest: its version may be an older one. */
    public spec: PostgresSpec,
  ) {
    this.names = namesOf(object.metadata.name);
  }

  get namespace(): string {
    return this.object.metadata.namespace ?? '';
  }

  get name(): string {
    return this.object.metadata.name;
  }

  /** The labels by which the cluster's objects are found, as a selector. */
  get selector(): string {
    return selectorText(clusterLabels(this.name));
  }

  /** `namespace/name`, as the operator writes names in its messages. */
  qualified(name = this.name): string {
    return `${this.namespace}/${name}`;
  }

  /** What manifests are made from. */
  maker(): MakerContext {
    return {
      namespace: this.namespace,
      name: this.name,
      uid: this.object.metadata.uid ?? '',
      spec: this.spec,
      settings: this.context.settings,
    };
  }

  /** The custom resource as it is now. */
  current(): KubeObject | undefined {
    return this.context.api.get(
      postgresResources.postgresqls,
      this.namespace,
      this.name,
    );
  }

  setStatus(status: OperatorStatus): void {
    this.status = status;
    const current = this.current();
    if (current && statusOf(current) !== status) {
      this.context.api.mergePatch(
        postgresResources.postgresqls,
        this.namespace,
        this.name,
        { status: { PostgresClusterStatus: status } },
        { subresource: 'status' },
      );
    }
  }

  setFinalizer(wanted: boolean): void {
    setFinalizer(
      this.context.api,
      postgresResources.postgresqls,
      this.current(),
      postgresFinalizer,
      wanted,
    );
  }

  event(
    reason: string,
    message: string,
    type: 'Normal' | 'Warning' = 'Normal',
  ): void {
    this.context.events.record(this.current() ?? this.object, {
      type,
      reason,
      message,
    });
  }

  log(level: 'info' | 'warning' | 'error', message: string): void {
    this.context.log(level, this.qualified(), message);
  }

  /** The object of this kind and name, made if it is missing. */
  createIfMissing(resource: ResourceId, wanted: KubeObject): KubeObject {
    const { api } = this.context;
    return (
      api.get(resource, this.namespace, wanted.metadata.name) ??
      api.create(resource, copyOf(wanted))
    );
  }
}

/** The operator's word, in both formats: very old objects hold a plain string. */
export function statusOf(object: KubeObject): string {
  return typeof object.status === 'string'
    ? object.status
    : textAt(object, 'status', 'PostgresClusterStatus') ?? '';
}
