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

import { KubeObject } from '../../kube/types';
import {
  compareVersions,
  isPodReady,
  isRecord,
  JsonRecord,
  listAt,
  recordAt,
  resourceIds,
  textAt,
} from '../shared';
import { DatabaseHandle } from './DatabaseHandle';
import { serverVersion } from './memberPods';
import { databaseOf, isGroupMember, ordinalOf } from './names';

const GB = 1_000_000_000;
/** What comes in in a second, in bytes: data files as they are, or a dump that is loaded row by row. */
const rates = { clone: 200_000_000, dump: 60_000_000 };
/** From here on two versions of a series may be copied. */
const seriesSince = '8.0.37';

/** How long the sidecar of a pod takes to bring the data in, or why it cannot. */
export type Filling = { ms: number } | { problem: string };

/** What `initDB` has the sidecar of a pod do before its member is configured (initdb.py): only for the first pod, and before the group is there. */
export function fillingOf(database: DatabaseHandle, pod: KubeObject): Filling {
  const parsed = database.parsed();
  const first = isGroupMember(pod) && ordinalOf(pod.metadata.name) === 0;
  if ('error' in parsed || !parsed.spec.initDb || !first || database.ready) {
    return { ms: 0 };
  }
  const { clone, dump } = parsed.spec.initDb;
  return isRecord(clone)
    ? cloning(database, pod, clone)
    : loading(database, pod, recordAt(dump));
}

function hasSecret({ context, namespace }: DatabaseHandle, name = ''): boolean {
  return context.api.get(resourceIds.secrets, namespace, name) !== undefined;
}

/** The address leads to a pod: `user@pod.service.namespace.svc:3306`. */
function cloning(
  database: DatabaseHandle,
  pod: KubeObject,
  clone: JsonRecord,
): Filling {
  const { context, namespace } = database;
  const secret = textAt(clone, 'secretKeyRef', 'name');
  const url = textAt(clone, 'donorUrl') ?? '';
  const [, user, host = '', name = '', where = ''] =
    /^(?:([^@]+)@)?(([^.:]+)\.[^.:]+\.([^.:]+)\.svc[^:]*)(?::\d+)?$/.exec(
      url,
    ) ?? [];
  if (!hasSecret(database, secret)) {
    return { problem: `(404) Reason: Not Found: secrets "${secret}"` };
  }
  const donor = context.api.get(resourceIds.pods, where, name);
  if (!donor || !isPodReady(donor)) {
    return {
      problem: `mysqlsh.Error: Can't connect to MySQL server on '${
        host || url
      }:3306' (2003)`,
    };
  }
  if (user === undefined) {
    return { problem: "KeyError: 'user'" };
  }
  const [from, to] = [serverVersion(donor), serverVersion(pod)];
  if (!mayBeCopied(from, to)) {
    return {
      problem: `mysqlsh.Error: Clone Donor MySQL version: ${from} is different from Recipient MySQL version ${to}.`,
    };
  }
  const { dataBytes = 3 * GB } = context.conditionsOf(
    where || namespace,
    databaseOf(donor) ?? '',
  );
  return { ms: (dataBytes / rates.clone) * 1000 };
}

function mayBeCopied(from: string, to: string): boolean {
  const series = (version: string) => version.split('.').slice(0, 2).join('.');
  const early = [from, to].some(each => compareVersions(each, seriesSince) < 0);
  return from === to || (!early && series(from) === series(to));
}

function loading(
  database: DatabaseHandle,
  pod: KubeObject,
  dump: JsonRecord,
): Filling {
  const { context, namespace, name } = database;
  const [kind] = ['s3', 'azure', 'ociObjectStorage'].filter(each =>
    isRecord(recordAt(dump, 'storage')[each]),
  );
  const storage = recordAt(dump, 'storage', kind ?? 'persistentVolumeClaim');
  const secret = textAt(
    storage,
    kind === 'ociObjectStorage' ? 'credentials' : 'config',
  );
  if (kind !== undefined && !hasSecret(database, secret)) {
    return {
      problem: `Exception: Secret ${secret} in namespace ${namespace} cannot be found`,
    };
  }
  const path = textAt(dump, 'path') ?? '';
  if (kind === undefined && !isMounted(pod, path)) {
    return {
      problem: `mysqlsh.Error: Failed opening dump: Cannot open file '${path}/@.json': No such file or directory`,
    };
  }
  const { dataBytes = 3 * GB } = context.conditionsOf(namespace, name);
  return { ms: (dataBytes / rates.dump) * 1000 };
}

/** The operator mounts no claim for a dump: `podSpec` has to. */
function isMounted(pod: KubeObject, path: string): boolean {
  const sidecar = listAt(pod, 'spec', 'containers').find(
    each => textAt(each, 'name') === 'sidecar',
  );
  return listAt(sidecar, 'volumeMounts').some(mount =>
    path.startsWith(`${textAt(mount, 'mountPath')}/`),
  );
}
