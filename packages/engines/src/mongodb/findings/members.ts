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

import { count, listWords, timeWords } from '../../kubernetes/words';
import { memberStates, MemberState } from '../memberStates';
import { ReplicaSet } from '../ReplicaSet';
import { Situation } from '../Situation';
import { operatorStateOf } from '../verdict/operatorState';
import { stuckAt } from '../verdict/stuck';
import { when } from '../../kubernetes/findings/FindingRule';
import { Rule } from './Rule';
import { issue, manual, mongodbManual, source } from './sources';

/** A "ready" that the members do not bear out. */
const readyNotBelieved: Rule = ({ object, condition }) =>
  when(
    object.status?.state === 'ready' &&
      (condition === 'down' ||
        condition === 'none' ||
        condition === 'unreachable'),
    () => ({
      id: 'mongodb/ready-not-believed',
      severity: 'critical',
      title: `The operator says "ready", but ${
        {
          down: 'a replica set has no primary',
          none: 'there are no pods',
          unreachable: 'no mongos is ready',
        }[condition as 'down' | 'none' | 'unreachable']
      }.`,
      detail:
        '"ready" counts containers that were ready when the operator last looked, a few seconds ago or, if it does not run any more, long ago.',
      advice: 'Believe the pods, and look at whether the operator runs.',
      source: source('pkg/controller/perconaservermongodb/status.go'),
    }),
  );

const withoutPrimary: Rule = situation =>
  situation.sets
    .filter(({ condition }) => condition === 'down' || condition === 'electing')
    .filter(() => operatorStateOf(situation) !== 'initializing')
    .map(set => ({
      id: set.isConfig
        ? 'mongodb/config-servers-without-primary'
        : 'mongodb/replica-set-without-primary',
      severity: 'critical',
      title: `${titleOf(set)} ${set.isConfig ? 'have' : 'has'} no primary: ${
        set.ready
      } of ${count(set.wanted, 'member')} ${
        set.ready === 1 ? 'is' : 'are'
      } ready.`,
      detail: withoutPrimaryDetail(set, situation),
      advice:
        set.condition === 'electing'
          ? 'Enough members are there to choose one. If none is chosen within a minute, look at the logs of the members.'
          : 'Bring members back until more than half of those with a vote run.',
      subject: set.name,
      source: mongodbManual(
        'replica set elections',
        'core/replica-set-elections',
      ),
    }));

function withoutPrimaryDetail(set: ReplicaSet, situation: Situation): string {
  if (set.isConfig) {
    return 'The mongos go on with what they remember of the shards. Nothing about the shards can change, and mongos that start anew cannot serve.';
  }
  return situation.object.sharded
    ? 'The data of this shard takes no writes; the other shards go on.'
    : 'The database takes no writes. Reads work only for clients that read from secondaries.';
}

function titleOf(set: ReplicaSet): string {
  return set.isConfig ? 'The config servers' : `The replica set ${set.name}`;
}

const twoPrimaries: Rule = ({ sets }) =>
  sets.flatMap(set => {
    const leading = set.members.filter(({ leads }) => leads);
    return when(leading.length > 1, () => ({
      id: 'mongodb/two-primaries',
      severity: 'critical',
      title: `${listWords(
        leading.map(({ member }) => member.name),
      )} both say that they are primary of ${set.name}.`,
      detail:
        'While the network is parted, an old primary may not know that it is none any more. Writes that only it has taken are rolled back.',
      advice:
        'If it does not end within a minute, look at the network between the members. Writes with the write concern "majority" are safe.',
      subject: set.name,
      source: mongodbManual(
        'replica set elections',
        'core/replica-set-elections',
      ),
    }));
  });

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
  readyNotBelieved,
  withoutPrimary,
  twoPrimaries,
  notCounted,
  stuck,
  routersNotReady,
  shardNotAdded,
  awaitRecreation,
];
