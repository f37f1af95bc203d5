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
import { hasGap } from '../../changes/observed';
import { bytesWords, listWords } from '../../kubernetes/words';
import { parseBytes } from '../../quantity';
import { compareVersions } from '../../versions';
import { ManifestSet } from '../manifest/ManifestSet';
import { MongodbManifest, readManifest } from '../manifest/MongodbManifest';
import { imageVersion } from '../names';
import { operatorVersionIn } from '../View';
import { volumesOfSet } from './aspects/claims';
import { chooses } from './aspects/version';
import { effectiveMembers, effectiveRouters } from './effectiveSizes';
import { verifyPods } from './verifyPods';
import { verifyStatus } from './verifyStatus';

/** What differs between a manifest and what is observed, in words. */
type Check = (
  manifest: MongodbManifest,
  database: Database,
  /** As which version the operator treats the object, as far as it is known. */
  crVersion: string | undefined,
) => string[];

/** There may be dozens of members. */
const mostNames = 5;

function namesOf(members_: readonly { name: string }[]): string {
  const names = members_.map(({ name }) => name);
  return names.length > mostNames
    ? `${names.slice(0, mostNames).join(', ')} and ${
        names.length - mostNames
      } more`
    : listWords(names);
}

/** The replica sets of a manifest, the config servers last. */
function setsOf({ sets, config }: MongodbManifest): readonly ManifestSet[] {
  return [...sets, ...(config ? [config] : [])];
}

const members: Check = (manifest, database, crVersion) =>
  hasGap(database, 'pods')
    ? []
    : setsOf(manifest).flatMap(set => {
        const wanted = effectiveMembers(manifest, set, crVersion);
        const own = database.topology.members.filter(
          each => each.group === set.name,
        );
        const ready = own.filter(each => each.ready).length;
        if (own.length !== wanted) {
          return [
            `${own.length} members of ${set.name} are there, not ${wanted}.`,
          ];
        }
        return ready < wanted
          ? [`${ready} of ${wanted} members of ${set.name} are ready.`]
          : [];
      });

const leftOver: Check = (manifest, { topology }) => {
  const names = new Set(setsOf(manifest).map(set => set.name));
  const others = new Set(
    topology.members.flatMap(({ group }) =>
      group === undefined || names.has(group) ? [] : [group],
    ),
  );
  return [...others].map(name => `The replica set ${name} is still there.`);
};

/** Where the operator chooses the version, the manifest's is where it began. */
const version: Check = ({ image, upgrade }, database) => {
  const wanted = imageVersion(image);
  if (wanted === undefined || chooses(upgrade.apply)) {
    return [];
  }
  const others = database.topology.members.filter(member => {
    const runs = imageVersion(member.image);
    return runs !== undefined && runs !== wanted;
  });
  if (others.length > 0) {
    return [`Not of version ${wanted} yet: ${namesOf(others)}.`];
  }
  const { version: runs } = database;
  return runs !== undefined && (compareVersions(runs, wanted) ?? 0) !== 0
    ? [`Version ${runs} runs, not ${wanted}.`]
    : [];
};

/** A larger size that the operator ignores never becomes as asked. */
const volumes: Check = (manifest, database, crVersion) => {
  const { scaling, name = '' } = manifest;
  const grows =
    !scaling.outside &&
    (scaling.enabled ||
      (crVersion !== undefined &&
        (compareVersions(crVersion, '1.18.0') ?? 0) < 0));
  return setsOf(manifest).flatMap(set => {
    const wanted = parseBytes(set.fact.volume);
    return volumesOfSet(database, name, set.name)
      .filter(({ member }) => member !== undefined)
      .flatMap(volume => [
        ...(grows &&
        wanted !== undefined &&
        volume.capacityBytes !== undefined &&
        volume.capacityBytes < wanted
          ? [
              `${volume.name} has ${bytesWords(volume.capacityBytes)}, not ${
                set.fact.volume
              }${volume.resize ? ` (${volume.resize})` : ''}.`,
            ]
          : []),
        ...(set.fact.class !== undefined &&
        volume.storageClass !== undefined &&
        volume.storageClass !== set.fact.class
          ? [
              `${volume.name} is of the class "${volume.storageClass}", not "${set.fact.class}".`,
            ]
          : []),
      ]);
  });
};

/** With `OnDelete` pods wait for somebody who deletes them. */
const rollOut: Check = ({ strategy }, { topology }) => {
  const outdated = topology.members.filter(each => each.pendingRecreate);
  return outdated.length === 0 || strategy === 'OnDelete'
    ? []
    : [`To be made anew: ${namesOf(outdated)}.`];
};

const mongos: Check = (manifest, database, crVersion) => {
  const wanted = effectiveRouters(manifest, crVersion);
  const real = database.companions.find(({ kind }) => kind === 'router');
  if (hasGap(database, 'pods')) {
    return [];
  }
  if (real === undefined) {
    return wanted > 0 ? ['The mongos are not there.'] : [];
  }
  if (real.total !== wanted) {
    return [`${real.total} mongos are there, not ${wanted}.`];
  }
  return real.ready < wanted
    ? [`${real.ready} of ${wanted} mongos are ready.`]
    : [];
};

const checks: readonly Check[] = [
  members,
  leftOver,
  version,
  volumes,
  verifyPods,
  rollOut,
  mongos,
];

/**
 * What is observed held against what the operator makes of a manifest.
 *
 * @remarks
 * Only what Kubernetes shows is compared. CPU, memory and images are those of the StatefulSets, and pods that have still to be made anew are named. A
 * configuration reaches members by a hash in the template of their pods (`percona.com/configuration-hash`): once the operator has gone through the object and
 * no pod has still to be made anew, they run with it. What nothing in Kubernetes tells is in `notKnown`; what cannot be read is left out.
 */
export function verify(
  object: UnknownObject,
  database: Database,
  shared: SharedFacts,
): string[] {
  const manifest = readManifest(object);
  const crVersion =
    manifest.crVersion ?? operatorVersionIn(shared, database.ref.namespace);
  return [
    ...verifyStatus(object, manifest),
    ...checks.flatMap(check => check(manifest, database, crVersion)),
  ];
}
