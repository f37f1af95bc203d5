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
import { count } from '../../kubernetes/words';
import { compareVersions } from '../../versions';
import { declaredSets } from '../declaredSets';
import { declaredMembers, declaredVoters } from '../memberCounts';
import { Situation } from '../Situation';
import { refusalOf } from './refusalOf';
import { Rule } from './Rule';
import { manual, source } from './sources';

function isUnsafe({ object }: Situation): boolean {
  const unsafe = object.unsafe ?? [];
  return (
    unsafe.includes('replsetSize') ||
    unsafe.includes('allowUnsafeConfigurations')
  );
}

/** Sizes are not looked at while the database is paused, nor when the operator is told not to. */
function isChecked(situation: Situation): boolean {
  return !isUnsafe(situation) && situation.object.pause !== true;
}

/** Before 1.16 the operator did not refuse: it took the next size that is safe (pkg/apis/psmdb/v1/psmdb_defaults.go, setSafeDefaults). */
function raisesSizes({ object }: Situation): boolean {
  return (
    object.crVersion !== undefined &&
    (compareVersions(object.crVersion, '1.16.0') ?? 0) < 0
  );
}

const sizeRaised: Rule = situation =>
  isChecked(situation) && raisesSizes(situation)
    ? declaredSets(situation.object).flatMap(set => {
        const refusal = refusalOf(set);
        return when(refusal !== undefined && set.size !== undefined, () => ({
          id: 'mongodb/size-changed-silently',
          severity: 'warning',
          title: `The operator runs another size of ${set.name} than the object asks for: ${refusal}.`,
          detail:
            'With a "crVersion" before 1.16 the operator takes the next size that is safe, and says so only in its log. From 1.16 on it refuses such a size.',
          advice: 'Ask for the size that runs before "crVersion" is raised.',
          subject: set.name,
          source: source('pkg/apis/psmdb/v1/psmdb_defaults.go'),
        }));
      })
    : [];

/** The operator refuses it, and goes on with what it had: state "error". */
const sizeRefused: Rule = situation =>
  isChecked(situation) && !raisesSizes(situation)
    ? declaredSets(situation.object).flatMap(set => {
        const refusal = refusalOf(set);
        return when(refusal !== undefined && set.size !== undefined, () => ({
          id: 'mongodb/size-refused',
          severity: 'warning',
          title: `The operator refuses the size of ${set.name}: ${refusal}.`,
          detail:
            'It checks sizes when it goes through the object, not when the object is changed: the change is stored, the state becomes "error", and nothing else of the object takes effect either.',
          advice:
            'Ask for 3, 5 or 7 members; or for 4 or more, an even number, and one arbiter.',
          subject: set.name,
          source: source('pkg/apis/psmdb/v1/psmdb_defaults.go'),
        }));
      })
    : [];

/** Half of an even number of votes is no majority: an even number stands no more losses than the odd one below it. */
const evenVotes: Rule = situation =>
  declaredSets(situation.object).flatMap(set => {
    const votes = declaredVoters(set);
    return when(votes > 0 && votes % 2 === 0 && isUnsafe(situation), () => ({
      id: 'mongodb/even-votes',
      severity: 'warning',
      title: `${count(votes, 'member')} of ${
        set.name
      } have a vote: an even number, without an arbiter that would make it odd.`,
      detail: `More than half of the votes choose a primary: ${
        votes / 2 + 1
      } of ${votes}. It stands the loss of ${
        votes / 2 - 1
      }, as it would with one member less.`,
      advice:
        'Add or remove a member, or switch an arbiter on. The operator would refuse this without "unsafeFlags.replsetSize".',
      subject: set.name,
      source: manual('arbiter', 'arbiter, non-voting and hidden nodes'),
    }));
  });

const singleVote: Rule = situation =>
  declaredSets(situation.object).flatMap(set =>
    when(declaredVoters(set) === 1 && !situation.object.pause, () => ({
      id: 'mongodb/single-member',
      severity: 'info',
      title: `${set.name} has a single member: nothing takes over when it fails.`,
      detail:
        'While its pod or its node restarts, this data is away. The data on its volume is the only copy besides backups.',
      advice: 'Ask for three members if it has to stay available.',
      subject: set.name,
      source: manual('architecture', 'high availability'),
    })),
  );

/** One data-bearing member away, and writes that wait for a majority of copies wait for ever. */
const twoCopies: Rule = situation =>
  declaredSets(situation.object).flatMap(set =>
    when((set.arbiters ?? 0) > 0 && (set.size ?? 0) === 2, () => ({
      id: 'mongodb/arbiter-instead-of-copy',
      severity: 'warning',
      title: `${set.name} has two members with data and an arbiter.`,
      detail:
        'An arbiter votes, but holds no data: when one of the two is away, writes with the write concern "majority" wait until it is back.',
      advice: 'Ask for three members with data instead of the arbiter.',
      subject: set.name,
      source: manual('arbiter', 'arbiter, non-voting and hidden nodes'),
    })),
  );

const singleRouter: Rule = ({ object }) =>
  when(
    object.sharded === true && object.mongos?.size === 1 && !object.pause,
    () => ({
      id: 'mongodb/single-mongos',
      severity: 'info',
      title:
        'There is a single mongos: without it no client reaches the shards.',
      detail:
        'While its pod restarts, as with every change of the version, the database is away for all clients.',
      advice: 'Ask for at least two mongos ("sharding.mongos.size").',
      source: manual('sharding', 'sharding'),
    }),
  );

/** A size that the operator has not taken over, and does not because its pass fails. */
const sizeDiffers: Rule = situation =>
  situation.sets.flatMap(set => {
    const { declared, wanted } = set;
    const asked =
      declared === undefined ? undefined : declaredMembers(declared);
    return when(
      asked !== undefined &&
        asked !== wanted &&
        situation.object.status?.state === 'error' &&
        !situation.object.pause &&
        situation.statefulSets.some(each => each.replicaSet === set.name),
      () => ({
        id: 'mongodb/member-count-differs',
        severity: 'warning',
        title: `The object asks for ${count(asked ?? 0, 'member')} of ${
          set.name
        }, the operator runs ${wanted}.`,
        detail:
          'As long as its pass ends in an error, the operator does not take over what the object asks for.',
        advice: 'Correct what the error message says.',
        subject: set.name,
        source: manual('cr-statuses', 'statuses'),
      }),
    );
  });

export const sizeRules: readonly Rule[] = [
  sizeRefused,
  sizeRaised,
  evenVotes,
  twoCopies,
  singleVote,
  singleRouter,
  sizeDiffers,
];
