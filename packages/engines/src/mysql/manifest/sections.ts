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

import { ContainerAmounts } from '@database-platform/plugin-databases-common';
import { at, flag, integer, isObject, list, scalar, text } from '../../json';
import { namedItem } from '../../kubernetes/facts/containers';
import {
  containerAmounts,
  sidecarAmounts,
} from '../../kubernetes/facts/sidecarAmounts';

/** CPU and memory of a container, and of those beside it in the pod. */
export interface AmountsSection extends ContainerAmounts {
  sidecars: readonly ContainerAmounts[];
}

/** A set of read replicas. */
export interface ReadReplica extends AmountsSection {
  name: string;
  instances?: number;
  version?: string;
  baseServerId?: number;
  volume?: string;
  storageClass?: string;
}

/** The kinds of storage, in the input's words and in the object's. */
export const storageKinds = [
  { kind: 's3', key: 's3', bucket: 'bucketName', secret: 'config' },
  {
    kind: 'oci',
    key: 'ociObjectStorage',
    bucket: 'bucketName',
    secret: 'credentials',
  },
  { kind: 'azure', key: 'azure', bucket: 'containerName', secret: 'config' },
  {
    kind: 'volume',
    key: 'persistentVolumeClaim',
    bucket: 'claimName',
    secret: undefined,
  },
] as const;

/** Where backups go. */
export interface Storage {
  kind: (typeof storageKinds)[number]['kind'];
  bucket?: string;
  prefix?: string;
  secret?: string;
  endpoint?: string;
}

/** A backup profile. */
export interface Profile {
  name: string;
  /** `snapshot` is in the definition, and the operator cannot do it. */
  method?: 'dumpInstance' | 'snapshot' | 'meb';
  storage?: Storage;
  excludeSchemas?: readonly string[];
}

/** A backup schedule. */
export interface Schedule {
  name: string;
  schedule?: string;
  /** The profile that it names. */
  profile?: string;
  /** It carries a profile of its own. */
  inline: boolean;
  enabled?: boolean;
  timeZone?: string;
  deleteBackupData?: boolean;
}

/** What a template for claims asks for. */
export function readVolume(template: unknown) {
  return {
    volume: scalar(at(template, 'resources', 'requests', 'storage')),
    storageClass: text(at(template, 'storageClassName')),
  };
}

/** What a pod's specification asks for one of its containers, and for the others. */
export function readAmounts(
  podSpec: unknown,
  container: string,
): AmountsSection {
  const containers = at(podSpec, 'containers');
  const found = namedItem(containers, container);
  return {
    ...containerAmounts(at(found, 'resources')),
    sidecars: sidecarAmounts(containers, container),
  };
}

export function readReadReplica(value: unknown): ReadReplica | undefined {
  const name = text(at(value, 'name'));
  return name === undefined
    ? undefined
    : {
        name,
        instances: integer(at(value, 'instances')),
        version: text(at(value, 'version')),
        baseServerId: integer(at(value, 'baseServerId')),
        ...readVolume(at(value, 'datadirVolumeClaimTemplate')),
        ...readAmounts(at(value, 'podSpec'), 'mysql'),
      };
}

export function readProfile(value: unknown): Profile | undefined {
  const name = text(at(value, 'name'));
  const method = (['dumpInstance', 'snapshot', 'meb'] as const).find(each =>
    isObject(at(value, each)),
  );
  return name === undefined
    ? undefined
    : {
        name,
        method,
        storage: method && readStorage(at(value, method, 'storage')),
        excludeSchemas: list(text)(
          at(value, 'dumpInstance', 'dumpOptions', 'excludeSchemas'),
        ),
      };
}

/** Where dumps go, or are. */
export function readStorage(value: unknown): Storage | undefined {
  const found = storageKinds.find(({ key }) => isObject(at(value, key)));
  const options = found && at(value, found.key);
  return (
    found && {
      kind: found.kind,
      bucket: text(at(options, found.bucket)),
      prefix: text(at(options, 'prefix')),
      secret: found.secret && text(at(options, found.secret)),
      endpoint: text(at(options, 'endpoint')),
    }
  );
}

export function readSchedule(value: unknown): Schedule | undefined {
  const name = text(at(value, 'name'));
  return name === undefined
    ? undefined
    : {
        name,
        schedule: text(at(value, 'schedule')),
        profile: text(at(value, 'backupProfileName')),
        inline: isObject(at(value, 'backupProfile')),
        enabled: flag(at(value, 'enabled')),
        timeZone: text(at(value, 'timeZone')),
        deleteBackupData: flag(at(value, 'deleteBackupData')),
      };
}
