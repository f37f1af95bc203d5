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
  copyOf,
  fieldAt,
  flagAt,
  isRecord,
  JsonRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
  textsAt,
} from '../shared';
import { namesOf } from './names';
import { MysqlSettings } from './MysqlSettings';
import { versionRefusal } from './versions';

/** What a set of pods is made from: the group, or one set of read replicas. */
export interface ServerSpec {
  instances: number;
  version: string;
  baseServerId: number;
  mycnf?: string;
  datadir: JsonRecord;
  podSpec: JsonRecord;
  podLabels: Record<string, string>;
  podAnnotations: Record<string, string>;
}

/** A set of read replicas. */
export interface ReadReplicaSpec extends ServerSpec {
  name: string;
}

/** A backup schedule, with the profile as it is written. */
export interface BackupScheduleSpec {
  name: string;
  schedule: string;
  timeZone?: string;
  enabled: boolean;
  profile?: JsonRecord;
}

/** An InnoDBCluster's `spec` as the operator reads it. */
export interface MysqlSpec extends ServerSpec {
  secretName: string;
  edition: string;
  imageRepository: string;
  imagePullPolicy?: string;
  serviceAccountName: string;
  selfSigned: boolean;
  caSecret: string;
  tlsSecret: string;
  routerTlsSecret: string;
  router: {
    instances: number;
    version: string;
    podSpec: JsonRecord;
    podLabels: Record<string, string>;
    podAnnotations: Record<string, string>;
    options: readonly unknown[];
    bootstrapOptions: readonly unknown[];
    routingOptions: JsonRecord;
  };
  service: {
    type: string;
    defaultPort: string;
    labels: Record<string, string>;
    annotations: Record<string, string>;
  };
  metrics?: JsonRecord;
  logs: JsonRecord;
  initDb?: JsonRecord;
  readReplicas: readonly ReadReplicaSpec[];
  profiles: readonly JsonRecord[];
  schedules: readonly BackupScheduleSpec[];
}

const longestName = 28;
const greatestServerId = 4_000_000_000;

/**
 * Reads and checks a `spec` as the operator does (cluster_api.py); what it does not check, it does not know.
 *
 * @returns the error in the operator's words, for what it refuses
 */
export function parseMysqlSpec(
  name: string,
  spec: unknown,
  settings: MysqlSettings,
): { spec: MysqlSpec } | { error: string } {
  const parsed = readSpec(name, spec, settings);
  const error =
    initDbProblem(spec) ??
    keyringProblem(spec) ??
    scheduleProblem(name, spec) ??
    refusalOf(name, parsed, settings);
  return error === undefined ? { spec: parsed } : { error };
}

function readSpec(
  name: string,
  spec: unknown,
  settings: MysqlSettings,
): MysqlSpec {
  const names = namesOf(name);
  const version = textAt(spec, 'version') ?? settings.newestVersion;
  const metrics = recordAt(spec, 'metrics');
  const initDb = recordAt(spec, 'initDB');
  return {
    ...readServer(spec, version),
    secretName: textAt(spec, 'secretName') ?? '',
    edition: textAt(spec, 'edition') ?? 'community',
    imageRepository:
      textAt(spec, 'imageRepository') ?? settings.imageRepository,
    imagePullPolicy: textAt(spec, 'imagePullPolicy'),
    serviceAccountName:
      textAt(spec, 'serviceAccountName') ?? names.serviceAccount,
    selfSigned: flagAt(spec, 'tlsUseSelfSigned') ?? false,
    caSecret: textAt(spec, 'tlsCASecretName') ?? names.ca,
    tlsSecret: textAt(spec, 'tlsSecretName') ?? names.tls,
    routerTlsSecret: textAt(spec, 'router', 'tlsSecretName') ?? names.routerTls,
    router: {
      instances: numberAt(spec, 'router', 'instances') ?? 1,
      version: textAt(spec, 'router', 'version') ?? version,
      podSpec: recordAt(spec, 'router', 'podSpec'),
      podLabels: textsAt(spec, 'router', 'podLabels'),
      podAnnotations: textsAt(spec, 'router', 'podAnnotations'),
      options: listAt(spec, 'router', 'options'),
      bootstrapOptions: listAt(spec, 'router', 'bootstrapOptions'),
      routingOptions: recordAt(spec, 'router', 'routingOptions'),
    },
    service: {
      type: textAt(spec, 'service', 'type') ?? 'ClusterIP',
      defaultPort: textAt(spec, 'service', 'defaultPort') ?? 'mysql-rw',
      labels: textsAt(spec, 'service', 'labels'),
      annotations: textsAt(spec, 'service', 'annotations'),
    },
    ...(metrics.enable === true && { metrics }),
    logs: recordAt(spec, 'logs'),
    ...(Object.keys(initDb).length > 0 && { initDb }),
    readReplicas: listAt(spec, 'readReplicas').map(each => ({
      ...readServer(each, textAt(each, 'version') ?? version),
      name: textAt(each, 'name') ?? '',
    })),
    profiles: listAt(spec, 'backupProfiles').filter(isRecord),
    schedules: listAt(spec, 'backupSchedules').map(each => ({
      name: textAt(each, 'name') ?? '',
      schedule: textAt(each, 'schedule') ?? '',
      timeZone: textAt(each, 'timeZone'),
      enabled: flagAt(each, 'enabled') ?? true,
      profile: profileOf(spec, each),
    })),
  };
}

