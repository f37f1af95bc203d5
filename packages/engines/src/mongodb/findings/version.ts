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
import { compareVersions, sameMinor } from '../../versions';
import { runningVersion } from '../version';
import { Rule } from './Rule';
import { manual, source } from './sources';

/** `upgradeOptions.apply` says never with either word; all others let the operator choose the image. */
const never: ReadonlySet<string> = new Set(['disabled', 'never']);

const upgradesItself: Rule = ({ object }) =>
  when(
    object.upgrade !== undefined && !never.has(object.upgrade.toLowerCase()),
    () => ({
      id: 'mongodb/upgrades-by-itself',
      severity: 'info',
      title: `The operator chooses the version by itself ("upgradeOptions.apply" is "${object.upgrade}"), and writes the images into the object.`,
      detail:
        'The images in the object then differ from those in Git, and nobody has edited it. A deployer that sets them back starts a roll-out each time.',
      advice:
        'Set "upgradeOptions.apply" to "disabled" and the version in Git, or have the deployer ignore differences of the images.',
      source: manual('update-minor-automatic', 'automatic minor upgrades'),
    }),
  );

/** By `metadata.managedFields`: the operator signs what it writes. */
const writtenByOperator: Rule = ({ object }) => {
  const written = object.written ?? [];
  return when(written.length > 0, () => ({
    id: 'mongodb/fields-written-by-operator',
    severity: 'info',
    title: `The operator has written ${written.join(
      ', ',
    )} into the object itself.`,
    detail:
      'Nobody has edited the object by hand: the operator fills in "crVersion" where there is none, images when it upgrades by itself, and volume sizes when it grows volumes or takes a failed growth back.',
    advice:
      'Write these fields in Git as they are now, or have the deployer ignore their differences.',
    source: source('pkg/controller/perconaservermongodb/psmdb_controller.go'),
  }));
};

const behindOperator: Rule = ({ object, operatorVersion }) =>
  when(
    operatorVersion !== undefined &&
      object.crVersion !== undefined &&
      (compareVersions(object.crVersion, operatorVersion) ?? 0) < 0 &&
      !sameMinor(object.crVersion, operatorVersion),
    () => ({
      id: 'mongodb/cr-version-behind',
      severity: 'info',
      title: `"crVersion" is ${object.crVersion}, the operator is ${operatorVersion}.`,
      detail:
        'For an older "crVersion" the operator goes on as that version did, without what is new since. It keeps that up for the two versions before its own only.',
      advice:
        'Raise "crVersion" in a quiet hour: the pods are recreated one after another.',
      source: manual('update', 'upgrades'),
    }),
  );

const aheadOfOperator: Rule = ({ object, operatorVersion }) =>
  when(
    operatorVersion !== undefined &&
      object.crVersion !== undefined &&
      (compareVersions(object.crVersion, operatorVersion) ?? 0) > 0,
    () => ({
      id: 'mongodb/cr-version-ahead',
      severity: 'warning',
      title: `"crVersion" is ${object.crVersion}, which is newer than the operator: ${operatorVersion}.`,
      detail:
        'The operator does not know what that version would do, and fields that are new in it do nothing.',
      advice: 'Upgrade the operator first, or set "crVersion" to its version.',
      source: manual('update', 'upgrades'),
    }),
  );

/** MongoDB goes from one major version to the next only, and its data remembers the one that it was last told to be compatible with. */
const imageDiffers: Rule = situation => {
  const { object } = situation;
  const declared = object.image;
  // Once the operator has upgraded, its status says so; that something else changed a StatefulSet, only the StatefulSet does.
  const running = [
    object.status?.image,
    ...situation.statefulSets.map(each => each.image),
  ].find(image => image !== undefined && image !== declared);
  return when(
    declared !== undefined &&
      running !== undefined &&
      object.status?.state !== 'initializing',
    () => ({
      id: 'mongodb/image-differs',
      severity: 'info',
      title: `The object asks for the image ${declared}, ${running} runs${
        runningVersion(situation) ? ` (${runningVersion(situation)})` : ''
      }.`,
      detail:
        'The operator recreates the pods for it one after another; it waits while a backup runs. It does not check whether MongoDB can go from the one version to the other when "upgradeOptions.apply" is "disabled".',
      advice:
        'Wait for the roll-out. MongoDB goes from one major version to the next only.',
      source: manual('update-db', 'database upgrades'),
    }),
  );
};

export const versionRules: readonly Rule[] = [
  upgradesItself,
  writtenByOperator,
  behindOperator,
  aheadOfOperator,
  imageDiffers,
];
