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
import { Clock } from '../../clock';
import { KubeClusterApi, KubeObject } from '../../kube/types';
import { Random } from '../../random';
import {
  keyOf,
  ProgramOf,
  resourceIds,
  sameJson,
  SerialQueue,
} from '../shared';
import { BackupJobs } from './backups/BackupJobs';
import { backupProgramOf } from './backups/backupProgram';
import { MysqlConditionsOf } from './MysqlConditions';
import { MysqlContext, MysqlLog } from './MysqlContext';
import { MysqlDatabase } from './MysqlDatabase';
import { MysqlEvents } from './MysqlEvents';
import { settingsOf } from './MysqlSettings';
import { databaseOf } from './names';
import { setPodFinalizer } from './memberPods';
import { finalizers, mysqlResources } from './resources';

/** What the operator is started with. */
export interface MysqlOperatorOptions {
  api: KubeClusterApi;
  clock: Clock;
  random: Random;
  conditionsOf?: MysqlConditionsOf;
  /** `<newest MySQL>-<operator>`, such as `9.1.0-2.2.2`. */
  operatorVersion?: string;
  log?: MysqlLog;
  /** Makes a new password; by default from the system's randomness. */
  password?: () => string;
}

/** The release of the operator that the demo runs. */
export const defaultOperatorVersion = '9.6.0-2.2.7';

/** Oracle's MySQL operator: watches InnoDBClusters, MySQLBackups and the pods of what it has made. */
export class MysqlOperator {
  /** What the pods of its backups do. */
  readonly programOf: ProgramOf;
  private readonly context: MysqlContext;
  private readonly queue: SerialQueue;
  private readonly backups: BackupJobs;
  private readonly databases = new Map<string, MysqlDatabase>();
  private readonly specs = new Map<string, unknown>();
  private readonly unsubscribes: (() => void)[] = [];

  constructor(options: MysqlOperatorOptions) {
    const { api, clock, random } = options;
    this.context = {
      api,
      clock,
      random,
      password:
        options.password ?? (() => randomBytes(18).toString('base64url')),
      events: new MysqlEvents(api, clock, random),
      log: options.log ?? (() => undefined),
      settings: settingsOf(options.operatorVersion ?? defaultOperatorVersion),
      conditionsOf: options.conditionsOf ?? (() => ({})),
    };
    this.queue = new SerialQueue(clock, (key, error) =>
      this.context.log('error', key, error.stack ?? error.message),
    );
    this.backups = new BackupJobs(this.context);
    this.programOf = backupProgramOf(this.context, (namespace, name) =>
      this.database(namespace, name),
    );
  }

  start(): void {
    const { api } = this.context;
    api.list(mysqlResources.clusters).forEach(each => this.added(each));
    this.unsubscribes.push(
      api.subscribe(mysqlResources.clusters, ({ type, object }) => {
        if (type === 'ADDED') {
          this.added(object);
        } else if (type === 'MODIFIED') {
          this.modified(object);
        } else {
          this.removed(object);
        }
      }),
      api.subscribe(resourceIds.pods, ({ type, object }) =>
        this.podChanged(object, type === 'DELETED'),
      ),
    );
    this.backups.start();
  }

  stop(): void {
    this.unsubscribes.forEach(unsubscribe => unsubscribe());
    this.backups.stop();
    this.databases.forEach(database => database.stop());
    this.queue.stop();
    this.context.events.stop();
  }

  /** The database as the operator has it in hand. */
  database(namespace: string, name: string): MysqlDatabase | undefined {
    return this.databases.get(`${namespace}/${name}`);
  }

  private added(object: KubeObject): void {
    const key = keyOf(object);
    const database = new MysqlDatabase(this.context, this.queue, key, object);
    this.databases.get(key)?.stop();
    this.databases.set(key, database);
    this.specs.set(key, object.spec);
    database.create();
  }

  private modified(object: KubeObject): void {
    const key = keyOf(object);
    const database = this.databases.get(key);
    if (object.metadata.deletionTimestamp && this.specs.has(key)) {
      this.specs.delete(key);
      database?.delete();
    } else if (
      this.specs.has(key) &&
      !sameJson(this.specs.get(key), object.spec)
    ) {
      this.specs.set(key, object.spec);
      database?.specChanged();
    }
  }

  private removed(object: KubeObject): void {
    const key = keyOf(object);
    this.specs.delete(key);
    // Read replicas may still be on their way out: what is left of the database lets them go.
  }

  private podChanged(pod: KubeObject, gone: boolean): void {
    const name = databaseOf(pod);
    const { namespace = '', labels = {} } = pod.metadata;
    if (name === undefined) {
      return;
    }
    if (labels.component === 'mysqld') {
      this.database(namespace, name)?.podChanged(pod, gone);
    } else if (
      labels.component === 'mysqlrouter' &&
      pod.metadata.deletionTimestamp
    ) {
      setPodFinalizer(this.context, pod, finalizers.kopf, false);
    }
  }
}
