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
  list,
  Read,
  scalar,
  shape,
  text,
} from '../../json';

const amounts = shape({ cpu: scalar, memory: scalar });

/** The options of an operator that change what becomes of a declaration. */
export const readOperatorFact = shape({
  minMembers: integer,
  maxMembers: integer,
  teamPrefix: flag,
  upgradeMode: text,
  windows: list(text),
  resync: text,
  resize: text,
  budget: flag,
  minLimits: amounts,
  maxRequests: amounts,
  superUser: text,
  replicationUser: text,
  poolerUser: text,
  secretTemplate: text,
  ignoreMembers: text,
  /** The annotation that keeps the limits of CPU and memory off. */
  ignoreResources: text,
  /** The memory request is raised to the limit. */
  memoryToLimit: flag,
  /** Teams whose databases are upgraded although the mode is `off`. */
  upgradeTeams: list(text),
  /** In mode `full`, older versions are upgraded ... */
  minVersion: text,
  /** ... to this one. */
  targetVersion: text,
  /** Maintenance windows count for nothing. */
  noWindows: flag,
  image: text,
  /** A deleted database leaves its volumes. */
  keepClaims: flag,
  /** A deleted database leaves its Secrets. */
  keepSecrets: flag,
  /** `delete` where the volumes of members that go are deleted. */
  whenScaled: text,
  /** `delete` where Kubernetes deletes the volumes of a StatefulSet that goes. */
  whenDeleted: text,
  /** Annotations without which the operator ignores a deletion. */
  deleteDate: text,
  deleteName: text,
  /** A place for backups is set for all databases. */
  archive: flag,
  /** Where logical backups go, and for how long they are kept there. */
  dumpsTo: text,
  dumpsKept: text,
  /** The group that files in pods belong to. */
  fsGroup: integer,
  protectedUsers: list(text),
  defaultPooler: shape({ members: integer, connections: integer, mode: text }),
});

export type OperatorFact = Read<typeof readOperatorFact>;

/** Where backups go, whichever of them is set. */
const archiveOptions = [
  'wal_s3_bucket',
  'wal_gs_bucket',
  'wal_az_storage_account',
] as const;

/** An option of the operator: by the section and the key of an OperatorConfiguration; a ConfigMap has no sections. */
type Option = (...path: string[]) => unknown;

/** What is kept of an OperatorConfiguration. */
export function projectOperator(object: UnknownObject): Fact {
  return operatorFact((...path) => at(object, 'configuration', ...path));
}

/** Keys that every ConfigMap of the operator has in one form or another, and that others have not. */
const telling = [
  'docker_image',
  'cluster_name_label',
  'super_username',
  'secret_name_template',
  'pod_role_label',
  'resync_period',
];

/**
 * What is kept of the operator's ConfigMap, where it is configured by one (the operator's variable CONFIG_MAP_NAME): the same keys as text, without sections.
 *
 * @returns nothing for a ConfigMap of something else.
 */
export function projectOperatorConfigMap(
  object: UnknownObject,
): Fact | undefined {
  const data = at(object, 'data');
  return telling.some(key => at(data, key) !== undefined)
    ? operatorFact((...path) => plain(at(data, path[path.length - 1])))
    : undefined;
}

/** Flags are flags; numbers, lists and maps are told from text by who reads them. */
function plain(value: unknown): unknown {
  return value === 'true' || value === 'false' ? value === 'true' : value;
}

/** `a,b` in a ConfigMap. */
function listOf(value: unknown): readonly string[] | undefined {
  return typeof value === 'string'
    ? value
        .split(',')
        .map(each => each.trim())
        .filter(each => each !== '')
    : list(text)(value);
}

/** `a:b,c:d` in a ConfigMap. */
function entryOf(value: unknown, key: string): string | undefined {
  return typeof value === 'string'
    ? listOf(value)
        ?.find(each => each.startsWith(`${key}:`))
        ?.slice(key.length + 1)
        .trim()
    : text(at(value, key));
}

function operatorFact(from: Option): Fact {
  const kubernetes = (key: string) => from('kubernetes', key);
  const pods = (key: string) => scalar(from('postgres_pod_resources', key));
  const retention = (key: string) =>
    entryOf(kubernetes('persistent_volume_claim_retention_policy'), key);
  return {
    ...compact({
      minMembers: integer(from('min_instances')),
      maxMembers: integer(from('max_instances')),
      teamPrefix: from('enable_team_id_clustername_prefix') === true,
      upgradeMode: text(
        from('major_version_upgrade', 'major_version_upgrade_mode'),
      ),
      windows: listOf(from('maintenance_windows')),
      resync: text(from('resync_period')),
      resize: text(kubernetes('storage_resize_mode')),
      minLimits: compact({
        cpu: pods('min_cpu_limit'),
        memory: pods('min_memory_limit'),
      }),
      maxRequests: compact({
        cpu: pods('max_cpu_request'),
        memory: pods('max_memory_request'),
      }),
      superUser: text(from('users', 'super_username')),
      replicationUser: text(from('users', 'replication_username')),
      poolerUser: text(from('connection_pooler', 'connection_pooler_user')),
      secretTemplate: text(kubernetes('secret_name_template')),
      ignoreMembers: text(from('ignore_instance_limits_annotation_key')),
      ignoreResources: text(from('ignore_resources_limits_annotation_key')),
      memoryToLimit: from('set_memory_request_to_limit') === true,
      upgradeTeams: listOf(
        from('major_version_upgrade', 'major_version_upgrade_team_allow_list'),
      ),
      minVersion: text(from('major_version_upgrade', 'minimal_major_version')),
      targetVersion: text(
        from('major_version_upgrade', 'target_major_version'),
      ),
      noWindows: from('enable_maintenance_windows') === false,
      image: text(from('docker_image')),
      keepClaims:
        kubernetes('enable_persistent_volume_claim_deletion') === false,
      keepSecrets: kubernetes('enable_secrets_deletion') === false,
      whenScaled: retention('when_scaled'),
      whenDeleted: retention('when_deleted'),
      deleteDate: text(kubernetes('delete_annotation_date_key')),
      deleteName: text(kubernetes('delete_annotation_name_key')),
      archive: archiveOptions.some(
        option => text(from('aws_or_gcp', option)) !== undefined,
      ),
      dumpsTo: text(from('logical_backup', 'logical_backup_provider')),
      dumpsKept: text(
        from('logical_backup', 'logical_backup_s3_retention_time'),
      ),
      fsGroup: integer(kubernetes('spilo_fsgroup')),
      protectedUsers: listOf(from('teams_api', 'protected_role_names')),
      defaultPooler: compact({
        members: integer(
          from('connection_pooler', 'connection_pooler_number_of_instances'),
        ),
        connections: integer(
          from('connection_pooler', 'connection_pooler_max_db_connections'),
        ),
        mode: text(from('connection_pooler', 'connection_pooler_mode')),
      }),
    }),
    budget: kubernetes('enable_pod_disruption_budget') !== false,
  };
}
