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
import { errorMessage, keyOf, resourceIds } from '../../shared';
import { makeBackupJob } from '../manifests';
import { MysqlContext } from '../MysqlContext';
import { parseMysqlSpec, profileOf } from '../MysqlSpec';
import { mysqlResources } from '../resources';
import { utcStamp } from './utcStamp';

const noticeMs = 400;
/** When the operator's framework tries a handler again that failed. */
const retryMs = 60_000;

/** Makes a Job for each new MySQLBackup (operator_backup.py). */
export class BackupJobs {
  private unsubscribe: (() => void) | undefined;

  constructor(private readonly context: MysqlContext) {}

  start(): void {
    const { api, clock } = this.context;
    this.unsubscribe = api.subscribe(
      mysqlResources.backups,
      ({ type, object }) => {
        if (type === 'ADDED') {
          clock.after(noticeMs, () => this.attempt(object));
        }
      },
    );
  }

  stop(): void {
    this.unsubscribe?.();
  }

  private attempt(added: KubeObject): void {
    const { api, clock, events } = this.context;
    const { namespace, name, uid } = added.metadata;
    const backup = api.get(mysqlResources.backups, namespace, name);
    if (backup?.metadata.uid !== uid || !backup) {
      return;
    }
    try {
      this.makeJob(backup);
    } catch (error) {
      events.logged(
        backup,
        'Error',
        `Handler 'on_mysqlbackup_create' failed with an exception. Will retry.`,
      );
      this.context.log('error', keyOf(backup), errorMessage(error));
      clock.after(retryMs, () => this.attempt(added));
    }
  }

  private makeJob(backup: KubeObject): void {
    const { api, clock, settings } = this.context;
    const { namespace, name } = backup.metadata;
    const { spec } = backup as { spec?: Record<string, unknown> };
    const clusterName = String(spec?.clusterName ?? '');
    const owner = api.get(mysqlResources.clusters, namespace, clusterName);
    if (!owner) {
      throw new Error(`Invalid clusterName ${namespace}/${clusterName}`);
    }
    const parsed = parseMysqlSpec(clusterName, owner.spec, settings);
    if ('error' in parsed) {
      throw new Error(parsed.error);
    }
    const profile = profileOf(owner.spec, spec);
    if (!profile) {
      throw new Error(
        `Invalid backupProfileName '${spec?.backupProfileName}' in cluster ${namespace}/${clusterName}`,
      );
    }
    const jobName =
      spec?.addTimestampToBackupDirectory === false
        ? name
        : `${name}-${utcStamp(clock.now(), 'dashed')}`;
    api.create(
      resourceIds.jobs,
      makeBackupJob(
        { owner, spec: parsed.spec, settings },
        backup,
        jobName,
        profile,
      ),
    );
  }
}
