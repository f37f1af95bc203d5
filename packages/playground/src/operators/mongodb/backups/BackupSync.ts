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
  kubeTime,
  numberAt,
  resourceIds,
  stableHash,
  textAt,
} from '../../shared';
import { imageTag } from '../imageTag';
import { addCondition, AppState, MongodbStatus } from '../MongodbStatus';
import { MongodbHandle } from '../MongodbHandle';
import { mongodbResources } from '../resources';
import { mainStorageOf } from '../spec/backupSpec';
import { replsetsOf } from '../spec/MongodbSpec';
import { BackupStore } from './BackupStore';

const ended = new Set(['ready', 'error']);

/** What the operator does about backups in each pass: agents, their configuration, point in time (pbm.go, backup.go). */
export class BackupSync {
  constructor(
    private readonly database: MongodbHandle,
    private readonly store: BackupStore,
  ) {}

  /** Whether agents are well and configured; `ready` where backups are off (pbmStatus in status.go). */
  state(): AppState {
    const { spec, status } = this.database;
    const { backup } = spec;
    if (!backup.enabled) {
      return 'ready';
    }
    if (spec.pause) {
      return 'paused';
    }
    if (!status.backupVersion) {
      return 'initializing';
    }
    if (Object.keys(backup.storages).length === 0) {
      return 'ready';
    }
    return status.backupConfigHash &&
      this.database.conditions().backupAgents !== 'unwell'
      ? 'ready'
      : 'initializing';
  }

  sync(): void {
    const { database, store } = this;
    const { spec, status } = database;
    if (!spec.backup.enabled) {
      status.backupVersion = undefined;
      status.backupImage = undefined;
      store.slice(false);
      return;
    }
    if (spec.pause) {
      store.slice(false);
      return;
    }
    this.readAgentVersion(status);
    this.configure(status);
    if (this.isRestoring() || status.state !== 'ready') {
      return;
    }
    const main = mainStorageOf(spec.backup);
    store.slice(
      spec.backup.pitr &&
        main !== undefined &&
        (spec.backup.oplogOnly || this.hasFullBackup(main)),
    );
    this.writeRestorableTime();
  }

  isBackingUp(): boolean {
    return this.objects(mongodbResources.backups).some(
      backup => !ended.has(textAt(backup, 'status', 'state') ?? ''),
    );
  }

  isRestoring(): boolean {
    return this.objects(mongodbResources.restores).some(
      restore => !ended.has(textAt(restore, 'status', 'state') ?? ''),
    );
  }

  /** The backups or restores of this database, oldest first. */
  objects(resource: typeof mongodbResources.backups): KubeObject[] {
    const { database } = this;
    return database.context.api
      .list(resource, { namespace: database.namespace })
      .filter(each => textAt(each, 'spec', 'clusterName') === database.name)
      .sort((a, b) =>
        (a.metadata.creationTimestamp ?? '').localeCompare(
          b.metadata.creationTimestamp ?? '',
        ),
      );
  }

  private hasFullBackup(storage: string): boolean {
    return this.objects(mongodbResources.backups).some(
      backup =>
        textAt(backup, 'status', 'state') === 'ready' &&
        textAt(backup, 'spec', 'storageName') === storage,
    );
  }

  /** It asks an agent for its version. */
  private readAgentVersion(status: MongodbStatus): void {
    const { database } = this;
    const { image } = database.spec.backup;
    if (status.backupVersion && status.backupImage === image) {
      return;
    }
    const running = database
      .all(resourceIds.pods)
      .some(
        pod =>
          textAt(pod, 'status', 'phase') === 'Running' &&
          JSON.stringify(pod.spec ?? '').includes('"backup-agent"'),
      );
    if (running) {
      status.backupVersion = imageTag(image);
      status.backupImage = image;
    }
  }

  /** Storages reach the agents once every replica set is initiated and every shard is known. */
  private configure(status: MongodbStatus): void {
    const { database } = this;
    const { spec } = database;
    if (
      !status.backupVersion ||
      mainStorageOf(spec.backup) === undefined ||
      this.isRestoring()
    ) {
      return;
    }
    const waits = replsetsOf(spec).some(({ name, isConfig }) => {
      const known = status.replsets[name];
      return (
        !known?.initialized ||
        (spec.sharded && !isConfig && !known.added_as_shard)
      );
    });
    if (waits) {
      return;
    }
    const unreached = replsetsOf(spec).find(
      ({ name, members }) =>
        members[0].size > 0 && database.model(name).primary === undefined,
    );
    if (unreached) {
      throw new Error(
        `reconcile PBM: reconcile configuration: new PBM connection: create PBM connection to ${database.name}-${unreached.name}: server selection error: server selection timeout, current topology: { Type: ReplicaSetNoPrimary }`,
      );
    }
    const hash = stableHash(spec.backup.storages, 64);
    if (status.backupConfigHash !== hash) {
      status.backupConfigHash = hash;
      addCondition(
        status,
        {
          type: 'PBMReady',
          status: 'True',
          reason: 'PBMConfigurationIsUpToDate',
        },
        database.context.clock.now(),
      );
    }
  }

  /** Only the newest backup says up to when one can restore. */
  private writeRestorableTime(): void {
    const { database } = this;
    const until = this.store.restorableUntil(database.spec);
    const newest = this.objects(mongodbResources.backups)
      .filter(backup => textAt(backup, 'status', 'state') === 'ready')
      .at(-1);
    const time = until === undefined ? undefined : kubeTime(until);
    if (
      newest &&
      time &&
      textAt(newest, 'status', 'latestRestorableTime') !== time
    ) {
      database.context.api.mergePatch(
        mongodbResources.backups,
        database.namespace,
        newest.metadata.name,
        { status: { latestRestorableTime: time } },
        { subresource: 'status' },
      );
    }
  }

  /** Ready members of the replica set with the fewest: below one nothing can be backed up. */
  leastReady(): number {
    return Math.min(
      ...Object.values(this.database.status.replsets).map(
        replset => numberAt(replset, 'ready') ?? 0,
      ),
    );
  }
}
