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
import { manual, source } from '../../findings/sources';

const controller = source(
  'pkg/controller/perconaservermongodb/psmdb_controller.go',
);
const pause = manual('pause', 'pause and resume');

export const pauseRules = {
  pause: {
    when: '"pause" is set',
    then: 'explains',
    effect:
      'The operator stops mongos, then all members, and nothing serves. Volumes, Services and Secrets stay.',
    source: pause,
  },
  resume: {
    when: '"pause" is taken back',
    then: 'explains',
    effect:
      'All pods start with the volumes that were kept. Everything that was changed during the pause takes effect.',
    source: pause,
  },
  'pause-backup': {
    when: '"pause" is set',
    then: 'warns',
    effect:
      'No backup is made during the pause, and no point in time of it can be restored. If one has begun when this is merged, the pause waits for its end.',
    source: controller,
  },
  'pause-backup-running': {
    when: '"pause" is set while a backup is asked for or runs',
    then: 'refuses',
    effect:
      'The operator goes on without the pause until the backup has ended, and says so in its log only. Ask again then.',
    source: controller,
  },
  'pause-backup-stuck': {
    when: '"pause" is set while a backup has been asked for and does not begin',
    then: 'refuses',
    effect:
      'The operator waits for its end before it pauses, for ever, and says so in its log only. Delete that backup object first.',
    source: controller,
  },
  'pause-ephemeral': {
    when: '"pause" is set, and a replica set keeps its data in "emptyDir"',
    then: 'refuses',
    effect: 'The data goes with the pods, and all of them go at once.',
    source: pause,
  },
  'while-paused': {
    when: 'something is changed while the database is paused',
    then: 'warns',
    effect:
      'Sizes are checked and most of it takes effect when it is resumed only.',
    source: controller,
  },
  unmanaged: {
    when: 'something is changed of a database with "unmanaged"',
    then: 'warns',
    effect:
      'The operator makes pods and Services only: users, elections, backups and upgrades are up to the other site.',
    source: source('pkg/apis/psmdb/v1/psmdb_types.go'),
  },
} as const satisfies Record<string, RuleText>;
