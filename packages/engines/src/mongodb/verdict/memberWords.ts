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

import { count, listWords, quote, timeWords } from '../../kubernetes/words';
import { ReplicaSet, SetCondition } from '../ReplicaSet';
import { notReady } from '../readiness';
import { Condition, dataSets, Situation } from '../Situation';

/** What the members do, as one or two sentences without a full stop at the end. */
export const memberWords: Readonly<
  Record<Condition, (situation: Situation) => string>
> = {
  whole: wholeWords,
  partial: troubleWords,
  untold: ({ wanted }) =>
    `${count(wanted, 'member')} ${
      wanted === 1 ? 'is' : 'are'
    } ready, and nobody says which one is primary`,
  electing: troubleWords,
  unreachable: troubleWords,
  down: troubleWords,
  none: ({ wanted }) =>
    `there are no pods, although ${count(wanted, 'member')} ${
      wanted === 1 ? 'is' : 'are'
    } asked for`,
  stopping: ({ pods, routers }) =>
    `no members are asked for; ${listWords(
      [...pods, ...routers].map(pod => pod.name),
    )} still ${pods.length + routers.length === 1 ? 'has' : 'have'} to stop`,
  stopped: () =>
    'stopped on purpose: no members are asked for, and the volumes are kept',
  unseen: situation =>
    `the pods cannot be read, so that nobody can say whether it serves: ${situation.gapOf(
      'pod',
    )}`,
};

/** Who is primary; for shards only that each has one. */
function wholeWords(situation: Situation): string {
  const data = dataSets(situation);
  const routers = routerWords(situation);
  if (data.length === 1 && routers === undefined) {
    return setWords(data[0]);
  }
  const primaries = data.flatMap(set => set.primary?.member.name ?? []);
  const shards =
    data.length === 1
      ? `the shard ${data[0].name} has the primary ${listWords(primaries)}`
      : `all ${data.length} shards have a primary (${listWords(primaries)})`;
  const config = situation.sets.some(set => set.isConfig)
    ? ', and so have the config servers'
    : '';
  return [`${shards}${config}`, ...(routers ? [routers] : [])].join('; ');
}

function setWords({ primary, members }: ReplicaSet): string {
  const lead = `${primary?.member.name} is primary`;
  const data = members.filter(
    each => each !== primary && each.member.role !== 'arbiter',
  );
  if (members.length === 1) {
    return `${lead}; it is the only member`;
  }
  const following = data.filter(({ state }) => state === 'SECONDARY').length;
  if (following === 0 || following < data.length) {
    return lead;
  }
  return data.length === 1
    ? `${lead}; ${data[0].member.name} is secondary`
    : `${lead}; ${data.length} members are secondaries`;
}

/** Worst first. */
const ranks: readonly SetCondition[] = [
  'down',
  'none',
  'electing',
  'partial',
  'stopping',
  'stopped',
];

/** Every replica set in which something is missing, worst first, and the mongos if some of them are. */
export function troubleWords(situation: Situation): string {
  const several = situation.sets.length > 1;
  const troubled = [...situation.sets]
    .filter(({ condition }) => condition !== 'whole' && condition !== 'untold')
    .sort((a, b) => ranks.indexOf(a.condition) - ranks.indexOf(b.condition))
    .map(set => `${several ? `${titleOf(set)}: ` : ''}${setTrouble(set)}`);
  const { mongos } = situation;
  const routers =
    mongos !== undefined && mongos.ready < mongos.wanted
      ? [`${routerWords(situation)}${routerTrouble(situation)}`]
      : [];
  const words = [...troubled, ...routers];
  return words.length > 0 ? words.join('; ') : readyWords(situation);
}

function titleOf(set: ReplicaSet): string {
  return set.isConfig ? 'config servers' : `replica set ${set.name}`;
}

const setTroubles: Readonly<Record<SetCondition, (set: ReplicaSet) => string>> =
  {
    whole: setWords,
    untold: readyWords,
    partial: set =>
      `${readyWords(set)}${
        set.primary === undefined
          ? ''
          : `; ${set.primary.member.name} is primary`
      }`,
    electing: set =>
      `no member is primary at this moment, and enough of them are ready to choose one: ${readyWords(
        set,
      )}`,
    down: set => `no member is primary: ${readyWords(set)}`,
    none: set => `none of its ${count(set.wanted, 'pod')} exists`,
    stopping: set =>
      `no members are asked for; ${listWords(
        set.members.map(({ member }) => member.name),
      )} still to stop`,
    stopped: () => 'no members are asked for',
    unseen: () => 'the pods cannot be read',
  };

function setTrouble(set: ReplicaSet): string {
  return setTroubles[set.condition](set);
}

/** How many are ready, each one that is not with its reason, and how many are not there at all. */
function readyWords(set: {
  ready: number;
  wanted: number;
  members?: ReplicaSet['members'];
}): string {
  const { ready, wanted, members = [] } = set;
  const known = members
    .filter(({ member }) => !member.ready)
    .map(({ member, pod }) => {
      const since = pod.ready ? undefined : pod.since ?? pod.at;
      return `${member.name}: ${member.notReadyReason}${
        since === undefined ? '' : ` (since ${timeWords(since)})`
      }`;
    });
  const missing = members.length > 0 ? wanted - members.length : 0;
  const troubles = [
    ...known,
    ...(missing > 0
      ? [`${count(missing, 'pod')} ${missing === 1 ? 'does' : 'do'} not exist`]
      : []),
  ].join('; ');
  return `${ready} of ${count(wanted, 'member')} ${
    ready === 1 ? 'is' : 'are'
  } ready${troubles ? `: ${troubles}` : ''}`;
}

function routerWords({ mongos }: Situation): string | undefined {
  return mongos === undefined
    ? undefined
    : `${mongos.ready} of ${mongos.wanted} mongos ${
        mongos.ready === 1 ? 'is' : 'are'
      } ready`;
}

function routerTrouble({ mongos, object }: Situation): string {
  const known = (mongos?.pods ?? []).flatMap(pod => {
    const trouble = notReady(pod);
    return trouble === undefined ? [] : [`${pod.name}: ${trouble}`];
  });
  const message = object.status?.mongos?.message;
  if (known.length === 0 && message !== undefined) {
    return `; the operator says ${quote(message)}`;
  }
  return known.length > 0 ? `: ${known.join('; ')}` : '';
}

/** Members and mongos that are not ready and whose trouble Kubernetes dates: the earliest of those times. */
export function troubleSince(situation: Situation): number | undefined {
  const members = situation.sets.flatMap(set => set.members);
  const times = [
    ...members
      .filter(({ member, pod }) => !member.ready && !pod.ready)
      .map(({ pod }) => pod),
    ...situation.routers.filter(pod => !pod.ready),
  ]
    .map(pod => pod.since ?? pod.at)
    .filter((time): time is number => time !== undefined);
  return times.length > 0 ? Math.min(...times) : undefined;
}
