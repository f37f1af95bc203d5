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
import {
  keyOf,
  Process,
  resourceIds,
  sameJson,
  SerialQueue,
  startProcess,
  textAt,
} from '../shared';
import { watchPodLooks } from '../shared/watchPodLooks';
import { BackupRun } from './backups/BackupRun';
import { RestoreRun } from './backups/RestoreRun';
import { MongodbDatabase } from './MongodbDatabase';
import {
  createMongodbContext,
  MongodbContext,
  MongodbOperatorOptions,
} from './MongodbOperatorOptions';
import { instanceLabel } from './names';
import { mongodbResources } from './resources';

const weekMs = 7 * 86_400_000;
const usualPassMs = 5000;
/** How long an event takes from the API server through the operator's queue. */
const queueMs = 200;
/**
 * How long a database rests that nothing happens to. The real operator goes on every five seconds and finds nothing to do; here, whatever could give it
 * something to do wakes it.
 */
const restMs = 60_000;
/** Passes that change nothing before a database is taken for settled, by whether its state is one to stay in. */
const quietPasses = { settled: 3, unsettled: 12 };
const settledStates: ReadonlySet<unknown> = new Set(['ready', 'paused']);

/** Percona's operator: goes through every `PerconaServerMongoDB` every few seconds, and through its backups and restores. */
export class MongodbOperator {
  private readonly context: MongodbContext;
  private readonly databases = new Map<string, MongodbDatabase>();
  private readonly queue: SerialQueue;
  private readonly plans = new Map<string, { timer: Timer; due: number }>();
  private readonly runs = new Map<string, Timer>();
  private readonly quiet = new Map<string, number>();
  private readonly unsubscribes: (() => void)[] = [];
  private skimming: boolean;

  constructor(private readonly options: MongodbOperatorOptions) {
    this.context = createMongodbContext(options);
    this.skimming = options.skimming ?? false;
    this.queue = new SerialQueue(options.clock, (key, error) =>
      this.context.log('error', key, error.stack ?? error.message),
    );
  }

  start(): void {
    const { api } = this.options;
    const { databases, backups, restores } = mongodbResources;
    api.list(databases).forEach(object => this.take(object));
    api.list(backups).forEach(object => this.runBackup(object));
    api.list(restores).forEach(object => this.runRestore(object));
    this.unsubscribes.push(
      api.subscribe(databases, ({ type, object }) => {
        if (type === 'DELETED') {
          this.forget(keyOf(object));
        } else {
          this.take(object);
        }
      }),
      api.subscribe(backups, ({ type, object }) => {
        if (type === 'ADDED') {
          this.runBackup(object);
        } else if (type === 'DELETED') {
          this.cancel(object);
        } else if (object.metadata.deletionTimestamp) {
          this.cancel(object);
          this.backupRun(object).drop();
        }
      }),
      api.subscribe(restores, ({ type, object }) => {
        if (type === 'ADDED') {
          this.runRestore(object);
        } else if (type === 'DELETED') {
          this.cancel(object);
        }
      }),
      api.subscribe(resourceIds.pods, ({ type, object }) => {
        this.databaseOf(object)?.podChanged(object, type === 'DELETED');
      }),
      watchPodLooks(api, pod => {
        const key = `${pod.metadata.namespace}/${pod.metadata.labels?.[instanceLabel]}`;
        if (this.databases.has(key)) {
          this.wake(key, usualPassMs);
        }
      }),
    );
  }

  /** From now on at the pace of life. */
  live(): void {
    this.skimming = false;
    for (const key of this.databases.keys()) {
      this.wake(key, queueMs);
    }
  }

  stop(): void {
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.queue.stop();
    this.plans.forEach(({ timer }) => timer.cancel());
    this.runs.forEach(timer => timer.cancel());
    this.databases.forEach(database => database.stop());
  }

  /** The database as the operator has it in hand. */
  database(namespace: string, name: string): MongodbDatabase | undefined {
    return this.databases.get(`${namespace}/${name}`);
  }

  private take(object: KubeObject): void {
    const key = keyOf(object);
    const known = this.databases.get(key);
    if (!known) {
      this.databases.set(
        key,
        new MongodbDatabase(this.context, object, () =>
          this.wake(key, usualPassMs),
        ),
      );
      this.wake(key, queueMs);
    } else if (
      known.handle.object.metadata.generation !== object.metadata.generation ||
      object.metadata.deletionTimestamp ||
      !sameJson(
        known.handle.object.metadata.annotations,
        object.metadata.annotations,
      )
    ) {
      this.wake(key, queueMs);
    }
  }

