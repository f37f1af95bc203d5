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
import { amountsOf, readAmounts } from '../../kubernetes/facts/amounts';
import { keptAnnotations } from '../../kubernetes/facts/keptAnnotations';
import { configReplicaSet } from '../names';
import { projectBackupSection, readBackupSection } from './backupSections';
import { mongodConfiguration } from './mongodConfiguration';
import { projectReplicaSet, readReplicaSetFact } from './replicaSetFact';
import { projectStatus, readStatusFact } from './statusFact';
import { volumeScalingOf } from './volumeScaling';
import { writtenFields } from './writtenFields';

/** The operator's object. Names are short: it is kept as text, once for each database. */
export const readMongodbFact = shape({
  uid: text,
  /** Created, in seconds. */
  at: integer,
  /** Deletion was asked for, in seconds. */
  gone: integer,
  generation: integer,
  finalizers: list(text),
  labels: mapOf(scalar),
  notes: mapOf(scalar),
  /** There is no `spec`. */
  noSpec: flag,
  status: readStatusFact,
  crVersion: text,
  image: text,
  pause: flag,
  unmanaged: flag,
  strategy: text,
  /** `upgradeOptions.apply` and its schedule. */
  upgrade: text,
  upgradeSchedule: text,
  /** The safeguards that are switched off (`unsafeFlags`). */
  unsafe: list(text),
  /** In the order of the declaration. */
  sets: list(readReplicaSetFact),
  sharded: flag,
  config: readReplicaSetFact,
  mongos: shape({
    size: integer,
    exposed: text,
    perPod: flag,
    grace: integer,
    requests: readAmounts,
    limits: readAmounts,
    settings: mapOf(scalar),
  }),
  /** Names of Secrets, by what they are for. */
  secrets: mapOf(text),
  users: list(shape({ name: text, db: text, secret: text, key: text })),
  tls: text,
  /** How long certificates are made for. */
  validity: text,
  /** Volumes grow when their size is changed. */
  grows: flag,
  /** Volumes grow by themselves when they are full, by the operator or by something else. */
  growsItself: flag,
  growsOutside: flag,
  largest: scalar,
  pmm: shape({ enabled: flag, server: text, name: text }),
  backup: readBackupSection,
  /** Fields of `spec` that the operator wrote. */
  written: list(text),
});

export type MongodbFact = Read<typeof readMongodbFact>;

/** What is kept of a `PerconaServerMongoDB` object. */
export function projectMongodb(object: UnknownObject): Fact {
  const spec = at(object, 'spec');
  const scaling = volumeScalingOf(spec);
  const sharded = at(spec, 'sharding', 'enabled') === true;
  return compact({
    uid: text(at(object, 'metadata', 'uid')),
    at: seconds(at(object, 'metadata', 'creationTimestamp')),
    gone: seconds(at(object, 'metadata', 'deletionTimestamp')),
    generation: integer(at(object, 'metadata', 'generation')),
    finalizers: list(text)(at(object, 'metadata', 'finalizers')),
    labels: mapOf(scalar)(at(object, 'metadata', 'labels')),
    notes: keptAnnotations(at(object, 'metadata', 'annotations')),
    noSpec: !isObject(spec),
    status: projectStatus(at(object, 'status')),
    crVersion: text(at(spec, 'crVersion')),
    image: text(at(spec, 'image')),
    pause: at(spec, 'pause') === true,
    unmanaged: at(spec, 'unmanaged') === true,
    strategy: text(at(spec, 'updateStrategy')),
    upgrade: text(at(spec, 'upgradeOptions', 'apply')),
    upgradeSchedule: text(at(spec, 'upgradeOptions', 'schedule')),
    unsafe: unsafeOf(spec),
    sets: replicaSetsOf(at(spec, 'replsets')),
    sharded,
    ...(sharded && {
      config: {
        ...projectReplicaSet(at(spec, 'sharding', 'configsvrReplSet')),
        name: configReplicaSet,
      },
      mongos: mongosOf(at(spec, 'sharding', 'mongos')),
    }),
    secrets: mapOf(text)(at(spec, 'secrets')),
    users: list(userOf)(at(spec, 'users')),
    tls: text(at(spec, 'tls', 'mode')),
    validity: text(at(spec, 'tls', 'certValidityDuration')),
    grows: scaling.enabled,
    growsItself: scaling.itself,
    growsOutside: scaling.outside,
    largest: scalar(at(spec, 'storageScaling', 'autoscaling', 'maxSize')),
    pmm: compact({
      enabled: at(spec, 'pmm', 'enabled') === true,
      server: text(at(spec, 'pmm', 'serverHost')),
      name: text(at(spec, 'pmm', 'customClusterName')),
    }),
    backup: projectBackupSection(at(spec, 'backup')),
    written: writtenFields(object),
  });
}

/** The operator calls those without a name `rs0`, `rs1`, ... (pkg/apis/psmdb/v1/psmdb_defaults.go). */
function replicaSetsOf(value: unknown) {
  return (Array.isArray(value) ? value : []).flatMap((each, index) => {
    const found = projectReplicaSet(each);
    return found === undefined
      ? []
      : [{ ...found, name: found.name ?? `rs${index}` }];
  });
}

/** `allowUnsafeConfigurations` is the old form, and switches all of them off. */
function unsafeOf(spec: unknown): string[] {
  const flags = at(spec, 'unsafeFlags');
  return at(spec, 'allowUnsafeConfigurations') === true
    ? ['allowUnsafeConfigurations']
    : Object.keys(isObject(flags) ? flags : {}).filter(
        name => at(flags, name) === true,
      );
}

function mongosOf(value: unknown) {
  return compact({
    size: integer(at(value, 'size')),
    exposed: text(at(value, 'expose', 'type')),
    perPod: at(value, 'expose', 'servicePerPod') === true,
    grace: integer(at(value, 'terminationGracePeriodSeconds')),
    requests: amountsOf(at(value, 'resources', 'requests')),
    limits: amountsOf(at(value, 'resources', 'limits')),
    settings: mongodConfiguration(at(value, 'configuration')),
  });
}

function userOf(value: unknown) {
  const name = text(at(value, 'name'));
  return name === undefined
    ? undefined
    : compact({
        name,
        db: text(at(value, 'db')),
        secret: text(at(value, 'passwordSecretRef', 'name')),
        key: text(at(value, 'passwordSecretRef', 'key')),
      });
}
