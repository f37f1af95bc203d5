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

import { Clock, Timer } from '../../clock';
import { KubeStatusError } from '../../kube/status/KubeStatusError';
import { KubeClusterApi, KubeObject } from '../../kube/types';
import { Random, randomSuffix } from '../../random';
import { kubeTime, resourceIds } from '../shared';

/** How long the API server keeps an Event. */
const keepMs = 3_600_000;

/** The operator's Events: each one is new, none is counted up, and errors have a type of their own (k8sobject.py). */
export class MysqlEvents {
  private readonly made: { namespace: string; name: string; atMs: number }[] =
    [];
  private sweep: Timer | undefined;

  constructor(
    private readonly api: KubeClusterApi,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** What the operator says about a database. */
  post(
    about: KubeObject,
    note: {
      type: 'Normal' | 'Warning' | 'Error';
      action: string;
      reason: string;
      message: string;
    },
  ): void {
    this.write(about, 'mysqloperator-evt-', {
      ...note,
      message: note.message.slice(0, 1024),
      eventTime: this.microTime(),
      reportingComponent: 'mysql.oracle.com/mysqloperator-operator',
      reportingInstance: 'mysql-operator',
      source: { component: 'operator', host: 'mysql-operator' },
    });
  }

  /** What the framework says about how a handler ended: it posts what the operator logs. */
  logged(about: KubeObject, type: 'Normal' | 'Error', message: string): void {
    const time = kubeTime(this.clock.now());
    this.write(about, 'kopf-event-', {
      type,
      action: 'Action?',
      reason: 'Logging',
      message,
      firstTimestamp: time,
      lastTimestamp: time,
      eventTime: this.microTime(),
      reportingComponent: 'kopf',
      reportingInstance: 'dev',
      source: { component: 'kopf' },
    });
  }

  stop(): void {
    this.sweep?.cancel();
  }

  /** Where the API takes none, as in a namespace that is being deleted, nobody hears of it. */
  private write(
    about: KubeObject,
    prefix: string,
    fields: Record<string, unknown>,
  ): void {
    const { namespace = 'default', name, uid } = about.metadata;
    const event = {
      namespace,
      name: `${prefix}${randomSuffix(this.random, 8)}`,
    };
    try {
      this.api.create(resourceIds.events, {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: event,
        involvedObject: {
          apiVersion: about.apiVersion,
          kind: about.kind,
          name,
          namespace,
          uid,
          resourceVersion: about.metadata.resourceVersion,
        },
        ...fields,
      });
    } catch (error) {
      if (!(error instanceof KubeStatusError)) {
        throw error;
      }
      return;
    }
    this.made.push({ ...event, atMs: this.clock.now() });
    this.sweep ??= this.clock.after(keepMs / 12, () => this.expire());
  }

  private microTime(): string {
    return new Date(this.clock.now()).toISOString().replace('Z', '000Z');
  }

  private expire(): void {
    const oldest = this.clock.now() - keepMs;
    while (this.made.length > 0 && this.made[0].atMs <= oldest) {
      const { namespace, name } = this.made.shift()!;
      if (this.api.get(resourceIds.events, namespace, name)) {
        this.api.delete(resourceIds.events, namespace, name);
      }
    }
    this.sweep = this.made.length
      ? this.clock.after(keepMs / 12, () => this.expire())
      : undefined;
  }
}
