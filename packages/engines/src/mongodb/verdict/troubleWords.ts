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

import { troubleSince } from '../../kubernetes/verdict/troubleSince';
import { count, listWords, quote, timeWords } from '../../kubernetes/words';
import { notReady } from '../readiness';
import { ReplicaSet, SetCondition } from '../ReplicaSet';
import { Situation } from '../Situation';

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

export function setWords({ primary, members }: ReplicaSet): string {
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

export function routerWords({ mongos }: Situation): string | undefined {
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
export function membersTroubleSince({
  sets,
  routers,
}: Situation): number | undefined {
  const away = sets
    .flatMap(set => set.members)
    .filter(({ member }) => !member.ready);
  return troubleSince([...away.map(({ pod }) => pod), ...routers]);
}
