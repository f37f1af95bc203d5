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
import {
  count,
  listWords,
  sinceWords,
  timeWords,
} from '../../kubernetes/words';
import { Condition, Situation } from '../Situation';

/** What the members do, as one or two sentences without a full stop at the end. */
export const memberWords: Readonly<
  Record<Condition, (situation: Situation) => string>
> = {
  whole: situation =>
    situation.wanted > 1
      ? `${primaryWords(situation)}; all ${situation.wanted} members are ready`
      : `${primaryWords(situation)}; it is the only member`,
  partial: situation => `${readyWords(situation)}; ${primaryWords(situation)}`,
  unreachable: situation =>
    `no Router is ready, so that the Service ${
      situation.name
    } leads nowhere; ${primaryWords(situation)}`,
  leaderless: situation => `no member is primary; ${readyWords(situation)}`,
  down: situation => readyWords(situation),
  none: ({ wanted }) =>
    `there are no pods, although ${count(wanted, 'member')} ${
      wanted === 1 ? 'is' : 'are'
    } asked for`,
  unseen: situation =>
    `the pods cannot be read, so that only the operator says how it is: ${situation.gapOf(
      'pod',
    )}`,
};

function primaryWords({ primary, members }: Situation): string {
  const all = members.filter(({ member }) => member.role === 'primary');
  if (all.length > 1) {
    return `${listWords(
      all.map(({ member }) => member.name),
    )} are each labelled as primary`;
  }
  return primary === undefined
    ? 'no member is primary'
    : `${primary.member.name} is primary${sinceWords(
        primary.pod.group?.since,
      )}`;
}

/** How many are ready, and what is wrong with the others. */
function readyWords(situation: Situation): string {
  const { ready, wanted, members, routing } = situation;
  const troubles = members
    .filter(({ member }) => !member.ready)
    .map(({ member, pod }) => {
      const since = pod.ready ? pod.group?.since : pod.since ?? pod.at;
      return `${member.name}: ${member.notReadyReason}${
        since === undefined ? '' : ` (since ${timeWords(since)})`
      }`;
    });
  const missing = wanted - members.length;
  const all = [
    ...troubles,
    ...(missing > 0
      ? [`${count(missing, 'pod')} ${missing === 1 ? 'does' : 'do'} not exist`]
      : []),
  ];
  const routers =
    routing !== undefined && routing.ready < routing.wanted
      ? [`${routing.ready} of ${count(routing.wanted, 'Router')} ready`]
      : [];
  return listWords([
    `${ready} of ${count(wanted, 'member')} ${
      ready === 1 ? 'is' : 'are'
    } ready${all.length > 0 ? `: ${all.join('; ')}` : ''}`,
    ...routers,
  ]);
}

/** When the first of the members that are not ready stopped being so, as far as Kubernetes says. */
export function membersTroubleSince({
  members,
}: Situation): number | undefined {
  const away = members.filter(({ member }) => !member.ready);
  return troubleSince(away.map(({ pod }) => pod));
}
