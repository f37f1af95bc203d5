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
  fieldAt,
  flagAt,
  goDurationMs,
  listAt,
  numberAt,
  textAt,
} from '../shared';

export type UpgradeMode = 'off' | 'manual' | 'full';

/** CPU and memory as quantities; what is missing is not set. */
export interface ResourceAmounts {
  cpu?: string;
  memory?: string;
}

/** The part of an OperatorConfiguration that changes what a user sees. */
export interface PostgresSettings {
  dockerImage: string;
  useConfigMaps: boolean;
  /** -1: no limit. */
  minInstances: number;
  maxInstances: number;
  teamPrefix: boolean;
  finalizers: boolean;
  resyncMs: number;
  repairMs: number;
  checkIntervalMs: number;
  checkTimeoutMs: number;
  podLabelTimeoutMs: number;
  podDeletionTimeoutMs: number;
  upgradeMode: UpgradeMode;
  minimalMajorVersion: string;
  targetMajorVersion: string;
  windowsCount: boolean;
  maintenanceWindows: readonly string[];
  minLimits: ResourceAmounts;
  maxRequests: ResourceAmounts;
  defaultRequests: ResourceAmounts;
  defaultLimits: ResourceAmounts;
  podEnvironmentSecret?: string;
  retention: {
    whenScaled: 'Retain' | 'Delete';
    whenDeleted: 'Retain' | 'Delete';
  };
  deleteClaims: boolean;
  deleteSecrets: boolean;
  storageResizeMode: string;
  podManagementPolicy: 'OrderedReady' | 'Parallel';
  podAntiAffinity: boolean;
  antiAffinityTopologyKey: string;
  walBucket?: string;
  pooler: {
    image: string;
    instances: number;
    mode: string;
    schema: string;
    user: string;
    maxConnections: number;
    requests: ResourceAmounts;
    limits: ResourceAmounts;
  };
  logicalBackup: { image: string; schedule: string };
  superUser: string;
  replicationUser: string;
}

