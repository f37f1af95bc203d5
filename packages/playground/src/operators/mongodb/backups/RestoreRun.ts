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
  isPodReady,
  JsonRecord,
  kubeTime,
  Process,
  recordAt,
  resourceIds,
  textAt,
} from '../../shared';
import { MongodbDatabase } from '../MongodbDatabase';
import { MongodbContext } from '../MongodbOperatorOptions';
import { componentLabel } from '../names';
import { mongodbAnnotations, mongodbResources } from '../resources';

const lookMs = 5000;

/** One `PerconaServerMongoDBRestore`, which goes in place (pkg/controller/perconaservermongodbrestore). */
export class RestoreRun {
  constructor(
    private readonly context: MongodbContext,
    private readonly object: KubeObject,
    private readonly databaseOf: (name: string) => MongodbDatabase | undefined,
  ) {}

  *run(): Process {
    const database = this.database();
    try {
      if (!database) {
        throw new Error(
          `get cluster ${this.object.metadata.namespace}/${textAt(
            this.object,
            'spec',
            'clusterName',
          )}: not found`,
        );
      }
      yield lookMs;
      const physical = this.check(database);
      yield* this.stopMongos(database);
      database.store.slice(false);
      while (database.store.holder) {
        this.setStatus({ state: 'waiting' });
        yield lookMs;
      }
      database.store.holder = this.key();
      if (physical) {
        yield* this.restartMembers(database);
      }
      const now = this.context.clock.now();
      this.setStatus({
        state: 'requested',
        pbmName: new Date(now).toISOString(),
        ...this.target(database),
      });
      yield database.store.agreementMs();
      this.setStatus({ state: 'running' });
      yield Math.max(lookMs, database.store.durationMs());
      this.setStatus({
        state: 'ready',
        completed: kubeTime(this.context.clock.now()),
      });
    } catch (error) {
      this.setStatus({ state: 'error', error: errorMessage(error) });
    } finally {
      if (database?.store.holder === this.key()) {
        database.store.holder = undefined;
      }
      this.mark(database, null);
    }
  }

  /** Whether it is a physical one; an error for what cannot be restored. */
  private check(database: MongodbDatabase): boolean {
    const { spec } = database.handle;
    if (spec.unmanaged) {
      throw new Error(
        "can cluster restore: can't run restore in an unmanaged cluster",
      );
    }
    const name = textAt(this.object, 'spec', 'backupName');
    const backup = name
      ? this.context.api.get(
          mongodbResources.backups,
          this.object.metadata.namespace,
          name,
        )
      : undefined;
    if (name && !backup) {
      throw new Error(
        `get backup: get backup: PerconaServerMongoDBBackup.psmdb.percona.com "${name}" not found`,
      );
    }
    const state = textAt(backup, 'status', 'state');
    if (backup && state !== 'ready') {
      throw new Error(
        state === 'error' ? 'backup is in error state' : 'backup is not ready',
      );
    }
    const type =
      textAt(backup, 'status', 'type') ??
      textAt(this.object, 'spec', 'backupSource', 'type') ??
      'logical';
    if (
      type !== 'logical' &&
      Object.keys(recordAt(this.object, 'spec', 'selective')).length > 0
    ) {
      throw new Error(
        'failed to validate restore: `.spec.selective` field is supported only for logical backups',
      );
    }
    this.checkMoment(database, backup);
    return type !== 'logical';
  }

  private checkMoment(
    database: MongodbDatabase,
    backup: KubeObject | undefined,
  ): void {
    const refuse = (words: string): never => {
      throw new Error(`failed to validate restore: ${words}`);
    };
    const { spec } = database.handle;
    const type = textAt(this.object, 'spec', 'pitr', 'type');
    if (type === 'latest' && !database.store.restorableUntil(spec)) {
      refuse('no oplogs for PITR');
    }
    const wanted = this.moment();
    if (type !== 'date' || wanted === undefined) {
      return;
    }
    const lastWrite = Date.parse(textAt(backup, 'status', 'lastWriteAt') ?? '');
    if (wanted === lastWrite) {
      refuse("backup's last write is equal to target time");
    }
    if (wanted < lastWrite) {
      refuse("backup's last write is later than target time");
    }
    if (!database.store.hasOplogOf(wanted, spec)) {
      refuse('no oplogs for PITR');
    }
  }

  /** The date has no zone: it is UTC. */
  private moment(): number | undefined {
    const date = textAt(this.object, 'spec', 'pitr', 'date');
    return date === undefined
      ? undefined
      : Date.parse(`${date.replace(' ', 'T')}Z`);
  }

  private target(database: MongodbDatabase): JsonRecord {
    const type = textAt(this.object, 'spec', 'pitr', 'type');
    const moment =
      type === 'latest'
        ? database.store.restorableUntil(database.handle.spec)
        : this.moment();
    return type === undefined || moment === undefined
      ? {}
      : { pitrTarget: kubeTime(moment) };
  }

  /** Clients must not write meanwhile: the routers go, and come back when it is over. */
  private *stopMongos(database: MongodbDatabase): Process {
    const { handle } = database;
    while (
      handle.spec.sharded &&
      (handle.get(resourceIds.statefulSets, handle.names.mongos) ||
        handle.mongosPods().length > 0)
    ) {
      handle.drop(resourceIds.statefulSets, handle.names.mongos);
      yield lookMs;
    }
  }

  /** A physical restore puts files in place below stopped servers: all members restart at once. */
  private *restartMembers(database: MongodbDatabase): Process {
    const { handle } = database;
    this.mark(database, 'true');
    this.setStatus({ state: 'waiting' });
    const members = () =>
      handle
        .all(resourceIds.pods)
        .filter(pod => pod.metadata.labels?.[componentLabel] !== 'mongos');
    const before = new Set(members().map(pod => pod.metadata.uid));
    members().forEach(pod => handle.drop(resourceIds.pods, pod.metadata.name));
    while (
      members().length < before.size ||
      !members().every(pod => !before.has(pod.metadata.uid) && isPodReady(pod))
    ) {
      yield lookMs;
    }
  }

  private mark(
    database: MongodbDatabase | undefined,
    value: string | null,
  ): void {
    const { handle } = database ?? {};
    for (const set of handle?.all(resourceIds.statefulSets) ?? []) {
      const { restoreInProgress } = mongodbAnnotations;
      if (value !== null || set.metadata.annotations?.[restoreInProgress]) {
        this.context.api.mergePatch(
          resourceIds.statefulSets,
          set.metadata.namespace,
          set.metadata.name,
          { metadata: { annotations: { [restoreInProgress]: value } } },
        );
      }
    }
  }

  private key(): string {
    return `restore/${this.object.metadata.uid}`;
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

  private setStatus(status: JsonRecord): void {
    const { namespace, name, uid } = this.object.metadata;
    const { api } = this.context;
    const current = api.get(mongodbResources.restores, namespace, name);
    if (current?.metadata.uid === uid) {
      api.mergePatch(
        mongodbResources.restores,
        namespace,
        name,
        { status },
        { subresource: 'status' },
      );
    }
  }
}
