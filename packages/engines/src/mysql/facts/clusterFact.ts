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

import {
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import {
  at,
  compact,
  flag,
  integer,
  isObject,
  list,
  mapOf,
  Read,
  scalar,
  seconds,
  shape,
  text,
} from '../../json';
import { readAmounts } from '../../kubernetes/facts/amounts';
import { keptAnnotations } from '../../kubernetes/facts/keptAnnotations';
import {
  keyringOf,
  originOf,
  profileOf,
  readReplicaOf,
  resourcesIn,
  routerOf,
  scheduleOf,
  volumeOf,
} from './clusterSections';
import { mycnfSettings } from './mycnfSettings';

const readProfile = shape({ name: text, kind: text, storage: text });

const readSchedule = shape({
  name: text,
  schedule: text,
  zone: text,
  profile: text,
  kind: text,
  off: flag,
  deletes: flag,
});

const readReplica = shape({
  name: text,
  members: integer,
  version: text,
  size: scalar,
  class: text,
});

/** The operator's object. Names are short: it is kept as text, once for each database. */
export const readClusterFact = shape({
  uid: text,
  /** Created, in seconds. */
  at: integer,
  /** Deletion was asked for, in seconds. */
  gone: integer,
  finalizers: list(text),
  labels: mapOf(scalar),
  notes: mapOf(scalar),
  /** The operator's word. */
  state: text,
  /** Members of the group that are online, as the operator counts them. */
  online: integer,
  /** When the operator last looked, in seconds. */
  probed: integer,
  /** When the group was first set up, in seconds: changes from before then are dropped. */
  created: integer,
  /** Its place in a set of clusters: `PRIMARY`, `REPLICA`, ... */
  type: text,
  noSpec: flag,
  secret: text,
  members: integer,
  version: text,
  edition: text,
  selfSigned: flag,
  ca: text,
  tls: text,
  size: scalar,
  class: text,
  requests: readAmounts,
  limits: readAmounts,
  mycnf: mapOf(scalar),
  router: shape({
    members: integer,
    version: text,
    tls: text,
    policy: text,
    readOnly: text,
  }),
  service: shape({ type: text, defaultPort: text }),
  metrics: flag,
  /** The exporter is told to look at the group. */
  groupMetrics: flag,
  keyring: text,
  serverId: integer,
  origin: text,
  replicas: list(readReplica),
  profiles: list(readProfile),
  schedules: list(readSchedule),
});

export type ClusterFact = Read<typeof readClusterFact>;

/** What is kept of an `InnoDBCluster`. */
export function projectCluster(object: UnknownObject): Fact {
  const spec = at(object, 'spec');
  const status = at(object, 'status');
  return compact({
    uid: text(at(object, 'metadata', 'uid')),
    at: seconds(at(object, 'metadata', 'creationTimestamp')),
    gone: seconds(at(object, 'metadata', 'deletionTimestamp')),
    finalizers: list(text)(at(object, 'metadata', 'finalizers')),
    labels: mapOf(scalar)(at(object, 'metadata', 'labels')),
    notes: keptAnnotations(at(object, 'metadata', 'annotations')),
    state: text(at(status, 'cluster', 'status')),
    online: integer(at(status, 'cluster', 'onlineInstances')),
    probed: seconds(at(status, 'cluster', 'lastProbeTime')),
    created: seconds(at(status, 'createTime')),
    type: text(at(status, 'cluster', 'type')),
    noSpec: !isObject(spec),
    secret: text(at(spec, 'secretName')),
    members: integer(at(spec, 'instances')),
    version: text(at(spec, 'version')),
    edition: text(at(spec, 'edition')),
    selfSigned: at(spec, 'tlsUseSelfSigned') === true,
    ca: text(at(spec, 'tlsCASecretName')),
    tls: text(at(spec, 'tlsSecretName')),
    ...volumeOf(at(spec, 'datadirVolumeClaimTemplate')),
    ...resourcesIn(at(spec, 'podSpec')),
    mycnf: mycnfSettings(at(spec, 'mycnf')),
    router: routerOf(at(spec, 'router')),
    service: compact({
      type: text(at(spec, 'service', 'type')),
      defaultPort: text(at(spec, 'service', 'defaultPort')),
    }),
    metrics: at(spec, 'metrics', 'enable') === true,
    groupMetrics: groupMetricsOf(at(spec, 'metrics', 'options')),
    keyring: keyringOf(at(spec, 'keyring')),
    serverId: integer(at(spec, 'baseServerId')),
    origin: originOf(at(spec, 'initDB')),
    replicas: list(readReplicaOf)(at(spec, 'readReplicas')),
    profiles: list(profileOf)(at(spec, 'backupProfiles')),
    schedules: list(scheduleOf)(at(spec, 'backupSchedules')),
  });
}

/** What mysqld_exporter reports of a member's place in the group is off unless it is asked for (collector/perf_schema_replication_group_member_stats.go). */
function groupMetricsOf(options: unknown): boolean {
  return (list(text)(options) ?? []).some(option =>
    /^--collect\.perf_schema\.replication_group_member_stats(=true)?$/.test(
      option,
    ),
  );
}
