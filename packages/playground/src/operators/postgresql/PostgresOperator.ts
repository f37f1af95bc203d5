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

import { randomBytes } from 'crypto';
import { Clock, Timer } from '../../clock';
import { KubeClusterApi, KubeObject } from '../../kube/types';
import { Random } from '../../random';
import {
  errorMessage,
  EventRecorder,
  keyOf,
  Process,
  resourceIds,
  sameJson,
  SerialQueue,
} from '../shared';
import { OperatorLog } from './OperatorLog';
import { PostgresConditionsOf } from './PostgresConditions';
import { PostgresContext } from './PostgresContext';
import { OperatorStatus, statusOf } from './DatabaseHandle';
import { PostgresDatabase } from './PostgresDatabase';
import { configurationOf, readSettings } from './PostgresSettings';
import { parsePostgresSpec, PostgresSpec } from './PostgresSpec';
import { postgresResources } from './resources';

/** What the operator is started with. */
export interface PostgresOperatorOptions {
  api: KubeClusterApi;
  clock: Clock;
  random: Random;
  conditionsOf?: PostgresConditionsOf;
  /** Milliseconds between two heartbeats of a Patroni; loop_wait is 10 s by default. */
  heartbeatMs?: number;
  /** Begins with a heartbeat and a scan only once a week, to get through long times quickly, until `live()`. */
  skimming?: boolean;
  log?: OperatorLog;
  /** Makes a new password; by default 64 characters from the system's randomness. */
  password?: () => string;
}

const weekMs = 7 * 86_400_000;

/** Where the operator looks for its configuration, once, when it starts. */
export const operatorConfigurationName =
  'postgresql-operator-default-configuration';
export const operatorNamespace = 'postgres-operator';

/** Zalando's operator: watches `postgresql` objects and makes, keeps and removes what belongs to them. */
export class PostgresOperator {
  private readonly databases = new Map<string, PostgresDatabase>();
  private readonly known = new Map<string, KubeObject>();
  private readonly queue: SerialQueue;
  private readonly unsubscribes: (() => void)[] = [];
  private readonly timers = new Map<string, Timer>();
  private context: PostgresContext | undefined;
  private skimming: boolean;

  constructor(private readonly options: PostgresOperatorOptions) {
    this.skimming = options.skimming ?? false;
    this.queue = new SerialQueue(options.clock, (key, error) =>
      this.context?.log('error', key, error.stack ?? error.message),
    );
  }

  /** Reads the configuration, syncs what is there, and listens. */
  start(): void {
    const { api, clock } = this.options;
    const context: PostgresContext = {
      api,
      clock,
      random: this.options.random,
      password:
        this.options.password ??
        (() => randomBytes(48).toString('base64url').slice(0, 64)),
      events: new EventRecorder(api, clock, 'postgres-operator'),
      log: this.options.log ?? (() => undefined),
      settings: readSettings(
        configurationOf(
          api.get(
            postgresResources.operatorConfigurations,
            operatorNamespace,
            operatorConfigurationName,
          ),
        ),
      ),
      conditionsOf: this.options.conditionsOf ?? (() => ({})),
      heartbeatMs: () =>
        this.skimming ? weekMs : this.options.heartbeatMs ?? 10_000,
    };
    this.context = context;
    for (const object of api.list(postgresResources.postgresqls)) {
      this.known.set(keyOf(object), object);
      this.enqueueSync(object, context);
    }
    this.unsubscribes.push(
      api.subscribe(postgresResources.postgresqls, ({ type, object }) => {
        if (type === 'ADDED') {
          this.added(object, context);
        } else if (type === 'MODIFIED') {
          this.modified(object, context);
        } else {
          this.deleted(object, context);
        }
      }),
      api.subscribe(resourceIds.pods, ({ type, object }) => {
        const cluster = object.metadata.labels?.['cluster-name'];
        if (object.metadata.labels?.application === 'spilo' && cluster) {
          this.databases
            .get(`${object.metadata.namespace}/${cluster}`)
            ?.patroni?.podChanged(object, type === 'DELETED');
        }
      }),
    );
    this.scanRepeatedly(context);
  }

  /** From now on at the pace of life. */
  live(): void {
    this.skimming = false;
    this.databases.forEach(database => database.patroni?.beatNow());
    if (this.context) {
      this.scanRepeatedly(this.context);
    }
  }

  stop(): void {
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.timers.forEach(timer => timer.cancel());
    this.queue.stop();
    this.databases.forEach(database => database.stop());
    this.context?.events.stop();
  }

  /** The cluster as the operator has it in hand. */
  database(namespace: string, name: string): PostgresDatabase | undefined {
    return this.databases.get(`${namespace}/${name}`);
  }

  /** Whether the operator is still working on something. */
  isBusy(): boolean {
    return [...this.known.keys()].some(key => this.queue.isBusy(key));
  }

  private added(object: KubeObject, context: PostgresContext): void {
    this.known.set(keyOf(object), object);
    const parsed = parsePostgresSpec(object.spec);
    if ('error' in parsed) {
      this.refuse(object, context, 'CreateFailed', 'Create', parsed.error);
      return;
    }
    this.queue.add(keyOf(object), () =>
      this.createProcess(object, parsed.spec, context),
    );
  }

