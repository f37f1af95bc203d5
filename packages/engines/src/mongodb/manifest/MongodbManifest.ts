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
import { amountsOf } from '../../kubernetes/facts/amounts';
import { VolumeScaling, volumeScalingOf } from '../facts/volumeScaling';
import { configReplicaSet } from '../names';
import { ManifestSet, readSet } from './ManifestSet';
import { readSchedules, Schedules } from './readSchedules';
import { ManifestUser, readUsers } from './readUsers';

/** The mongos of a sharded database. */
export interface ManifestMongos {
  size?: number;
  exposure?: string;
  requests: { cpu?: string; memory?: string };
  limits: { cpu?: string; memory?: string };
  configuration?: string;
}

/** What a manifest asks for, as it is written: what cannot be read is absent. */
export interface MongodbManifest {
  name?: string;
  uid?: string;
  annotations: Readonly<Record<string, string>>;
  finalizers: readonly string[];
  crVersion?: string;
  image?: string;
  paused: boolean;
  unmanaged: boolean;
  strategy?: string;
  upgrade: { apply?: string; schedule?: string; setFCV: boolean };
  /** Replica sets of any size are taken (`unsafeFlags.replsetSize`, or the old `allowUnsafeConfigurations`). */
  unsafeSizes: boolean;
  /** The replica sets that hold data, in the order of the manifest. */
  sets: readonly ManifestSet[];
  sharded: boolean;
  /** The config servers and the mongos of a sharded database. */
  config?: ManifestSet;
  mongos?: ManifestMongos;
  users: readonly ManifestUser[];
  /** Roles that the manifest itself defines, as `db.role`. */
  roles: readonly string[];
  schedules: Schedules;
  scaling: VolumeScaling;
  usersSecret?: string;
}

/** Reads a manifest; whatever it holds, the answer is one. */
export function readManifest(object: UnknownObject): MongodbManifest {
  const metadata = at(object, 'metadata');
  const spec = at(object, 'spec');
  const options = at(spec, 'upgradeOptions');
  const sharding = at(spec, 'sharding');
  const sharded = at(sharding, 'enabled') === true;
  const config = sharded
    ? readSet(
        at(sharding, 'configsvrReplSet'),
        ['spec', 'sharding', 'configsvrReplSet'],
        configReplicaSet,
      )
    : undefined;
  return {
    name: text(at(metadata, 'name')),
    uid: text(at(metadata, 'uid')),
    annotations: mapOf(scalar)(at(metadata, 'annotations')) ?? {},
    finalizers: list(text)(at(metadata, 'finalizers')) ?? [],
    crVersion: text(at(spec, 'crVersion')),
    image: text(at(spec, 'image')),
    paused: at(spec, 'pause') === true,
    unmanaged: at(spec, 'unmanaged') === true,
    strategy: text(at(spec, 'updateStrategy')),
    upgrade: {
      apply: text(at(options, 'apply')),
      schedule: text(at(options, 'schedule')),
      setFCV: at(options, 'setFCV') === true,
    },
    unsafeSizes:
      at(spec, 'unsafeFlags', 'replsetSize') === true ||
      at(spec, 'allowUnsafeConfigurations') === true,
    sets: setsOf(at(spec, 'replsets')),
    sharded,
    ...(config && { config: { ...config, isConfig: true } }),
    ...(sharded && { mongos: mongosOf(at(sharding, 'mongos')) }),
    users: readUsers(at(spec, 'users')),
    roles:
      list(role => {
        const name = text(at(role, 'role'));
        return name && `${text(at(role, 'db')) ?? ''}.${name}`;
      })(at(spec, 'roles')) ?? [],
    schedules: readSchedules(at(spec, 'backup')),
    scaling: volumeScalingOf(spec),
    usersSecret: text(at(spec, 'secrets', 'users')),
  };
}

/** The operator calls those without a name `rs0`, `rs1`, ... (pkg/apis/psmdb/v1/psmdb_defaults.go). */
function setsOf(value: unknown): ManifestSet[] {
  return (Array.isArray(value) ? value : []).flatMap(
    (each, index) =>
      readSet(
        each,
        ['spec', 'replsets', index],
        text(at(each, 'name')) ?? `rs${index}`,
      ) ?? [],
  );
}

function mongosOf(value: unknown): ManifestMongos {
  return {
    size: integer(at(value, 'size')),
    exposure: text(at(value, 'expose', 'type')),
    requests: amountsOf(at(value, 'resources', 'requests')),
    limits: amountsOf(at(value, 'resources', 'limits')),
    configuration: text(at(value, 'configuration')),
  };
}