  private forget(key: string): void {
    this.plans.get(key)?.timer.cancel();
    this.plans.delete(key);
    this.quiet.delete(key);
    this.databases.get(key)?.stop();
    this.databases.delete(key);
  }

  /** The next pass is due then, or earlier. */
  private wake(key: string, delayMs: number): void {
    this.quiet.set(key, 0);
    this.passSoon(key, delayMs);
  }

  private passSoon(key: string, delayMs: number): void {
    const { due = Infinity } = this.plans.get(key) ?? {};
    if (this.options.clock.now() + delayMs < due) {
      this.plan(key, delayMs);
    }
  }

  private plan(key: string, delayMs: number): void {
    const { clock } = this.options;
    this.plans.get(key)?.timer.cancel();
    this.plans.set(key, {
      due: clock.now() + delayMs,
      timer: clock.after(delayMs, () => {
        this.plans.delete(key);
        if (this.queue.isBusy(key)) {
          this.plan(key, usualPassMs);
        } else {
          this.queue.add(key, () => this.passThenPlan(key));
        }
      }),
    });
  }

  private *passThenPlan(key: string): Process {
    const database = this.databases.get(key);
    if (!database) {
      return;
    }
    const before = database.handle.current()?.status;
    try {
      yield* database.pass();
    } finally {
      if (this.databases.get(key) === database) {
        this.planNext(key, before, database.handle.current()?.status);
      }
    }
  }

  private planNext(key: string, before: unknown, after: unknown): void {
    const count = sameJson(before, after) ? (this.quiet.get(key) ?? 0) + 1 : 0;
    this.quiet.set(key, count);
    const isSettled = settledStates.has(textAt(after, 'state'));
    const isQuiet = count >= quietPasses[isSettled ? 'settled' : 'unsettled'];
    const rest = this.skimming ? weekMs : restMs;
    this.plan(key, isQuiet ? rest : usualPassMs);
  }

  private databaseOf(pod: KubeObject): MongodbDatabase | undefined {
    const { namespace, labels } = pod.metadata;
    return this.databases.get(`${namespace}/${labels?.[instanceLabel]}`);
  }

  private backupRun(object: KubeObject): BackupRun {
    return new BackupRun(this.context, object, key => this.databases.get(key));
  }

  private runBackup(object: KubeObject): void {
    if (!isEnded(object) && !object.metadata.deletionTimestamp) {
      this.follow(object, this.backupRun(object).run());
    }
  }

  private runRestore(object: KubeObject): void {
    if (!isEnded(object)) {
      this.follow(
        object,
        new RestoreRun(this.context, object, key =>
          this.databases.get(key),
        ).run(),
      );
    }
  }

  private follow(object: KubeObject, process: Process): void {
    const key = runKey(object);
    const clusterKey = clusterKeyOf(object);
    this.runs.set(
      key,
      startProcess(this.options.clock, process, error => {
        this.runs.delete(key);
        if (error) {
          this.context.log(
            'error',
            keyOf(object),
            error.stack ?? error.message,
          );
        }
        // A backup that ends lets go of what waited for it; mostly nothing did, and one look is enough.
        if (this.databases.has(clusterKey)) {
          this.passSoon(clusterKey, usualPassMs);
        }
      }),
    );
  }

  private cancel(object: KubeObject): void {
    const key = runKey(object);
    this.runs.get(key)?.cancel();
    this.runs.delete(key);
    const store = this.databases.get(clusterKeyOf(object))?.store;
    if (store?.holder?.endsWith(`/${key}`)) {
      store.holder = undefined;
    }
  }
}

function runKey(object: KubeObject): string {
  return object.metadata.uid ?? keyOf(object);
}

/** The database that a backup or a restore belongs to. */
function clusterKeyOf(object: KubeObject): string {
  return `${object.metadata.namespace}/${textAt(
    object,
    'spec',
    'clusterName',
  )}`;
}

function isEnded(object: KubeObject): boolean {
  const state = textAt(object, 'status', 'state');
  return state === 'ready' || state === 'error' || state === 'rejected';
}
