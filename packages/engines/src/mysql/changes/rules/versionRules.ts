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
import { modules, mysqlManual } from '../../findings/sources';

const paths = mysqlManual('upgrade paths', 'upgrade-paths');

export const versionRules = {
  'version-upgrade': {
    when: 'version is raised',
    then: 'explains',
    effect:
      'Kubernetes makes the members anew one after another, the one with the highest number first. The operator plans no move of the primary: it moves when its pod goes, and clients have to connect again. The Routers follow.',
    source: modules.handlers,
  },
  'version-irreversible': {
    when: 'version is raised',
    then: 'warns',
    effect: 'There is no way back but a backup from before it.',
    source: mysqlManual('downgrading', 'downgrading'),
  },
  'version-down': {
    when: 'version is lowered',
    then: 'refuses',
    effect:
      'The operator does not check it, and the first member that it makes anew cannot read its data or cannot join the group.',
    source: modules.api,
  },
  'version-too-old': {
    when: 'version is before 8.0.27',
    then: 'refuses',
    effect: 'The operator refuses it; only its log and an Event say so.',
    source: modules.configuration,
  },
  'version-barred': {
    when: 'version is 8.0.29',
    then: 'refuses',
    effect:
      'The operator bars it for its faults; only its log and an Event say so.',
    source: modules.configuration,
  },
  'version-too-new': {
    when: "version is later than the operator's own",
    then: 'refuses',
    effect:
      'The operator refuses it; only its log and an Event say so. Upgrade the operator first.',
    source: modules.versions,
  },
  'version-operator-unknown': {
    when: 'it cannot be read which versions the operator runs, or operators differ',
    then: 'warns',
    effect:
      "If it is later than the operator's own, the operator refuses it; only its log and an Event say so.",
    source: modules.versions,
  },
  'version-skip': {
    when: 'version goes past a series with long-term support (8.4, 9.7)',
    then: 'refuses',
    effect:
      'MySQL does not start on data of a series before it: upgrade to that series first.',
    source: paths,
  },
  'version-router-pinned': {
    when: 'version changes, and the Routers have a version of their own',
    then: 'warns',
    effect:
      'They keep it. A Router should not be older than the members it leads to.',
    source: modules.routers,
  },
  'version-replicas-stay': {
    when: 'version changes, and there are read replicas',
    then: 'warns',
    effect:
      'The operator leaves them as they are: each set has a version of its own, and without one the operator takes the newest that it runs when the set changes.',
    source: modules.api,
  },
  'version-members': {
    when: 'version changes, and a member is not ready',
    then: 'warns',
    effect:
      'With one more member away for its restart the group may lose its majority.',
    source: mysqlManual('Fault-tolerance', 'group-replication-fault-tolerance'),
  },
} as const satisfies Record<string, RuleText>;
