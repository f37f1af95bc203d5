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
  fieldAt,
  isRecord,
  JsonRecord,
  kubeTime,
  listAt,
  parseQuantity,
  Process,
  ProgramEnd,
  ProgramOf,
  recordAt,
  resourceIds,
  textAt,
} from '../../shared';
import { backupContainers, makeBackup } from '../manifests';
import { MysqlContext } from '../MysqlContext';
import { MysqlDatabase } from '../MysqlDatabase';
import { profileOf } from '../MysqlSpec';
import { namesOf } from '../names';
import { mysqlResources } from '../resources';
import { utcStamp } from './utcStamp';

/** What a dump writes in a second, in bytes. */
const dumpRate = 120 * 1024 * 1024;
const GB = 1_000_000_000;

type FindDatabase = (
  namespace: string,
  name: string,
) => MysqlDatabase | undefined;

/** What the pods of the operator's Jobs do (mysqloperator/backup_main.py). */
export function backupProgramOf(
  context: MysqlContext,
  find: FindDatabase,
): ProgramOf {
  return pod => {
    const container = textAt(pod, 'spec', 'containers', 0, 'name');
    if (container === backupContainers.make) {
      return createBackupObject(context, pod);
    }
    return container === backupContainers.run
      ? executeBackup(context, find, pod)
      : undefined;
  };
}

function argument(pod: KubeObject, name: string): string {
  const words = listAt(pod, 'spec', 'containers', 0, 'command');
  return String(words[words.indexOf(name) + 1] ?? '');
}

/** The Job of a schedule: one new MySQLBackup. */
function* createBackupObject(
  { api, clock }: MysqlContext,
  pod: KubeObject,
): Process<ProgramEnd> {
  yield 2000;
  const { namespace } = pod.metadata;
  const clusterName = argument(pod, '--cluster-name');
  const wanted = argument(pod, '--schedule-name');
  const cluster = api.get(mysqlResources.clusters, namespace, clusterName);
  const schedule = listAt(cluster, 'spec', 'backupSchedules').find(
    each => textAt(each, 'name') === wanted,
  );
  if (!cluster || !schedule) {
    return { exitCode: 1 };
  }
  const stamp = utcStamp(clock.now(), 'short');
  api.create(
    mysqlResources.backups,
    makeBackup(cluster, schedule, `${clusterName}-${wanted}${stamp}`),
  );
  return { exitCode: 0 };
}

/** The Job of a MySQLBackup: a dump of a secondary, else of the primary. */
function* executeBackup(
  context: MysqlContext,
  find: FindDatabase,
  pod: KubeObject,
): Process<ProgramEnd> {
  const { api, clock, conditionsOf } = context;
  const { namespace = '' } = pod.metadata;
  const name = argument(pod, '--backup-object-name');
  const job = argument(pod, '--job-name');
  const backup = api.get(mysqlResources.backups, namespace, name);
  const startMs = clock.now();
  const setStatus = (status: JsonRecord) => {
    if (api.get(mysqlResources.backups, namespace, name)) {
      api.mergePatch(
        mysqlResources.backups,
        namespace,
        name,
        { status: { startTime: kubeTime(startMs), output: job, ...status } },
        { subresource: 'status' },
      );
    }
  };
  const ended = () => ({
    completionTime: kubeTime(clock.now()),
    elapsedTime: elapsed(clock.now() - startMs),
  });
  yield 3000;
  setStatus({ status: 'Running' });
  const clusterName = textAt(backup, 'spec', 'clusterName') ?? '';
  const { backupFails, dataBytes = 3 * GB } = conditionsOf(
    namespace,
    clusterName,
  );
  try {
    const source = sourceOf(find(namespace, clusterName), clusterName);
    const profile = profileOf(
      recordAt(
        api.get(mysqlResources.clusters, namespace, clusterName),
        'spec',
      ),
      backup?.spec,
    );
    const target = targetOf(context, namespace, profile, dataBytes);
    yield backupFails ? 4000 : 5000 + (dataBytes / dumpRate) * 1000;
    if (backupFails) {
      throw new Error(backupFails);
    }
    const host = `${source}.${
      namesOf(clusterName).instances
    }.${namespace}.svc.cluster.local`;
    setStatus({
      status: 'Completed',
      ...ended(),
      source: `mysqlbackup@${host}:3306`,
      ...target,
    });
    return { exitCode: 0 };
  } catch (error) {
    setStatus({
      status: 'Error',
      ...ended(),
      message: errorMessage(error),
    });
    return { exitCode: 1 };
  }
}

function sourceOf(
  database: MysqlDatabase | undefined,
  clusterName: string,
): string {
  const online = (database?.group.members ?? []).filter(
    member =>
      member.state === 'ONLINE' && database?.group.viewOf(member)?.quorum,
  );
  const source =
    online.find(member => member !== member.island?.primary) ?? online[0];
  if (!source) {
    throw new Error(
      `No instances available to backup from in cluster ${clusterName}`,
    );
  }
  return source.pod;
}

/** Where a dump went. Only that to a volume has a size. */
function targetOf(
  { api }: MysqlContext,
  namespace: string,
  profile: JsonRecord | undefined,
  dataBytes: number,
): JsonRecord {
  if (!isRecord(profile?.dumpInstance)) {
    // Snapshots are not written yet: nothing comes back, and nothing can be noted of it.
    throw new Error("'NoneType' object is not iterable");
  }
  const storage = recordAt(profile.dumpInstance, 'storage');
  if (isRecord(storage.s3)) {
    return { method: 'dump-instance/s3', bucket: storage.s3.bucketName };
  }
  if (isRecord(storage.azure)) {
    return {
      method: 'dump-instance/azure-blob-storage',
      container: storage.azure.containerName,
    };
  }
  if (isRecord(storage.ociObjectStorage)) {
    return {
      method: 'dump-instance/oci-bucket',
      bucket: storage.ociObjectStorage.bucketName,
    };
  }
  const claim = api.get(
    resourceIds.claims,
    namespace,
    textAt(storage, 'persistentVolumeClaim', 'claimName') ?? '',
  );
  const room = parseQuantity(fieldAt(claim, 'status', 'capacity', 'storage'));
  // A dump is compressed.
  const size = dataBytes / 3;
  const amount = (bytes: number) => `${(bytes / GB).toFixed(3)}G`;
  return {
    method: 'dump-instance/volume',
    size: amount(size),
    ...(room !== undefined && { spaceAvailable: amount(room - size) }),
  };
}

function elapsed(ms: number): string {
  const total = Math.floor(ms / 1000);
  return [total / 3600, (total / 60) % 60, total % 60]
    .map(part => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}
