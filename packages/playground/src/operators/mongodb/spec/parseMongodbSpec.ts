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
  compareVersions,
  fieldAt,
  flagAt,
  goDurationMs,
  isRecord,
  JsonRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
} from '../../shared';
import { configReplset, namesOf } from '../names';
import { operatorVersion } from '../resources';
import { checkStorages, parseBackup } from './backupSpec';
import { MongodbSpec } from './MongodbSpec';
import { parseReplset } from './replsetSpec';
import { SpecError } from './SpecError';
import { unsafeFlagsOf } from './unsafeFlags';

const dayMs = 86_400_000;
/** The longest name of a database and one of its replica sets together. */
const longestName = 50;

/** The object with the operator's defaults, or the words with which the operator refuses it (CheckNSetDefaults in psmdb_defaults.go). */
export function parseMongodbSpec(
  object: KubeObject,
): { spec: MongodbSpec } | { error: string } {
  try {
    return { spec: parse(object) };
  } catch (error) {
    if (error instanceof SpecError) {
      return { error: error.message };
    }
    throw error;
  }
}

function parse(object: KubeObject): MongodbSpec {
  const { name, deletionTimestamp } = object.metadata;
  const section = recordAt(object, 'spec');
  const names = namesOf(name);
  if (fieldAt(section, 'replsets') === undefined) {
    throw new SpecError('at least one replica set should be specified');
  }
  const image = textAt(section, 'image');
  if (!image) {
    throw new SpecError('Required value for spec.image');
  }
  const crVersion = textAt(section, 'crVersion') || operatorVersion;
  const unsafe = unsafeFlagsOf(section);
  const tls = tlsOf(section, unsafe.all);
  if (!tls.enabled && !unsafe.tls) {
    throw new SpecError(
      'TLS must be enabled. Set spec.unsafeFlags.tls to true to disable this check',
    );
  }
  const sharded = flagAt(section, 'sharding', 'enabled') === true;
  const pause = flagAt(section, 'pause') === true;
  const checksSizes =
    !deletionTimestamp && !pause && compareVersions(crVersion, '1.16.0') >= 0;
  const replset = (value: unknown, setName: string, isConfig = false) => {
    if (name.length + setName.length > longestName) {
      throw new SpecError(
        `cluster name (${name}) + replset name (${setName}) is too long, must be no more than ${longestName} characters`,
      );
    }
    return parseReplset(isRecord(value) ? value : {}, {
      name: setName,
      isConfig,
      unsafe: { ...unsafe, replsetSize: unsafe.replsetSize || !checksSizes },
    });
  };
  const declared = listAt(section, 'replsets');
  const sharding = recordAt(section, 'sharding');
  if (sharded) {
    if (!isRecord(sharding.configsvrReplSet)) {
      throw new SpecError('config replica set should be specified');
    }
    if (!isRecord(sharding.mongos)) {
      throw new SpecError('mongos should be specified');
    }
  }
  const replsets = (declared.length > 0 ? declared : [{ size: 3 }]).map(
    (value, index) => replset(value, textAt(value, 'name') || `rs${index}`),
  );
  const config = sharded
    ? replset(sharding.configsvrReplSet, configReplset, true)
    : undefined;
  const backup = parseBackup(recordAt(section, 'backup'));
  checkStorages(backup);
  const updateStrategy = textAt(section, 'updateStrategy') || 'SmartUpdate';
  const unmanaged = flagAt(section, 'unmanaged') === true;
  if (unmanaged && updateStrategy === 'SmartUpdate') {
    throw new SpecError(
      'SmartUpdate is not allowed on unmanaged clusters, set updateStrategy to RollingUpdate or OnDelete',
    );
  }
  return {
    crVersion,
    image,
    pause,
    unmanaged,
    updateStrategy: updateStrategy as MongodbSpec['updateStrategy'],
    upgrade: {
      apply: (
        textAt(section, 'upgradeOptions', 'apply') || 'disabled'
      ).toLowerCase(),
      schedule: textAt(section, 'upgradeOptions', 'schedule') ?? '',
    },
    backupIfUnhealthy: unsafe.backupIfUnhealthy,
    tls,
    secrets: {
      users:
        textAt(section, 'secrets', 'users') || 'percona-server-mongodb-users',
      encryptionKey:
        textAt(section, 'secrets', 'encryptionKey') || names.encryptionKey,
      ssl: textAt(section, 'secrets', 'ssl') || names.tls,
      sslInternal:
        textAt(section, 'secrets', 'sslInternal') || names.internalTls,
      keyFile: textAt(section, 'secrets', 'keyFile') || names.keyFile,
    },
    replsets,
    sharded,
    config,
    ...(sharded && { mongos: mongosOf(recordAt(sharding, 'mongos')) }),
    users: listAt(section, 'users').filter(isRecord),
    backup,
    growsVolumes:
      flagAt(section, 'storageScaling', 'enableVolumeScaling') === true ||
      flagAt(section, 'enableVolumeExpansion') === true,
    growsOutside:
      flagAt(section, 'storageScaling', 'enableExternalAutoscaling') === true,
    section,
  };
}

function tlsOf(section: JsonRecord, isUnsafe: boolean): MongodbSpec['tls'] {
  const tls = recordAt(section, 'tls');
  const mode = isUnsafe ? 'disabled' : textAt(tls, 'mode') || 'preferTLS';
  return {
    mode,
    enabled: mode !== 'disabled',
    allowInvalid: flagAt(tls, 'allowInvalidCertificates') ?? true,
    validityMs:
      goDurationMs(textAt(tls, 'certValidityDuration') ?? '') || 90 * dayMs,
  };
}

function mongosOf(section: JsonRecord) {
  return {
    size: numberAt(section, 'size') ?? 0,
    section,
    configuration: textAt(section, 'configuration') ?? '',
    servicePerPod: flagAt(section, 'expose', 'servicePerPod') === true,
    exposeType:
      textAt(section, 'expose', 'type') ||
      textAt(section, 'expose', 'exposeType') ||
      'ClusterIP',
  };
}
