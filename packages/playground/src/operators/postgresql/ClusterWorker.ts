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

import { KubeObject } from '../../kube/types';
import { errorMessage, keyOf, Process, SerialQueue } from '../shared';
import { OperatorStatus, statusOf } from './DatabaseHandle';
import { PostgresContext } from './PostgresContext';
import { PostgresDatabase } from './PostgresDatabase';
import { PostgresSpec } from './PostgresSpec';
import { postgresResources } from './resources';

/** How long an event takes from the API server through the operator's informer and queue. */
const queueMs = 200;

/** Does what is to be done for each cluster, one thing after another (processEvent in pkg/controller/postgresql.go). */
export class ClusterWorker {
  private readonly databases = new Map<string, PostgresDatabase>();
  private readonly queue: SerialQueue;

  constructor(private readonly context: PostgresContext) {
    this.queue = new SerialQueue(context.clock, (key, error) =>
      context.log('error', key, error.stack ?? error.message),
    );
  }

  /** The clusters that the operator has in hand, by `namespace/name`. */
  get all(): ReadonlyMap<string, PostgresDatabase> {
    return this.databases;
  }

  stop(): void {
    this.queue.stop();
    this.databases.forEach(database => database.stop());
  }

  create(object: KubeObject, spec: PostgresSpec): void {
    this.enqueue(keyOf(object), () => this.adopt(object, spec)?.create(spec));
  }

  update(key: string, old: PostgresSpec, wanted: PostgresSpec): void {
    this.enqueue(key, () => this.databases.get(key)?.update(old, wanted));
  }

  sync(object: KubeObject, spec: PostgresSpec): void {
    this.enqueue(keyOf(object), () => this.adopt(object, spec)?.sync(spec));
  }

  delete(key: string): void {
    this.enqueue(key, () => this.databases.get(key)?.delete());
  }

  /** The object is gone: the operator has nothing more to do with it. */
  forget(key: string): void {
    this.enqueue(key, () => {
      this.databases.get(key)?.stop();
      this.databases.delete(key);
      return undefined;
    });
  }

  /** What cannot be read is not acted on; the status and an Event say so, and the pods run on. */
  refuse(
    object: KubeObject,
    status: OperatorStatus,
    reason: string,
    message: string,
  ): void {
    this.enqueue(keyOf(object), () => {
      const { api, events, log } = this.context;
      const { namespace, name } = object.metadata;
      const { postgresqls } = postgresResources;
      const current = api.get(postgresqls, namespace, name);
      if (current && statusOf(current) !== status) {
        try {
          api.mergePatch(
            postgresqls,
            namespace,
            name,
            { status: { PostgresClusterStatus: status } },
            { subresource: 'status' },
          );
        } catch (error) {
          log(
            'error',
            keyOf(object),
            `could not set PostgresCRD status: ${errorMessage(error)}`,
          );
        }
      }
      events.record(current ?? object, { type: 'Warning', reason, message });
      return undefined;
    });
  }

  private enqueue(key: string, work: () => Process | undefined): void {
    this.queue.add(key, function* afterQueue() {
      yield queueMs;
      yield* work() ?? [];
    });
  }

  /** Takes a cluster in hand; with the prefix rule, one that breaks it is Invalid without an Event. */
  private adopt(
    object: KubeObject,
    spec: PostgresSpec,
  ): PostgresDatabase | undefined {
    const { context } = this;
    const key = keyOf(object);
    const { namespace, name } = object.metadata;
    if (!context.api.get(postgresResources.postgresqls, namespace, name)) {
      return undefined;
    }
    const known = this.databases.get(key);
    if (known) {
      return known;
    }
    const database = new PostgresDatabase(context, object, spec);
    const prefix = `${spec.teamId.toLowerCase()}-`;
    if (context.settings.teamPrefix && !name.startsWith(prefix)) {
      context.log(
        'error',
        key,
        'creation of cluster is blocked: name must match {TEAM}-{NAME} format',
      );
      database.setStatus('Invalid');
      return undefined;
    }
    this.databases.set(key, database);
    return database;
  }
}
