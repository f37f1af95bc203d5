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
import { Timer } from '../../../clock';
import { KubeObject } from '../../../kube/types';
import { randomSuffix } from '../../../random';
import { nextCronTime, textAt } from '../../shared';
import { MongodbHandle } from '../MongodbHandle';
import { clusterLabels } from '../names';
import { mongodbFinalizers, mongodbResources } from '../resources';
import { BackupTask } from '../spec/MongodbSpec';

const ancestorLabel = 'percona.com/backup-ancestor';
const clusterLabel = 'percona.com/cluster';

/** The schedules of `spec.backup.tasks`, which run inside the operator: there are no CronJobs (backup.go). */
export class BackupSchedule {
  private readonly jobs = new Map<string, { task: BackupTask; timer: Timer }>();

  constructor(private readonly database: MongodbHandle) {}

  /** Takes in the tasks, and removes backups that are too many. */
  sync(): void {
    const { database } = this;
    const { backup } = database.spec;
    if (!backup.enabled) {
      return;
    }
    for (const task of backup.tasks) {
      if (!backup.storages[task.storage]) {
        throw new Error(
          `reconcile backup tasks: reconcile backup tasks: there is no storage ${task.storage} in cluster ${database.name} for ${task.name} task`,
        );
      }
      const known = this.jobs.get(task.name)?.task;
      // Another type or compression alone goes unnoticed until schedule or storage change, or the operator restarts.
      if (known?.schedule !== task.schedule || known.storage !== task.storage) {
        this.jobs.get(task.name)?.timer.cancel();
        this.plan(task);
      }
    }
    for (const [name, job] of this.jobs) {
      const task = backup.tasks.find(each => each.name === name);
      if (!task) {
        job.timer.cancel();
        this.jobs.delete(name);
      } else if (!task.type.startsWith('incremental') && task.keep > 0) {
        this.retain(task);
      }
    }
  }

  stop(): void {
    this.jobs.forEach(({ timer }) => timer.cancel());
    this.jobs.clear();
  }

  private plan(task: BackupTask): void {
    const { clock } = this.database.context;
    const nowMs = clock.now();
    const at = nextCronTime(task.schedule, nowMs);
    if (at === undefined) {
      throw new Error(
        `reconcile backup tasks: reconcile backup tasks: can't parse cronjob schedule for backup ${task.name} with schedule ${task.schedule}`,
      );
    }
    this.jobs.set(task.name, {
      task,
      timer: clock.after(at - nowMs, () => {
        if (this.database.current()) {
          this.run(task);
          this.plan(task);
        }
      }),
    });
  }

  private run(task: BackupTask): void {
    const { context, namespace, name } = this.database;
    const time = new Date(context.clock.now())
      .toISOString()
      .slice(0, 19)
      .replace(/\D/g, '');
    context.api.create(mongodbResources.backups, {
      apiVersion: 'psmdb.percona.com/v1',
      kind: 'PerconaServerMongoDBBackup',
      metadata: {
        name: `cron-${name.slice(0, 16)}-${time}-${randomSuffix(
          context.random,
        )}`,
        namespace,
        labels: {
          ...clusterLabels(name),
          [ancestorLabel]: task.name,
          [clusterLabel]: name,
          'percona.com/backup-type': 'cron',
        },
        ...(task.deleteFromStorage && {
          finalizers: [mongodbFinalizers.backup],
        }),
      },
      spec: {
        clusterName: name,
        storageName: task.storage,
        type: task.type,
        compressionType: task.compression,
      },
    });
  }

  private retain(task: BackupTask): void {
    const { context, namespace, name } = this.database;
    const ready = [
      ...context.api.list(mongodbResources.backups, {
        namespace,
        labelSelector: `${clusterLabel}=${name},${ancestorLabel}=${task.name}`,
      }),
    ]
      .filter(backup => textAt(backup, 'status', 'state') === 'ready')
      .sort(byAge);
    for (const { metadata } of ready.slice(
      0,
      Math.max(0, ready.length - task.keep),
    )) {
      if (!metadata.deletionTimestamp) {
        context.api.delete(mongodbResources.backups, namespace, metadata.name);
      }
    }
  }
}

function byAge(a: KubeObject, b: KubeObject): number {
  return (a.metadata.creationTimestamp ?? '').localeCompare(
    b.metadata.creationTimestamp ?? '',
  );
}
