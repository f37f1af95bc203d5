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

import { when } from '../../kubernetes/findings/FindingRule';
import { listWords, timeWords } from '../../kubernetes/words';
import { compareVersions } from '../../versions';
import { declaredSets } from '../declaredSets';
import { deletesVolumes } from '../verdict/deletion';
import { Rule } from './Rule';
import { manual, source } from './sources';

export const deletionPending: Rule = ({ object }) => {
  const withVolumes = (object.finalizers ?? []).some(each =>
    deletesVolumes.test(each),
  );
  return when(object.gone !== undefined, () => ({
    id: 'mongodb/deletion-pending',
    severity: 'warning',
    title: `Deletion was asked for at ${timeWords(object.gone ?? 0)}.`,
    detail: withVolumes
      ? 'The finalizer "percona.com/delete-psmdb-pvc" is set: its volumes go as well, and its Secrets with the passwords and the encryption key. Backups in a storage stay, but cannot be read without that key.'
      : 'Its volumes and Secrets stay: a database of the same name takes them over. Backups in a storage stay as well.',
    advice: withVolumes
      ? 'Deletion cannot be taken back. Take the finalizer away at once if the data has to stay.'
      : 'Deletion cannot be taken back. Delete the volume claims and the Secrets by hand if nobody needs them.',
    source: manual('delete', 'deletion'),
  }));
};

/** pkg/apis/psmdb/v1/psmdb_defaults.go, clusterNameMaxLen. */
const longestName = 50;

const nameTooLong: Rule = ({ name, object }) =>
  declaredSets(object)
    .filter(set => name.length + set.name.length > longestName)
    .map(set => ({
      id: 'mongodb/name-too-long',
      severity: 'warning',
      title: `The name and that of the replica set ${set.name} have ${
        name.length + set.name.length
      } characters together; ${longestName} is the most.`,
      detail: 'The operator refuses the object with the state "error".',
      advice:
        'A name cannot be changed: take a shorter one for the replica set, or make a new database.',
      subject: set.name,
      source: source('pkg/apis/psmdb/v1/psmdb_defaults.go'),
    }));

const severalWithoutSharding: Rule = ({ object }) =>
  when(!object.sharded && (object.sets ?? []).length > 1, () => ({
    id: 'mongodb/replica-sets-without-sharding',
    severity: 'warning',
    title: `${
      (object.sets ?? []).length
    } replica sets are asked for, but no sharding.`,
    detail: 'Without sharding there may be one only: the operator refuses it.',
    advice: 'Set "sharding.enabled", or take the other replica sets away.',
    source: manual('sharding', 'sharding'),
  }));

const reservedName: Rule = ({ object }) =>
  when(
    (object.sets ?? []).some(({ name }) => name === 'cfg'),
    () => ({
      id: 'mongodb/replica-set-name-reserved',
      severity: 'warning',
      title: 'A replica set is named "cfg", the name of the config servers.',
      detail: 'The operator refuses it.',
      advice: 'Take another name, such as "rs0".',
      source: source('pkg/apis/psmdb/v1/psmdb_defaults.go'),
    }),
  );

const smartUpdate = 'SmartUpdate';

/** Without "updateStrategy" it is "SmartUpdate", which the operator cannot carry out where it may not ask the members. */
const unmanagedStrategy: Rule = ({ object }) =>
  when(
    object.unmanaged === true &&
      (object.strategy || smartUpdate) === smartUpdate,
    () => ({
      id: 'mongodb/unmanaged-strategy-refused',
      severity: 'warning',
      title: `The database is "unmanaged", and its update strategy is "${smartUpdate}"${
        object.strategy ? '' : ' because none is named'
      }.`,
      detail: 'The operator refuses the object with the state "error".',
      advice: 'Set "updateStrategy" to "RollingUpdate" or "OnDelete".',
      source: source('pkg/apis/psmdb/v1/psmdb_defaults.go'),
    }),
  );

/** The shortest time in which mongod ends in order (pkg/apis/psmdb/v1/psmdb_defaults.go, reconcileOpts). */
const shortestGrace = 30;

/** Refused from 1.16 on; 1.15 takes 60 seconds instead, and says nothing. */
const graceTooShort: Rule = ({ object, operatorVersion }) => {
  const unsafe = object.unsafe ?? [];
  const crVersion = object.crVersion ?? operatorVersion;
  const parts = [
    ...declaredSets(object),
    { name: 'mongos', grace: object.mongos?.grace },
  ].filter(({ grace }) => grace !== undefined && grace < shortestGrace);
  return when(
    parts.length > 0 &&
      !unsafe.includes('terminationGracePeriod') &&
      !unsafe.includes('allowUnsafeConfigurations') &&
      (compareVersions(crVersion, '1.16.0') ?? 0) >= 0,
    () => ({
      id: 'mongodb/grace-period-refused',
      severity: 'warning',
      title: `Pods of ${listWords(
        parts.map(({ name }) => name),
      )} are given less than ${shortestGrace} seconds to end.`,
      detail:
        'The operator refuses the object with the state "error", so that no other change takes effect either: mongod may be killed before its files are whole.',
      advice: `Set "terminationGracePeriodSeconds" to ${shortestGrace} or more, or take it out: the default is 60.`,
      source: source('pkg/apis/psmdb/v1/psmdb_defaults.go'),
    }),
  );
};

/** The old switch is gone from newer versions. */
const oldUnsafe: Rule = ({ object }) =>
  when((object.unsafe ?? []).length > 0, () => ({
    id: 'mongodb/safeguards-off',
    severity: 'info',
    title: `Safeguards of the operator are switched off: ${(
      object.unsafe ?? []
    ).join(', ')}.`,
    detail:
      'What it would refuse it then does: fewer or an even number of members, no TLS, backups of a database that is not well.',
    advice:
      'Take the flags away that this database does not need, so that the next change is checked again.',
    source: manual('operator', 'unsafeFlags'),
  }));

export const declarationRules: readonly Rule[] = [
  nameTooLong,
  severalWithoutSharding,
  reservedName,
  unmanagedStrategy,
  graceTooShort,
  oldUnsafe,
];
