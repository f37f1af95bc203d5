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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { at, integer, list, mapOf, scalar, text } from '../../json';
import { Parameters, readMycnf } from './mycnf';
import {
  AmountsSection,
  Profile,
  readAmounts,
  readProfile,
  readReadReplica,
  readSchedule,
  readVolume,
  ReadReplica,
  Schedule,
} from './sections';

/** What a manifest asks for, as it is written; what cannot be read is absent. */
export interface MysqlManifest extends AmountsSection {
  name?: string;
  annotations: Readonly<Record<string, string>>;
  secret?: string;
  version?: string;
  edition?: string;
  members?: number;
  volume?: string;
  storageClass?: string;
  /** `spec.mycnf` as it is written. */
  mycnf?: string;
  /** The settings of its section `[mysqld]`. */
  parameters: Parameters;
  selfSigned: boolean;
  baseServerId?: number;
  router: AmountsSection & {
    instances?: number;
    version?: string;
    readOnlyTargets?: string;
    invalidatedClusterPolicy?: string;
  };
  service: { exposure?: string; defaultPort?: string };
  readReplicas: readonly ReadReplica[];
  profiles: readonly Profile[];
  schedules: readonly Schedule[];
}

/** Reads a manifest; whatever it holds, the answer is one. */
export function readManifest(object: UnknownObject): MysqlManifest {
  const metadata = at(object, 'metadata');
  const spec = at(object, 'spec');
  const router = at(spec, 'router');
  const mycnf = text(at(spec, 'mycnf'));
  return {
    name: text(at(metadata, 'name')),
    annotations: mapOf(scalar)(at(metadata, 'annotations')) ?? {},
    secret: text(at(spec, 'secretName')),
    version: text(at(spec, 'version')),
    edition: text(at(spec, 'edition')),
    members: integer(at(spec, 'instances')),
    ...readVolume(at(spec, 'datadirVolumeClaimTemplate')),
    ...readAmounts(at(spec, 'podSpec'), 'mysql'),
    mycnf,
    parameters: readMycnf(mycnf),
    selfSigned: at(spec, 'tlsUseSelfSigned') === true,
    baseServerId: integer(at(spec, 'baseServerId')),
    router: {
      instances: integer(at(router, 'instances')),
      version: text(at(router, 'version')),
      readOnlyTargets: text(at(router, 'routingOptions', 'read_only_targets')),
      invalidatedClusterPolicy: text(
        at(router, 'routingOptions', 'invalidated_cluster_policy'),
      ),
      ...readAmounts(at(router, 'podSpec'), 'router'),
    },
    service: {
      exposure: text(at(spec, 'service', 'type')),
      defaultPort: text(at(spec, 'service', 'defaultPort')),
    },
    readReplicas: list(readReadReplica)(at(spec, 'readReplicas')) ?? [],
    profiles: list(readProfile)(at(spec, 'backupProfiles')) ?? [],
    schedules: list(readSchedule)(at(spec, 'backupSchedules')) ?? [],
  };
}
