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

import { RuleText } from '../../../changes/RuleText';
import { manual, mongodbManual, source } from '../../findings/sources';

const version = source('pkg/controller/perconaservermongodb/version.go');
const smart = source('pkg/controller/perconaservermongodb/smart.go');
const major = manual('update-major', 'major version upgrades');
const operator = manual('update-operator', 'upgrading the operator');
const controller = source(
  'pkg/controller/perconaservermongodb/psmdb_controller.go',
);

export const versionRules = {
  'version-update': {
    when: 'the image is changed within a major version',
    then: 'explains',
    effect:
      'The operator makes the pods anew one after another: config servers first, then in each replica set the secondaries and, after it has handed over, the primary, and mongos at last. It waits while a backup runs.',
    source: smart,
  },
  'version-major': {
    when: 'the image is changed to the next major version',
    then: 'explains',
    effect:
      'The pods are made anew one after another, with members of both versions for a while. The data keeps the features of the old version until its "feature compatibility version" is raised.',
    source: major,
  },
  'version-backup': {
    when: 'the image is changed to the next major version',
    then: 'warns',
    effect:
      'Make a backup before, and try it on a copy: the way back is a restore as soon as the feature compatibility version is raised.',
    source: major,
  },
  'version-fcv': {
    when: 'the image is changed to the next major version',
    then: 'warns',
    effect:
      'It starts only if the feature compatibility version (FCV) of the data is that of the version that runs now. Neither the object nor its status says it: after the last major upgrade somebody must have raised it, or "upgradeOptions.setFCV" was on.',
    source: mongodbManual(
      'setFeatureCompatibilityVersion',
      'reference/command/setFeatureCompatibilityVersion',
    ),
  },
  'version-processor': {
    when: 'MongoDB 8.0 or newer is asked for where none runs yet',
    then: 'warns',
    effect:
      'Images of MongoDB 8.0 run only on processors of the level x86-64-v3 (with AVX2). On older ones the containers end again and again, and the database stays "initializing".',
    source: manual('limitations', 'limitations'),
  },
  'version-skip': {
    when: 'a major version is left out, such as 6.0 to 8.0',
    then: 'refuses',
    effect:
      'MongoDB goes from one major version to the next only. With "upgradeOptions.apply: disabled" nothing checks it: the first pod does not start on the data.',
    source: version,
  },
  'version-down': {
    when: 'the image is changed to an older major version',
    then: 'refuses',
    effect:
      'MongoDB does not start if the data has been raised to the newer feature compatibility version, and the operator does not check it. What works is a new database of the older version and a restored logical backup.',
    source: major,
  },
  'version-patch-down': {
    when: 'the image is changed to an older release of the same major version',
    then: 'warns',
    effect:
      'MongoDB starts on the data, but errors that were corrected come back, and the backup agent may be too new for it.',
    source: mongodbManual(
      'upgrades to the latest patch',
      'tutorial/upgrade-revision',
    ),
  },
  'version-step-unknown': {
    when: 'the image is changed, and it cannot be told whether MongoDB goes from the version that runs to the new one',
    then: 'warns',
    effect:
      'It goes from one major version to the next only, and nothing checks it: look it up.',
    source: version,
  },
  'version-to-unknown': {
    when: 'the tag of a new image says no version',
    then: 'refuses',
    effect:
      'The operator takes it as it is, and so would a skipped major version be. Name an image whose tag begins with the version.',
    source: version,
  },
  'version-untested': {
    when: 'a major version is asked for that this version of the operator was not tested with',
    then: 'warns',
    effect:
      'It may work, but nobody has tried it, and the backup agent may not know it.',
    source: manual('versions', 'versions compatibility'),
  },
  'version-digest': {
    when: 'a version is asked for, and the image of the manifest is pinned by a digest or has no tag',
    then: 'refuses',
    effect:
      'There is no tag to change: give the whole new image instead of the version.',
    source: manual('operator', 'image'),
  },
  'version-image-differs': {
    when: 'both a version and an image are asked for, and the tag of the image is another version',
    then: 'refuses',
    effect: 'It is not clear what is wanted.',
    source: manual('operator', 'image'),
  },
  'version-automatic': {
    when: 'the image is changed while the operator chooses it ("upgradeOptions.apply" is neither "disabled" nor "never")',
    then: 'refuses',
    effect:
      'The operator writes its own choice over it at the next "upgradeOptions.schedule". Set "apply" to "disabled" as well.',
    source: version,
  },
  'upgrade-automatic': {
    when: '"upgradeOptions.apply" lets the operator choose the version',
    then: 'warns',
    effect:
      'The operator writes the images into the object itself: Git says something else from then on, and a deployer that sets them back starts a roll-out each time. Have it ignore differences of the images.',
    source: manual('update-minor-automatic', 'automatic upgrades'),
  },
  'upgrade-options': {
    when: '"upgradeOptions" change',
    then: 'explains',
    effect:
      'The operator looks for a version at the times of "schedule" only, and only while the state is "ready".',
    source: version,
  },
  'upgrade-no-schedule': {
    when: '"upgradeOptions.apply" lets the operator choose the version, and there is no "schedule"',
    then: 'refuses',
    effect: 'Without a schedule the operator never looks, and does not say so.',
    source: version,
  },
  'upgrade-skip': {
    when: '"upgradeOptions.apply" names a version that MongoDB cannot go to from the one that runs',
    then: 'refuses',
    effect:
      'The operator refuses it in its log only ("can\'t upgrade to … with FCV set to …"): nothing happens.',
    source: version,
  },
  'upgrade-fcv': {
    when: '"upgradeOptions.setFCV" is switched on',
    then: 'warns',
    effect:
      'As soon as all pods have the new major version, the operator raises the feature compatibility version: there is no way back to the old one.',
    source: major,
  },
  'cr-version-raise': {
    when: '"crVersion" is raised',
    then: 'explains',
    effect:
      'The operator makes StatefulSets and other objects as the newer version does, so that all pods are made anew one after another.',
    source: manual('update', 'upgrades'),
  },
  'cr-version-ahead': {
    when: '"crVersion" is newer than the operator',
    then: 'refuses',
    effect:
      'The operator does not know what that version does, and its definition may lack the fields. Upgrade the operator first.',
    source: manual('update', 'upgrades'),
  },
  'cr-version-down': {
    when: '"crVersion" is lowered',
    then: 'refuses',
    effect:
      'The operator would make its objects as the older version did, without the fields that are new since: the way is forward only.',
    source: operator,
  },
  'cr-version-skip': {
    when: '"crVersion" is raised by more than one minor version',
    then: 'refuses',
    effect:
      'The operator and what it makes are upgraded from one minor version to the next; what a skipped one changes would come unseen with the rest. Go step by step.',
    source: operator,
  },
  'cr-version-unchecked': {
    when: '"crVersion" is raised, and the version of the operator is not known',
    then: 'warns',
    effect:
      'It must not be newer than the operator, which would not know what to do.',
    source: manual('update', 'upgrades'),
  },
  'cr-version-images': {
    when: '"crVersion" is raised, and backups are on',
    then: 'warns',
    effect:
      'The images of the backup agent and of other sidecars stay as they are. Look up in the release notes which ones go with that version.',
    source: manual('versions', 'versions compatibility'),
  },
  'cr-version-left-out': {
    when: 'a new database has no "crVersion", and the version of the operator is not known',
    then: 'warns',
    effect:
      'The operator writes its own into the object. Write the same into Git afterwards: else the next upgrade of the operator does not change it, and nobody sees which one it is.',
    source: controller,
  },
} as const satisfies Record<string, RuleText>;
