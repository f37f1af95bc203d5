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
  copyOf,
  isRecord,
  JsonRecord,
  kubeTime,
  recordAt,
  resourceIds,
  setFinalizer,
  textAt,
} from '../shared';
import { ClusterState, Diagnosis } from './Diagnosis';
import { MakerContext } from './manifests';
import { memberLabels } from './manifests/statefulSet';
import { MysqlContext } from './MysqlContext';
import { MysqlSpec, parseMysqlSpec } from './MysqlSpec';
import { namesOf, ordinalOf } from './names';
import { annotations, mysqlResources } from './resources';

/** One database as the parts of the operator share it: its InnoDBCluster, and what is done to it again and again. */
export class DatabaseHandle {
  readonly names: ReturnType<typeof namesOf>;

  constructor(
    readonly context: MysqlContext,
    private readonly object: KubeObject,
  ) {
    this.names = namesOf(object.metadata.name);
  }

  get namespace(): string {
    return this.object.metadata.namespace ?? '';
  }

  get name(): string {
    return this.object.metadata.name;
  }

  /** The InnoDBCluster as it is now; undefined when it is gone. */
  current(): KubeObject | undefined {
    return this.context.api.get(
      mysqlResources.clusters,
      this.namespace,
      this.name,
    );
  }

  /** The declaration, or the operator's complaint about it. */
  parsed(): { spec: MysqlSpec } | { error: string } {
    return parseMysqlSpec(
      this.name,
      (this.current() ?? this.object).spec,
      this.context.settings,
    );
  }

  /** What manifests are made from. @throws Error in the operator's words for a declaration that it refuses */
  maker(): MakerContext {
    const parsed = this.parsed();
    if ('error' in parsed) {
      throw new Error(parsed.error);
    }
    return {
      owner: this.current() ?? this.object,
      spec: parsed.spec,
      settings: this.context.settings,
    };
  }

  /** Whether the group was set up once: before that the operator takes no changes. */
  get ready(): boolean {
    return textAt(this.current(), 'status', 'createTime') !== undefined;
  }

  get deleting(): boolean {
    return this.current()?.metadata.deletionTimestamp !== undefined;
  }

  /** Members that the operator does not reach, by ordinal. */
  get unreachable(): readonly number[] {
    const { cutFromOperator = [] } = this.context.conditionsOf(
      this.namespace,
      this.name,
    );
    return cutFromOperator;
  }

  /** The pods of the group's members, by ordinal. */
  pods(): KubeObject[] {
    const { component, tier, ...rest } = memberLabels(this.name);
    return [
      ...this.context.api.list(resourceIds.pods, {
        namespace: this.namespace,
        labelSelector: Object.entries({ component, tier, ...rest })
          .map(([key, value]) => `${key}=${value}`)
          .join(','),
      }),
    ].sort((a, b) => ordinalOf(a.metadata.name) - ordinalOf(b.metadata.name));
  }

  setState(state: ClusterState, onlineInstances = 0): void {
    this.patchStatus({
      cluster: {
        status: state,
        onlineInstances,
        lastProbeTime: kubeTime(this.context.clock.now()),
      },
    });
  }

  /** Writes what was found out, and says so when it is news; nothing while the database is being deleted. */
  publish({ state, online }: Diagnosis): void {
    const before = textAt(this.current(), 'status', 'cluster', 'status');
    if (this.deleting) {
      return;
    }
    if (before !== undefined && before !== state) {
      this.event(
        'Normal',
        'ClusterStatus',
        'StatusChange',
        `Cluster status changed to ${state}. ${online.length} member(s) ONLINE`,
      );
    }
    this.setState(state, online.length);
  }

  setCreateTime(): void {
    this.patchStatus({ createTime: kubeTime(this.context.clock.now()) });
  }

  annotate(changes: Record<string, string>): void {
    this.patch({ metadata: { annotations: changes } });
  }

  setFinalizer(finalizer: string, wanted: boolean): void {
    setFinalizer(
      this.context.api,
      mysqlResources.clusters,
      this.current(),
      finalizer,
      wanted,
    );
  }

  /** The `spec` that was last acted upon, as the operator's framework notes it in an annotation. */
  lastHandled(): JsonRecord | undefined {
    const text =
      this.current()?.metadata.annotations?.[annotations.lastHandled];
    const noted: unknown = text === undefined ? undefined : JSON.parse(text);
    return isRecord(noted) ? recordAt(noted, 'spec') : undefined;
  }

  noteHandled(spec: unknown): void {
    this.annotate({
      [annotations.lastHandled]: `${JSON.stringify({ spec })}\n`,
    });
  }

  event(
    type: 'Normal' | 'Warning' | 'Error',
    action: string,
    reason: string,
    message: string,
  ): void {
    this.context.events.post(this.current() ?? this.object, {
      type,
      action,
      reason,
      message,
    });
  }

  /** What the operator's framework says about how a handler ended. */
  logged(type: 'Normal' | 'Error', message: string): void {
    this.context.events.logged(this.current() ?? this.object, type, message);
    this.log(type === 'Error' ? 'error' : 'info', message);
  }

  log(level: 'info' | 'warning' | 'error', message: string): void {
    this.context.log(level, `${this.namespace}/${this.name}`, message);
  }

  get(resource: ResourceId, name: string): KubeObject | undefined {
    return this.context.api.get(resource, this.namespace, name);
  }

  createIfMissing(resource: ResourceId, wanted: KubeObject): void {
    if (!this.get(resource, wanted.metadata.name)) {
      this.context.api.create(resource, copyOf(wanted));
    }
  }

  private patch(patch: JsonRecord): void {
    if (this.current()) {
      this.context.api.mergePatch(
        mysqlResources.clusters,
        this.namespace,
        this.name,
        patch,
      );
    }
  }

  private patchStatus(status: JsonRecord): void {
    if (this.current()) {
      this.context.api.mergePatch(
        mysqlResources.clusters,
        this.namespace,
        this.name,
        { status },
        { subresource: 'status' },
      );
    }
  }
}
