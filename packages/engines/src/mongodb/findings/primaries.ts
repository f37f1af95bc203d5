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
import { count, listWords } from '../../kubernetes/words';
import { ReplicaSet } from '../ReplicaSet';
import { Situation } from '../Situation';
import { operatorStateOf } from '../verdict/operatorState';
import { Rule } from './Rule';
import { mongodbManual, source } from './sources';

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

export const primaryRules: readonly Rule[] = [
  readyNotBelieved,
  withoutPrimary,
  twoPrimaries,
];
