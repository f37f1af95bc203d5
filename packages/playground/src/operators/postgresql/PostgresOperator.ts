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

import { Timer } from '../../clock';
import { KubeObject } from '../../kube/types';
import { keyOf, resourceIds, sameJson } from '../shared';
import { ClusterWorker } from './ClusterWorker';
import { OperatorStatus } from './DatabaseHandle';
import { PostgresContext } from './PostgresContext';
import { PostgresDatabase } from './PostgresDatabase';
import {
  createPostgresContext,
  PostgresOperatorOptions,
} from './PostgresOperatorOptions';
import { parsePostgresSpec } from './PostgresSpec';
import { postgresResources } from './resources';

const weekMs = 7 * 86_400_000;
const loopWaitMs = 10_000;

/** Zalando's operator: watches `postgresql` objects and makes, keeps and removes what belongs to them. */
export class PostgresOperator {
  private readonly known = new Map<string, KubeObject>();
  private readonly unsubscribes: (() => void)[] = [];
  private readonly timers = new Map<string, Timer>();
  private running:
    | { context: PostgresContext; worker: ClusterWorker }
    | undefined;
  private skimming: boolean;

  constructor(private readonly options: PostgresOperatorOptions) {
    this.skimming = options.skimming ?? false;
  }

  /** Reads the configuration, syncs what is there, and listens. */
  start(): void {
    const { api } = this.options;
    const context = createPostgresContext(this.options, () =>
      this.skimming ? weekMs : this.options.heartbeatMs ?? loopWaitMs,
    );
    const worker = new ClusterWorker(context);
    this.running = { context, worker };
    for (const object of api.list(postgresResources.postgresqls)) {
      this.known.set(keyOf(object), object);
      syncOrRefuse(object, worker);
    }
    this.unsubscribes.push(
      api.subscribe(postgresResources.postgresqls, ({ type, object }) => {
        if (type === 'ADDED') {
          this.added(object, worker);
        } else if (type === 'MODIFIED') {
          this.modified(object, worker);
        } else {
          this.deleted(object, context, worker);
        }
      }),
      api.subscribe(resourceIds.pods, ({ type, object }) => {
        const { namespace, labels } = object.metadata;
        if (labels?.application === 'spilo') {
          worker.all
            .get(`${namespace}/${labels['cluster-name']}`)
            ?.patroni?.podChanged(object, type === 'DELETED');
        }
      }),
    );
    this.scanRepeatedly(context, worker);
  }

  /** From now on at the pace of life. */
  live(): void {
    this.skimming = false;
    if (this.running) {
      const { context, worker } = this.running;
      worker.all.forEach(database => database.patroni?.beatNow());
      this.scanRepeatedly(context, worker);
    }
  }

  stop(): void {
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.timers.forEach(timer => timer.cancel());
    this.running?.worker.stop();
    this.running?.context.events.stop();
  }

  /** The cluster as the operator has it in hand. */
  database(namespace: string, name: string): PostgresDatabase | undefined {
    return this.running?.worker.all.get(`${namespace}/${name}`);
  }

  private added(object: KubeObject, worker: ClusterWorker): void {
    this.known.set(keyOf(object), object);
    const parsed = parsePostgresSpec(object.spec);
    if ('error' in parsed) {
      worker.refuse(object, 'CreateFailed', 'Create', parsed.error);
    } else {
      worker.create(object, parsed.spec);
    }
  }

  private modified(object: KubeObject, worker: ClusterWorker): void {
    const key = keyOf(object);
    const old = this.known.get(key);
    this.known.set(key, object);
    if (object.metadata.deletionTimestamp) {
      if (!old?.metadata.deletionTimestamp) {
        worker.delete(key);
      }
      return;
    }
    if (
      sameJson(old?.spec, object.spec) &&
      sameJson(old?.metadata.annotations, object.metadata.annotations)
    ) {
      return;
    }
    const parsed = parsePostgresSpec(object.spec);
    const before = parsePostgresSpec(old?.spec);
    if ('error' in parsed) {
      worker.refuse(object, 'UpdateFailed', 'Update', parsed.error);
    } else if ('error' in before) {
      worker.sync(object, parsed.spec);
    } else {
      worker.update(key, before.spec, parsed.spec);
    }
  }

  private deleted(
    object: KubeObject,
    context: PostgresContext,
    worker: ClusterWorker,
  ): void {
    const key = keyOf(object);
    this.known.delete(key);
    if (!context.settings.finalizers) {
      worker.delete(key);
    }
    worker.forget(key);
  }

  private scanRepeatedly(
    context: PostgresContext,
    worker: ClusterWorker,
  ): void {
    this.repeat('resync', context.settings.resyncMs, object =>
      syncOrRefuse(object, worker),
    );
    this.repeat('repair', context.settings.repairMs, object => {
      // An object that cannot be read is reported again at every scan.
      const status = worker.all.get(keyOf(object))?.status;
      if (needsRepair(status) || 'error' in parsePostgresSpec(object.spec)) {
        syncOrRefuse(object, worker);
      }
    });
  }

  private repeat(
    name: string,
    everyMs: number,
    action: (object: KubeObject) => void,
  ): void {
    this.timers.get(name)?.cancel();
    this.timers.set(
      name,
      this.options.clock.after(this.skimming ? weekMs : everyMs, () => {
        [...this.known.values()].forEach(action);
        this.repeat(name, everyMs, action);
      }),
    );
  }
}

function syncOrRefuse(object: KubeObject, worker: ClusterWorker): void {
  const parsed = parsePostgresSpec(object.spec);
  if ('error' in parsed) {
    worker.refuse(object, 'SyncFailed', 'Sync', parsed.error);
  } else if (!object.metadata.deletionTimestamp) {
    worker.sync(object, parsed.spec);
  }
}

function needsRepair(status: OperatorStatus | undefined): boolean {
  return (
    status === 'CreateFailed' ||
    status === 'UpdateFailed' ||
    status === 'SyncFailed'
  );
}