  private *createProcess(
    object: KubeObject,
    spec: PostgresSpec,
    context: PostgresContext,
  ): Process {
    // The informer's event, a worker, the cluster's own locks.
    yield 200;
    const database = this.adopt(object, spec, context);
    if (database) {
      yield* database.create(spec);
    }
  }

  /** Takes a cluster in hand; with the prefix rule, one that breaks it is Invalid without an Event. */
  private adopt(
    object: KubeObject,
    spec: PostgresSpec,
    context: PostgresContext,
  ): PostgresDatabase | undefined {
    const key = keyOf(object);
    const known = this.databases.get(key);
    if (known) {
      return known;
    }
    const database = new PostgresDatabase(context, object, spec);
    const prefix = `${spec.teamId.toLowerCase()}-`;
    if (
      context.settings.teamPrefix &&
      !object.metadata.name.startsWith(prefix)
    ) {
      context.log(
        'error',
        key,
        `creation of cluster is blocked: name must match {TEAM}-{NAME} format`,
      );
      database.setStatus('Invalid');
      return undefined;
    }
    this.databases.set(key, database);
    return database;
  }

  private modified(object: KubeObject, context: PostgresContext): void {
    const key = keyOf(object);
    const old = this.known.get(key);
    this.known.set(key, object);
    const isDeleting = object.metadata.deletionTimestamp !== undefined;
    if (isDeleting) {
      if (!old?.metadata.deletionTimestamp) {
        this.queue.add(key, () => this.deleteProcess(key));
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
      this.refuse(object, context, 'UpdateFailed', 'Update', parsed.error);
    } else if ('error' in before) {
      this.enqueueSync(object, context);
    } else {
      this.queue.add(key, () =>
        this.updateProcess(key, before.spec, parsed.spec),
      );
    }
  }

  private *updateProcess(
    key: string,
    old: PostgresSpec,
    wanted: PostgresSpec,
  ): Process {
    yield 200;
    const database = this.databases.get(key);
    if (database) {
      yield* database.update(old, wanted);
    }
  }

  private deleted(object: KubeObject, context: PostgresContext): void {
    const key = keyOf(object);
    this.known.delete(key);
    if (!context.settings.finalizers) {
      this.queue.add(key, () => this.deleteProcess(key));
    }
    this.queue.add(key, () => this.forget(key));
  }

  private *deleteProcess(key: string): Process {
    yield 200;
    const database = this.databases.get(key);
    if (database) {
      yield* database.delete();
    }
  }

  private *forget(key: string): Process {
    yield 0;
    this.databases.get(key)?.stop();
    this.databases.delete(key);
  }

  private enqueueSync(object: KubeObject, context: PostgresContext): void {
    const key = keyOf(object);
    const parsed = parsePostgresSpec(object.spec);
    if ('error' in parsed) {
      this.refuse(object, context, 'SyncFailed', 'Sync', parsed.error);
      return;
    }
    if (object.metadata.deletionTimestamp) {
      return;
    }
    this.queue.add(key, () => this.syncProcess(object, parsed.spec, context));
  }

  private *syncProcess(
    object: KubeObject,
    spec: PostgresSpec,
    context: PostgresContext,
  ): Process {
    yield 200;
    const database = this.adopt(object, spec, context);
    if (database && this.known.has(keyOf(object))) {
      yield* database.sync(spec);
    }
  }

  /** What cannot be read is not acted on; the status and an Event say so, and the pods run on. */
  private refuse(
    object: KubeObject,
    context: PostgresContext,
    status: OperatorStatus,
    reason: string,
    message: string,
  ): void {
    const { namespace, name } = object.metadata;
    this.queue.add(keyOf(object), function* refuse() {
      yield 200;
      const current = context.api.get(
        postgresResources.postgresqls,
        namespace,
        name,
      );
      if (current && statusOf(current) !== status) {
        try {
          context.api.mergePatch(
            postgresResources.postgresqls,
            namespace,
            name,
            { status: { PostgresClusterStatus: status } },
            { subresource: 'status' },
          );
        } catch (error) {
          context.log(
            'error',
            keyOf(object),
            `could not set PostgresCRD status: ${errorMessage(error)}`,
          );
        }
      }
      context.events.record(current ?? object, {
        type: 'Warning',
        reason,
        message,
      });
    });
  }

  private scanRepeatedly(context: PostgresContext): void {
    this.repeat('resync', context.settings.resyncMs, object =>
      this.enqueueSync(object, context),
    );
    this.repeat('repair', context.settings.repairMs, object => {
      // An object that cannot be read is reported again at every scan.
      const status = this.databases.get(keyOf(object))?.status;
      if (needsRepair(status) || 'error' in parsePostgresSpec(object.spec)) {
        this.enqueueSync(object, context);
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

function needsRepair(status: OperatorStatus | undefined): boolean {
  return (
    status === 'CreateFailed' ||
    status === 'UpdateFailed' ||
    status === 'SyncFailed'
  );
}
