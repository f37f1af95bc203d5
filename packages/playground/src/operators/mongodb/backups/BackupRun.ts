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
import { KubeObject } from '../../../kube/types';
import {
  errorMessage,
  JsonRecord,
  kubeTime,
  numberAt,
  Process,
  recordAt,
  textAt,
} from '../../shared';
import { MongodbContext } from '../MongodbOperatorOptions';
import { conditionHolds } from '../MongodbStatus';
import { mongodbFinalizers, mongodbResources } from '../resources';
import { replsetsOf } from '../spec/MongodbSpec';
import { MongodbDatabase } from '../MongodbDatabase';
import { destinationOf } from './destination';

/** How often the operator looks at a backup that is not done. */
const lookMs = 5000;
/** After this time PBM's beginning is no beginning any more. */
const startingMs = 120_000;

/** One `PerconaServerMongoDBBackup` from its beginning to its end (pkg/controller/perconaservermongodbbackup). */
export class BackupRun {
  constructor(
    private readonly context: MongodbContext,
    private readonly object: KubeObject,
    private readonly databaseOf: (name: string) => MongodbDatabase | undefined,
  ) {}

  *run(): Process {
    try {
      const pbmName = yield* this.start();
      if (pbmName !== undefined) {
        yield* this.follow(pbmName);
      }
    } catch (error) {
      this.setStatus({ state: 'error', error: errorMessage(error) });
    } finally {
      this.release();
    }
  }

  /** The object is being deleted: with its finalizer, what lies in the bucket goes too. */
  drop(): void {
    this.release();
    const current = this.current();
    if (current?.metadata.finalizers?.length) {
      this.context.api.mergePatch(
        mongodbResources.backups,
        current.metadata.namespace,
        current.metadata.name,
        {
          metadata: {
            finalizers: current.metadata.finalizers.filter(
              name =>
                name !== mongodbFinalizers.backup &&
                name !== mongodbFinalizers.releaseLock,
            ),
          },
        },
      );
    }
  }

  /** Waits until it may begin; the name that PBM gives it, or nothing when the object is gone. */
  private *start(): Process<string | undefined> {
    for (;;) {
      yield lookMs;
      const current = this.current();
      if (!current || current.metadata.deletionTimestamp) {
        return undefined;
      }
      const database = this.database();
      this.checkDeadline(current, database);
      if (!database) {
        throw new Error('reconcile backup: cluster not found');
      }
      if (!this.isAllowed(database)) {
        continue;
      }
      const { store } = database;
      if (database.backups.isRestoring() || (store.holder && !this.holds())) {
        this.setStatus({ state: 'waiting' });
        continue;
      }
      store.holder = this.key();
      return this.begin(database, current);
    }
  }

  private begin(database: MongodbDatabase, current: KubeObject): string {
    const { spec } = database.handle;
    const storageName = textAt(current, 'spec', 'storageName') ?? '';
    const storage = spec.backup.storages[storageName];
    if (!storage) {
      throw new Error(
        `reconcile backup: unable to get storage '${storageName}'`,
      );
    }
    const nowMs = this.context.clock.now();
    const pbmName = kubeTime(nowMs);
    const type = textAt(storage, 'type') ?? 's3';
    this.context.api.mergePatch(
      mongodbResources.backups,
      current.metadata.namespace,
      current.metadata.name,
      {
        metadata: {
          finalizers: [
            ...(current.metadata.finalizers ?? []),
            mongodbFinalizers.releaseLock,
          ],
        },
      },
    );
    this.setStatus({
      state: 'requested',
      storageName,
      pbmName,
      lastTransition: kubeTime(nowMs),
      replsetNames: replsetsOf(spec).map(({ name }) => name),
      destination: destinationOf(storage, pbmName),
      [type]: JSON.parse(JSON.stringify(recordAt(storage, type))),
    });
    return pbmName;
  }