/** Reads an OperatorConfiguration's `configuration`, with the operator's own defaults (pkg/util/config/config.go, v2.0.1). */
export function readSettings(configuration: unknown): PostgresSettings {
  const from = (...path: string[]) => ({
    text: (otherwise: string) => textAt(configuration, ...path) ?? otherwise,
    flag: (otherwise: boolean) => flagAt(configuration, ...path) ?? otherwise,
    number: (otherwise: number) =>
      numberAt(configuration, ...path) ?? otherwise,
    ms: (otherwise: string) =>
      goDurationMs(textAt(configuration, ...path) ?? otherwise) ??
      goDurationMs(otherwise) ??
      0,
    given: () => textAt(configuration, ...path) || undefined,
  });
  const amounts = (
    section: string,
    cpu: string,
    memory: string,
    defaults: ResourceAmounts = {},
  ): ResourceAmounts => ({
    cpu: from(section, cpu).given() ?? defaults.cpu,
    memory: from(section, memory).given() ?? defaults.memory,
  });
  const pods = 'postgres_pod_resources';
  const keep = (key: string) =>
    from('kubernetes', 'persistent_volume_claim_retention_policy', key).text(
      'retain',
    ) === 'delete'
      ? ('Delete' as const)
      : ('Retain' as const);
  return {
    dockerImage: from('docker_image').text('ghcr.io/zalando/spilo-18:4.1-p2'),
    useConfigMaps: from('kubernetes_use_configmaps').flag(true),
    minInstances: from('min_instances').number(-1),
    maxInstances: from('max_instances').number(-1),
    teamPrefix: from('enable_team_id_clustername_prefix').flag(false),
    finalizers: from('kubernetes', 'enable_finalizers').flag(false),
    resyncMs: from('resync_period').ms('30m'),
    repairMs: from('repair_period').ms('5m'),
    checkIntervalMs: from('timeouts', 'resource_check_interval').ms('3s'),
    checkTimeoutMs: from('timeouts', 'resource_check_timeout').ms('10m'),
    podLabelTimeoutMs: from('timeouts', 'pod_label_wait_timeout').ms('10m'),
    podDeletionTimeoutMs: from('timeouts', 'pod_deletion_wait_timeout').ms(
      '10m',
    ),
    upgradeMode: upgradeModeOf(
      from('major_version_upgrade', 'major_version_upgrade_mode').text(
        'manual',
      ),
    ),
    minimalMajorVersion: from(
      'major_version_upgrade',
      'minimal_major_version',
    ).text('14'),
    targetMajorVersion: from(
      'major_version_upgrade',
      'target_major_version',
    ).text('18'),
    windowsCount: from('enable_maintenance_windows').flag(true),
    maintenanceWindows: listAt(configuration, 'maintenance_windows').filter(
      (window): window is string => typeof window === 'string',
    ),
    minLimits: amounts(pods, 'min_cpu_limit', 'min_memory_limit'),
    maxRequests: amounts(pods, 'max_cpu_request', 'max_memory_request'),
    defaultRequests: amounts(
      pods,
      'default_cpu_request',
      'default_memory_request',
      { cpu: '100m', memory: '100Mi' },
    ),
    defaultLimits: amounts(pods, 'default_cpu_limit', 'default_memory_limit', {
      cpu: '1',
      memory: '500Mi',
    }),
    podEnvironmentSecret: from('kubernetes', 'pod_environment_secret').given(),
    retention: {
      whenScaled: keep('when_scaled'),
      whenDeleted: keep('when_deleted'),
    },
    deleteClaims: from(
      'kubernetes',
      'enable_persistent_volume_claim_deletion',
    ).flag(true),
    deleteSecrets: from('kubernetes', 'enable_secrets_deletion').flag(true),
    storageResizeMode: from('kubernetes', 'storage_resize_mode').text('pvc'),
    podManagementPolicy:
      from('kubernetes', 'pod_management_policy').text('ordered_ready') ===
      'parallel'
        ? 'Parallel'
        : 'OrderedReady',
    podAntiAffinity: from('kubernetes', 'enable_pod_antiaffinity').flag(false),
    antiAffinityTopologyKey: from(
      'kubernetes',
      'pod_antiaffinity_topology_key',
    ).text('kubernetes.io/hostname'),
    walBucket: from('aws_or_gcp', 'wal_s3_bucket').given(),
    pooler: {
      image: from('connection_pooler', 'connection_pooler_image').text(
        'registry.opensource.zalan.do/acid/pgbouncer:master-32',
      ),
      instances: from(
        'connection_pooler',
        'connection_pooler_number_of_instances',
      ).number(2),
      mode: from('connection_pooler', 'connection_pooler_mode').text(
        'transaction',
      ),
      schema: from('connection_pooler', 'connection_pooler_schema').text(
        'pooler',
      ),
      user: from('connection_pooler', 'connection_pooler_user').text('pooler'),
      maxConnections: from(
        'connection_pooler',
        'connection_pooler_max_db_connections',
      ).number(60),
      requests: amounts(
        'connection_pooler',
        'connection_pooler_default_cpu_request',
        'connection_pooler_default_memory_request',
        { cpu: '500m', memory: '100Mi' },
      ),
      limits: amounts(
        'connection_pooler',
        'connection_pooler_default_cpu_limit',
        'connection_pooler_default_memory_limit',
        { cpu: '1', memory: '100Mi' },
      ),
    },
    logicalBackup: {
      image: from('logical_backup', 'logical_backup_docker_image').text(
        'ghcr.io/zalando/postgres-operator/logical-backup:v2.0.1',
      ),
      schedule: from('logical_backup', 'logical_backup_schedule').text(
        '30 00 * * *',
      ),
    },
    superUser: from('users', 'super_username').text('postgres'),
    replicationUser: from('users', 'replication_username').text('standby'),
  };
}

function upgradeModeOf(text: string): UpgradeMode {
  return text === 'off' || text === 'full' ? text : 'manual';
}

/** `configuration` of the OperatorConfiguration object, or undefined. */
export function configurationOf(object: unknown): unknown {
  return fieldAt(object, 'configuration');
}
