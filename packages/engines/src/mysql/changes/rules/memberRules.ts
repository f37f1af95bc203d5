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
import { kubernetes, modules, mysqlManual } from '../../findings/sources';

const tolerance = mysqlManual(
  'Fault-tolerance',
  'group-replication-fault-tolerance',
);

export const memberRules = {
  'members-grow': {
    when: 'instances is raised',
    then: 'explains',
    effect:
      'New members copy all data from one that runs and join the group; those that are there are not touched.',
    source: modules.handlers,
  },
  'members-shrink': {
    when: 'instances is lowered',
    then: 'explains',
    effect:
      'The members with the highest numbers leave the group. If the primary is among them, the group elects another one.',
    source: modules.handlers,
  },
  'members-volumes-kept': {
    when: 'instances is lowered',
    then: 'warns',
    effect:
      'The volumes of the members that go stay and go on costing; they are used again when the number is raised.',
    source: kubernetes(
      'StatefulSet, retention of claims',
      'concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
    ),
  },
  'members-one': {
    when: 'instances is 1',
    then: 'warns',
    effect:
      'There is no other member: every failure, every restart and every move to another node is an interruption.',
    source: tolerance,
  },
  'members-two': {
    when: 'instances is 2',
    then: 'warns',
    effect:
      'When one of two members is lost, the other one has no majority and takes no writes: two bear less than one. The operator accepts it.',
    source: tolerance,
  },
  'members-even': {
    when: 'instances is 4, 6 or 8',
    then: 'warns',
    effect:
      'It bears the loss of no more members than the odd number below it. The operator accepts it.',
    source: tolerance,
  },
  'before-setup': {
    when: 'members, version, Routers or routing options change before the group was set up once (status.createTime is absent)',
    then: 'refuses',
    effect:
      'The operator drops such a change without a word and does not make up for it. Wait until the group is online.',
    source: modules.handlers,
  },
} as const satisfies Record<string, RuleText>;