  private *follow(pbmName: string): Process {
    const begun = this.context.clock.now();
    for (;;) {
      yield lookMs;
      const database = this.database();
      if (!database || !this.current()) {
        return;
      }
      const { backupAgents } = database.handle.conditions();
      const passed = this.context.clock.now() - begun;
      if (backupAgents === 'unwell') {
        if (passed >= startingMs) {
          throw new Error(
            "backup did not progress from 'starting' state within the allowed timeout",
          );
        }
        continue;
      }
      if (passed >= database.store.agreementMs()) {
        break;
      }
    }
    yield* this.dump(pbmName);
  }

  private *dump(pbmName: string): Process {
    const { context } = this;
    const started = context.clock.now();
    const type = textAt(this.current(), 'spec', 'type') || 'logical';
    const pods = this.pods();
    this.setStatus({
      state: 'running',
      start: pbmName,
      lastTransition: kubeTime(started),
      type,
      pbmPods: pods,
      pbmPod: Object.values(pods)[0],
    });
    const database = this.database();
    // A pass every few seconds would find nothing new: it looks again when it is done.
    yield Math.max(lookMs, database?.store.durationMs() ?? 0);
    const { backupError } = this.database()?.handle.conditions() ?? {};
    if (backupError !== undefined) {
      throw new Error(backupError);
    }
    const now = context.clock.now();
    this.setStatus({
      state: 'ready',
      completed: kubeTime(now),
      lastWriteAt: kubeTime(now - lookMs),
      lastTransition: kubeTime(now),
      size: database?.store.size(Object.keys(pods).length),
    });
  }

  /** The members that make it: secondaries, one of each replica set. */
  private pods(): Record<string, string> {
    const { handle } = this.database() ?? {};
    return Object.fromEntries(
      (handle ? replsetsOf(handle.spec) : []).flatMap(({ name }) => {
        const members = Object.values(
          handle?.status.replsets[name]?.members ?? {},
        );
        const chosen =
          members.find(({ stateStr }) => stateStr === 'SECONDARY') ??
          members[0];
        return chosen ? [[name, chosen.name]] : [];
      }),
    );
  }

  private checkDeadline(
    current: KubeObject,
    database: MongodbDatabase | undefined,
  ): void {
    if (textAt(current, 'status', 'state')) {
      return;
    }
    const seconds =
      numberAt(current, 'spec', 'startingDeadlineSeconds') ??
      database?.handle.spec?.backup.startingDeadlineSeconds;
    const waited =
      this.context.clock.now() -
      Date.parse(current.metadata.creationTimestamp ?? '');
    if (seconds !== undefined && waited >= seconds * 1000) {
      throw new Error('starting deadline seconds exceeded');
    }
  }

  /** `ready`, or about to be rolled out; with the safeguard off any member that is ready will do (CanBackup). */
  private isAllowed(database: MongodbDatabase): boolean {
    const { status, spec } = database.handle;
    return (
      status?.state === 'ready' ||
      (status?.state === 'initializing' &&
        conditionHolds(status, 'pendingSmartUpdate')) ||
      (spec?.backupIfUnhealthy === true && database.backups.leastReady() > 0)
    );
  }

  private holds(): boolean {
    return this.database()?.store.holder === this.key();
  }

  private release(): void {
    const database = this.database();
    if (database && database.store.holder === this.key()) {
      database.store.holder = undefined;
    }
  }

  private key(): string {
    return `backup/${this.object.metadata.uid}`;
  }

  private database(): MongodbDatabase | undefined {
    return this.databaseOf(
      `${this.object.metadata.namespace}/${textAt(
        this.object,
        'spec',
        'clusterName',
      )}`,
    );
  }

  private current(): KubeObject | undefined {
    const { namespace, name, uid } = this.object.metadata;
    const found = this.context.api.get(
      mongodbResources.backups,
      namespace,
      name,
    );
    return found?.metadata.uid === uid ? found : undefined;
  }

  private setStatus(status: JsonRecord): void {
    const current = this.current();
    if (current && textAt(current, 'status', 'state') !== 'error') {
      this.context.api.mergePatch(
        mongodbResources.backups,
        current.metadata.namespace,
        current.metadata.name,
        { status },
        { subresource: 'status' },
      );
    }
  }
}
