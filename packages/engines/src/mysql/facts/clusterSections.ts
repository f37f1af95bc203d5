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

import { at, compact, flag, integer, isObject, scalar, text } from '../../json';
import { amountsOf } from '../../kubernetes/facts/amounts';
import { namedItem } from '../../kubernetes/facts/containers';

/** What a claim asks for: `datadirVolumeClaimTemplate` is the spec of a PersistentVolumeClaim. */
export function volumeOf(template: unknown) {
  return compact({
    size: scalar(at(template, 'resources', 'requests', 'storage')),
    class: text(at(template, 'storageClassName')),
  });
}

/** CPU and memory that a pod template asks for the database's container. */
export function resourcesIn(podSpec: unknown) {
  const container = namedItem(at(podSpec, 'containers'), 'mysql');
  return compact({
    requests: amountsOf(at(container, 'resources', 'requests')),
    limits: amountsOf(at(container, 'resources', 'limits')),
  });
}

/** The one key of an object that says which of several kinds it is. */
function kindOf(value: unknown, ...kinds: string[]): string | undefined {
  return kinds.find(kind => isObject(at(value, kind)));
}

export function routerOf(router: unknown) {
  return compact({
    members: integer(at(router, 'instances')),
    version: text(at(router, 'version')),
    tls: text(at(router, 'tlsSecretName')),
    policy: text(at(router, 'routingOptions', 'invalidated_cluster_policy')),
    readOnly: text(at(router, 'routingOptions', 'read_only_targets')),
  });
}

export function readReplicaOf(value: unknown) {
  const name = text(at(value, 'name'));
  return name === undefined
    ? undefined
    : compact({
        name,
        members: integer(at(value, 'instances')) ?? 1,
        version: text(at(value, 'version')),
        ...volumeOf(at(value, 'datadirVolumeClaimTemplate')),
      });
}

export function profileOf(value: unknown) {
  const name = text(at(value, 'name'));
  return name === undefined ? undefined : compact({ name, ...methodOf(value) });
}

/** How a backup is made and where to; buckets are named, credentials are not. */
function methodOf(profile: unknown) {
  const kind = kindOf(profile, 'dumpInstance', 'snapshot', 'meb');
  const storage = kind === undefined ? undefined : at(profile, kind, 'storage');
  return {
    kind,
    storage: kindOf(
      storage,
      's3',
      'ociObjectStorage',
      'azure',
      'persistentVolumeClaim',
    ),
  };
}

export function scheduleOf(value: unknown) {
  const name = text(at(value, 'name'));
  return name === undefined
    ? undefined
    : compact({
        name,
        schedule: text(at(value, 'schedule')),
        zone: text(at(value, 'timeZone')),
        profile: text(at(value, 'backupProfileName')),
        // A schedule may carry a profile of its own.
        kind: methodOf(at(value, 'backupProfile')).kind,
        off: flag(at(value, 'enabled')) === false,
        deletes: flag(at(value, 'deleteBackupData')) === true,
      });
}

export function originOf(initDb: unknown) {
  return kindOf(initDb, 'clone', 'dump', 'meb', 'clusterSet');
}

export function keyringOf(keyring: unknown) {
  return kindOf(keyring, 'file', 'encryptedFile', 'oci', 'kmip', 'hashicorp');
}
