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
  Database,
  SharedFacts,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { parseBytes } from '../../quantity';
import { readManifest } from '../manifest/PostgresqlManifest';
import { bytesWords, listWords } from '../../kubernetes/words';
import { compareAmounts } from '../../changes/amounts';
import { operatorOf, operatorsIn } from '../View';
import { effectiveAmounts } from './aspects/effectiveAmounts';
import { effectiveMembers } from './aspects/members';
import { settingsOf } from '../../changes/observed';
import { Check } from './observed';
import { verifyParameters } from './verifyParameters';
import { verifyPoolers } from './verifyPoolers';

const members: Check = (manifest, database, operator) => {
  if (manifest.members === undefined) {
    return [];
  }
  const { ready, total } = database.members;
  const wanted = effectiveMembers({ operator, manifest }, manifest.members);
  if (total !== wanted) {
    const declared =
      wanted === manifest.members
        ? ''
        : `, which the operator makes of ${manifest.members}`;
    return [`${total} members are there, not ${wanted}${declared}.`];
  }
  return ready < wanted ? [`${ready} of ${wanted} members are ready.`] : [];
};

const version: Check = ({ version: wanted }, { version: runs }) =>
  wanted === undefined || runs === undefined || major(runs) === wanted
    ? []
    : [`Version ${runs} runs, not ${wanted}.`];

function major(version_: string): string {
  return version_.split('.')[0];
}

const volumes: Check = ({ volume, storageClass }, database) => {
  const wanted = parseBytes(volume);
  return database.volumes
    .filter(({ member }) => member !== undefined)
    .flatMap(({ name, capacityBytes, storageClass: real, resize }) => [
      ...(wanted !== undefined &&
      capacityBytes !== undefined &&
      capacityBytes < wanted
        ? [
            `${name} has ${bytesWords(capacityBytes)}, not ${volume}${
              resize ? ` (${resize})` : ''
            }.`,
          ]
        : []),
      ...(storageClass !== undefined &&
      real !== undefined &&
      real !== storageClass
        ? [`${name} is of the class "${real}", not "${storageClass}".`]
        : []),
    ]);
};

/** The pods' own amounts are not in the model; what the StatefulSet has is, and which pods have still to follow it. */
const resources: Check = (manifest, database, operator) => {
  const { requests, limits } = effectiveAmounts({ operator, manifest });
  return (
    [
      ['CPU request', requests.cpu],
      ['CPU limit', limits.cpu],
      ['memory request', requests.memory],
      ['memory limit', limits.memory],
    ] as const
  ).flatMap(([name, wanted]) => {
    const real = settingsOf(database, 'pods')?.get(name);
    return wanted === undefined ||
      real === undefined ||
      compareAmounts(real, wanted) === 0
      ? []
      : [`The ${name} is ${real}, not ${wanted}.`];
  });
};

/**
 * Pods of an older template alone say nothing: the operator writes Patroni's part of the configuration into it and leaves the pods as they are
 * (pkg/cluster/cluster.go, compareEnv). Those that it means to make anew it marks before it changes the StatefulSet, and then the phase is `updating`.
 */
const rollOut: Check = (_, { topology, phase }) => {
  const named = (pick: 'pendingRecreate' | 'pendingRestart') =>
    listWords(
      topology.members.filter(each => each[pick]).map(({ name }) => name),
    );
  const recreate = phase === 'running' ? '' : named('pendingRecreate');
  const restart = named('pendingRestart');
  return [
    ...(recreate ? [`To be made anew: ${recreate}.`] : []),
    ...(restart ? [`To be restarted: ${restart}.`] : []),
  ];
};

const synchronous: Check = (manifest, { topology }) =>
  manifest.synchronous === topology.synchronous
    ? []
    : [
        manifest.synchronous
          ? 'Synchronous mode is not on yet.'
          : 'Synchronous mode is still on.',
      ];

const secrets: Check = (manifest, database) => {
  const missing = database.credentials.filter(
    ({ user, exists }) =>
      exists === false && Object.hasOwn(manifest.users, user),
  );
  return missing.map(
    ({ user, secretName }) =>
      `The Secret ${secretName} of ${user} is not there.`,
  );
};

const checks: readonly Check[] = [
  members,
  version,
  volumes,
  resources,
  rollOut,
  verifyParameters,
  synchronous,
  verifyPoolers,
  secrets,
];

/**
 * What is observed held against what the operator makes of a manifest.
 *
 * @remarks
 * Only what Kubernetes shows is compared. Nothing in it tells the flags of users, which databases are inside, or the values of parameters that the operator
 * writes into the pods (such as shared_buffers): of these it is said only whether pods have still to be made anew. What cannot be read is left out.
 */
export function verify(
  object: UnknownObject,
  database: Database,
  shared: SharedFacts,
): string[] {
  const manifest = readManifest(object);
  const operator = operatorOf(operatorsIn(shared));
  return checks.flatMap(check => check(manifest, database, operator));
}
