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
  controllerRef,
  JsonRecord,
  recordAt,
  textAt,
  textsAt,
} from '../../shared';
import { namesOf } from '../names';
import { BackupScheduleSpec } from '../MysqlSpec';
import { imageOf, made, MakerContext } from './MakerContext';

/** Names of the containers by which it is known what a Job's pod does. */
export const backupContainers = {
  run: 'operator-backup-job',
  make: 'operator-backup-job-cron',
} as const;

const operated = {
  'app.kubernetes.io/managed-by': 'mysql-operator',
  'app.kubernetes.io/created-by': 'mysql-operator',
};

/** The labels of what belongs to a database besides its pods. */
export function databaseLabels(
  name: string,
  what = 'mysql-innodbcluster',
): Record<string, string> {
  return {
    tier: 'mysql',
    'mysql.oracle.com/cluster': name,
    'app.kubernetes.io/name': what,
    'app.kubernetes.io/instance': `idc-${name}`,
    ...operated,
  };
}

/** The CronJob that makes a MySQLBackup when the schedule says so. */
export function makeCronJob(
  context: MakerContext,
  schedule: BackupScheduleSpec,
): KubeObject {
  const { namespace, name } = context.owner.metadata;
  return made(
    context,
    { apiVersion: 'batch/v1', kind: 'CronJob' },
    namesOf(name).cronJob(schedule.name),
    {
      labels: databaseLabels(name),
      spec: {
        schedule: schedule.schedule,
        ...(schedule.timeZone && { timeZone: schedule.timeZone }),
        suspend: !schedule.enabled,
        concurrencyPolicy: 'Forbid',
        jobTemplate: {
          spec: {
            backoffLimit: 0,
            template: {
              metadata: podMetadata(schedule.profile),
              spec: jobPod(context, backupContainers.make, [
                '--command',
                'create-backup-object',
                '--namespace',
                namespace ?? '',
                '--cluster-name',
                name,
                '--schedule-name',
                schedule.name,
              ]),
            },
          },
        },
      },
    },
  );
}

/** The Job of a MySQLBackup. Its labels name the backup where those of other objects name the database. */
export function makeBackupJob(
  context: MakerContext,
  backup: KubeObject,
  name: string,
  profile: JsonRecord,
): KubeObject {
  const { namespace } = backup.metadata;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      namespace,
      labels: {
        ...backup.metadata.labels,
        ...databaseLabels(
          backup.metadata.name,
          'mysql-innodbcluster-backup-task',
        ),
      },
      ownerReferences: [controllerRef(backup)],
    },
    spec: {
      template: {
        metadata: podMetadata(profile),
        spec: jobPod(context, backupContainers.run, [
          '--command',
          'execute-backup',
          '--namespace',
          namespace ?? '',
          '--backup-object-name',
          backup.metadata.name,
          '--job-name',
          name,
          '--backup-dir',
          '/mnt/storage',
        ]),
      },
    },
  };
}

/** The MySQLBackup that a schedule makes. */
export function makeBackup(
  cluster: KubeObject,
  schedule: unknown,
  name: string,
): KubeObject {
  const profileName = textAt(schedule, 'backupProfileName');
  return {
    apiVersion: 'mysql.oracle.com/v2',
    kind: 'MySQLBackup',
    metadata: {
      name,
      namespace: cluster.metadata.namespace,
      labels: databaseLabels(
        cluster.metadata.name,
        'mysql-innodbcluster-backup-task',
      ),
    },
    spec: {
      clusterName: cluster.metadata.name,
      ...(profileName
        ? { backupProfileName: profileName }
        : {
            backupProfile: { name, ...recordAt(schedule, 'backupProfile') },
          }),
      addTimestampToBackupDirectory: false,
    },
  };
}

function podMetadata(profile: JsonRecord | undefined): JsonRecord {
  return {
    labels: textsAt(profile, 'podLabels'),
    annotations: textsAt(profile, 'podAnnotations'),
  };
}

function jobPod(
  context: MakerContext,
  name: string,
  args: readonly string[],
): JsonRecord {
  return {
    serviceAccountName: context.spec.serviceAccountName,
    securityContext: { runAsUser: 27, runAsGroup: 27, fsGroup: 27 },
    restartPolicy: 'Never',
    terminationGracePeriodSeconds: 60,
    containers: [
      {
        name,
        image: imageOf(context, 'operator'),
        command: ['mysqlsh', '--pym', 'mysqloperator', 'backup', ...args],
      },
    ],
    volumes: [{ name: 'shellhome', emptyDir: {} }],
  };
}
