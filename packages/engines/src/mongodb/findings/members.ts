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
import { count, timeWords } from '../../kubernetes/words';
import { memberStates, MemberState } from '../memberStates';
import { operatorStateOf } from '../verdict/operatorState';
import { stuckAt } from '../verdict/stuck';
import { Rule } from './Rule';
import { issue, manual, mongodbManual, source } from './sources';

const severe: ReadonlySet<MemberState> = new Set([
  'DOWN',
  'ROLLBACK',
  'REMOVED',
]);

/** Members whose containers are ready, and which MongoDB cannot use all the same: the operator says "ready" of them. */
const notCounted: Rule = ({ sets }) =>
  sets
    .flatMap(set => set.members)
    .filter(({ pod, state }) => pod.ready && memberStates[state] !== undefined)
    .map(({ member, state }) => ({
      id: 'mongodb/member-not-serving',
      severity: severe.has(state) ? 'warning' : 'info',
      title: `${member.name} does not serve: ${memberStates[state]}.`,
      detail:
        'Its containers are ready, so Kubernetes and the operator count it. While it is in this state it cannot become primary.',
      advice:
        state === 'RECOVERING'
          ? 'If it stays so, it is too far behind to catch up: delete its pod together with its volume claim, and it copies the data anew.'
          : 'Look at its log.',
      subject: member.name,
      source: mongodbManual(
        'replica set member states',
        'reference/replica-states',
      ),
    }));

/** Under Argo CD it may never end: its label on ControllerRevisions makes the operator see another revision than the pods have. */
const stuck: Rule = situation =>
  when(
    operatorStateOf(situation) === 'initializing' &&
      situation.now >= stuckAt(situation.object),
    () => ({
      id: 'mongodb/stuck-initializing',
      severity: 'critical',
      title: `It has been initializing since it was created${
        situation.object.at === undefined
          ? ''
          : ` at ${timeWords(situation.object.at)}`
      }.`,
      detail:
        'Setting up takes some minutes. What keeps it are mostly pods that are not scheduled, images that cannot be pulled, an old processor (images of MongoDB 8.0 need x86-64-v3), or the tracking label of Argo CD on ControllerRevisions.',
      advice:
        "Look at the members that are not ready and at the operator's log. With Argo CD, use annotations to track resources.",
      source: issue(1557),
    }),
  );

const routersNotReady: Rule = ({ mongos, object }) =>
  when(
    mongos !== undefined &&
      mongos.wanted > 0 &&
      mongos.ready < mongos.wanted &&
      object.status?.state !== 'initializing',
    () => ({
      id: 'mongodb/mongos-not-ready',
      severity: mongos?.ready === 0 ? 'critical' : 'warning',
      title: `${mongos?.ready} of ${mongos?.wanted} mongos ${
        mongos?.ready === 1 ? 'is' : 'are'
      } ready.`,
      detail:
        mongos?.ready === 0
          ? 'Clients reach a sharded database through mongos only: none of them can.'
          : 'The others take its clients.',
      advice: `Look at the pods of the StatefulSet ${mongos?.name}.`,
      subject: mongos?.name,
      source: manual('sharding', 'sharding'),
    }),
  );

const shardNotAdded: Rule = ({ sets, object }) =>
  sets
    .filter(
      ({ isConfig, status }) =>
        !isConfig && object.sharded && status?.unadded === true,
    )
    .map(set => ({
      id: 'mongodb/shard-not-added',
      severity: 'warning',
      title: `The replica set ${set.name} is not a shard of the database yet.`,
      detail:
        'It runs, but the database does not know it: no data goes there until the operator has added it.',
      advice:
        "If it stays so, look at the operator's log, and whether the mongos are ready.",
      subject: set.name,
      source: manual('sharding', 'sharding'),
    }));

const awaitRecreation: Rule = ({ outdated, condition, object }) =>
  when(outdated.length > 0 && condition !== 'stopping', () => ({
    id: 'mongodb/pods-await-recreation',
    severity: 'info',
    title: `${count(outdated.length, 'pod')} still ${
      outdated.length === 1 ? 'runs' : 'run'
    } what was declared before: ${outdated.map(pod => pod.name).join(', ')}.`,
    detail:
      object.strategy === 'OnDelete'
        ? 'With the update strategy "OnDelete", a change takes effect in a pod only when somebody deletes it.'
        : 'With "SmartUpdate" the operator recreates config servers and secondaries first, then the primary after it has handed over, then the mongos. It waits while a backup runs.',
    advice:
      object.strategy === 'OnDelete'
        ? 'Delete the pods one after another, the primary last.'
        : 'Wait for the operator. Backups that never end hold it up.',
    source: source('pkg/controller/perconaservermongodb/smart.go'),
  }));

export const memberRules: readonly Rule[] = [
  notCounted,
  stuck,
  routersNotReady,
  shardNotAdded,
  awaitRecreation,
];
