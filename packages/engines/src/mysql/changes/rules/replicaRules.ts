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
import {
  kubernetes,
  modules,
  mysqlManual,
  source,
} from '../../findings/sources';

export const replicaRules = {
  'replicas-added': {
    when: 'a set of read replicas is added',
    then: 'explains',
    effect:
      'It gets a StatefulSet and a headless Service of its own. Each replica copies all data from the group and then follows it without a vote. CPU and memory that are left out are those of the members.',
    source: modules.handlers,
  },
  'replicas-scaled': {
    when: 'the number of read replicas of a set changes',
    then: 'explains',
    effect: 'Read replicas come or go; the others are not touched.',
    source: modules.handlers,
  },
  'replicas-resources': {
    when: 'CPU or memory of a set of read replicas changes',
    then: 'explains',
    effect:
      'Unlike for the group, the operator applies it: the read replicas are made anew one after another.',
    source: modules.handlers,
  },
  'replicas-removed': {
    when: 'a set of read replicas is taken out',
    then: 'explains',
    effect:
      'The operator deletes its StatefulSet and its Service. Clients that read there have to go elsewhere.',
    source: modules.objects,
  },
  'replicas-volumes-kept': {
    when: 'a set of read replicas is taken out or made smaller',
    then: 'warns',
    effect: 'The volumes of the replicas that go stay and go on costing.',
    source: kubernetes(
      'StatefulSet, retention of claims',
      'concepts/workloads/controllers/statefulset/#persistentvolumeclaim-retention',
    ),
  },
  'replicas-volume-change': {
    when: 'size or class of the volumes of a set of read replicas changes',
    then: 'refuses',
    effect:
      'The API server lets nobody change the template of a StatefulSet: the operator tries it again and again, and no other change of the set comes through. What works is another set with the right volumes, and taking this one out.',
    source: kubernetes(
      'StatefulSet, volume claim templates',
      'concepts/workloads/controllers/statefulset/#volume-claim-templates',
    ),
  },
  'replicas-incomplete': {
    when: 'a new set of read replicas names no volume',
    then: 'refuses',
    effect:
      'The operator would give each replica 2Gi, which cannot be changed later.',
    source: modules.objects,
  },
  'replicas-server-id': {
    when: 'baseServerId of a new set of read replicas is too near to that of another set or of the group',
    then: 'refuses',
    effect:
      'Each server counts on from it, and two servers with the same server_id cannot replicate from one another.',
    source: mysqlManual('server_id', 'replication-options'),
  },
  'replicas-server-id-fixed': {
    when: 'baseServerId of a set of read replicas changes',
    then: 'refuses',
    effect:
      'The operator makes no pod anew for it: each replica takes its number when its pod next starts, one now and another one some day. What works is another set, and taking this one out.',
    source: source('mysqloperator/init_main.py'),
  },
  'replicas-mycnf': {
    when: 'a set of read replicas has a mycnf of its own',
    then: 'explains',
    effect:
      'The operator ignores it without a word: read replicas get the mycnf of the group. The portal has no field for it.',
    source: modules.api,
  },
  'replicas-twice': {
    when: 'a set of read replicas is named twice, or both changed and taken out',
    then: 'refuses',
    effect: 'It is not clear what is meant.',
    source: modules.api,
  },
} as const satisfies Record<string, RuleText>;