function readServer(spec: unknown, version: string): ServerSpec {
  return {
    instances: numberAt(spec, 'instances') ?? 1,
    version,
    baseServerId: numberAt(spec, 'baseServerId') ?? 1000,
    mycnf: textAt(spec, 'mycnf'),
    datadir: copyOf(recordAt(spec, 'datadirVolumeClaimTemplate')),
    podSpec: copyOf(recordAt(spec, 'podSpec')),
    podLabels: textsAt(spec, 'podLabels'),
    podAnnotations: textsAt(spec, 'podAnnotations'),
  };
}

/** The profile of a schedule or a backup: one of the database's by name, or its own. */
export function profileOf(
  clusterSpec: unknown,
  user: unknown,
): JsonRecord | undefined {
  const name = textAt(user, 'backupProfileName');
  const own = fieldAt(user, 'backupProfile');
  if (name !== undefined) {
    return listAt(clusterSpec, 'backupProfiles')
      .filter(isRecord)
      .find(profile => profile.name === name);
  }
  return isRecord(own) ? own : undefined;
}

function refusalOf(
  name: string,
  spec: MysqlSpec,
  settings: MysqlSettings,
): string | undefined {
  if (name.length > longestName) {
    return `Cluster name ${name} is too long. Must be < ${longestName}`;
  }
  if (spec.baseServerId < 1 || spec.baseServerId > greatestServerId) {
    return `spec.baseServerId is ${spec.baseServerId} but must be between 1 and ${greatestServerId}`;
  }
  return versionRefusal(spec.version, settings);
}

function initDbProblem(spec: unknown): string | undefined {
  const initDb = fieldAt(spec, 'initDB');
  const methods = ['dump', 'snapshot', 'clone', 'meb', 'clusterSet'].filter(
    method => isRecord(fieldAt(initDb, method)),
  );
  if (!isRecord(initDb) || methods.length === 1) {
    return undefined;
  }
  return methods.length === 0
    ? 'One of dump, snapshot or clone may be specified in spec.initDB'
    : 'Only one of dump, snapshot or clone may be specified in spec.initDB';
}

function keyringProblem(spec: unknown): string | undefined {
  const keyring = fieldAt(spec, 'keyring');
  const kinds = ['file', 'encryptedFile', 'oci', 'kmip', 'hashicorp'].filter(
    kind => isRecord(fieldAt(keyring, kind)),
  );
  if (!isRecord(keyring) || kinds.length === 1) {
    return undefined;
  }
  return kinds.length === 0
    ? 'One of file, encryptedFile or oci must be specified in spec.keyring'
    : 'Only one of file, encryptedFile or oci may be specified in spec.keyring';
}

function scheduleProblem(name: string, spec: unknown): string | undefined {
  for (const schedule of listAt(spec, 'backupSchedules')) {
    const profile = textAt(schedule, 'backupProfileName');
    const own = isRecord(fieldAt(schedule, 'backupProfile'));
    if (profile !== undefined && own) {
      return 'Only one of backupProfileName or backupProfile must be set in spec.backupSchedules';
    }
    if (profile === undefined && !own) {
      return 'One of backupProfileName or backupProfile must be set in spec.backupSchedules';
    }
    if (profile !== undefined && !profileOf(spec, schedule)) {
      return `Invalid backupProfileName '${profile}' in cluster ${name}`;
    }
  }
  return undefined;
}
