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
import { MemberView, upstreamOf } from '../members';
import { isStale } from '../patroni';
import { Condition, Situation } from '../Situation';
import {
  count,
  listWords,
  quote,
  sinceWords,
  timeWords,
} from '../../kubernetes/words';

/** What the members do, as one or two sentences without a full stop at the end. */
export const memberWords: Readonly<
  Record<Condition, (situation: Situation) => string>
> = {
  whole: leaderWords,
  partial: situation => `${readyWords(situation)}; ${leaderWords(situation)}`,
  switching: switchingWords,
  down: downWords,
  none: ({ wanted }) =>
    `there are no pods, although ${count(wanted, 'member')} ${
      wanted === 1 ? 'is' : 'are'
    } asked for`,
  stopping: ({ pods }) =>
    `no members are asked for; ${listWords(pods.map(pod => pod.name))} still ${
      pods.length === 1 ? 'has' : 'have'
    } to stop`,
  stopped: ({ records }) =>
    `stopped on purpose: no members are asked for, and the volumes are kept${
      records.leader?.renewed === undefined
        ? ''
        : `; the last heartbeat was at ${timeWords(records.leader.renewed)}`
    }`,
  unseen: situation =>
    `the pods cannot be read, so that nobody can say whether it serves: ${situation.gapOf(
      'pod',
    )}`,
};

/** Who leads, since when, and whether the others follow. */
function leaderWords(situation: Situation): string {
  const { leader, members, records } = situation;
  if (leader === undefined) {
    return 'no member leads';
  }
  const since = sinceWords(records.leader?.acquired);
  const upstream = upstreamOf(situation);
  const lead =
    leader.member.role === 'standby-leader'
      ? `${leader.member.name} leads this standby${since}${
          upstream ? ` and follows ${upstream}` : ''
        }`
      : `${leader.member.name} is primary${since}`;
  const replicas = members.filter(member => member !== leader);
  const following = replicas.filter(({ follows }) => follows).length;
  if (members.length === 1 && situation.wanted <= 1) {
    return `${lead}; it is the only member`;
  }
  return following > 0 && following === replicas.length
    ? `${lead}; ${replicaWords(replicas)}`
    : lead;
}

/** Only newer versions of Patroni say that a replica streams. */
function replicaWords(replicas: readonly MemberView[]): string {
  const verb = replicas.every(
    ({ pod }) => pod.patroni?.replication === 'streaming',
  )
    ? 'stream'
    : 'follow';
  if (replicas.length === 1) {
    return `its replica ${verb}s`;
  }
  return replicas.length === 2
    ? `both replicas ${verb}`
    : `all ${replicas.length} replicas ${verb}`;
}

/** How many are ready, and what is wrong with the others. */
export function readyWords(situation: Situation): string {
  const { ready, wanted, records } = situation;
  if (ready >= wanted && isStale(situation) && records.leader?.renewed) {
    return `Patroni's failsafe mode keeps the primary going, because its heartbeat has not reached Kubernetes since ${timeWords(
      records.leader.renewed,
    )}`;
  }
  const troubles = troubleWords(situation);
  return `${ready} of ${count(wanted, 'member')} ${
    ready === 1 ? 'is' : 'are'
  } ready${troubles ? `: ${troubles}` : ''}`;
}

/** Each member that is not ready, with its reason; then how many are not there at all. */
export function troubleWords(
  situation: Situation,
  concerns: (member: MemberView) => boolean = () => true,
): string {
  const { members, wanted } = situation;
  const known = members
    .filter(each => !each.member.ready && concerns(each))
    .map(({ member, pod }) => {
      const since = pod.ready ? undefined : pod.since ?? pod.at;
      return `${member.name}: ${member.notReadyReason}${
        since === undefined ? '' : ` (since ${timeWords(since)})`
      }`;
    });
  const missing = wanted - members.length;
  return [
    ...known,
    ...(missing > 0
      ? [`${count(missing, 'pod')} ${missing === 1 ? 'does' : 'do'} not exist`]
      : []),
  ].join('; ');
}

function switchingWords(situation: Situation): string {
  const { leader, records } = situation;
  const beat =
    records.leader?.renewed === undefined
      ? ''
      : `; the last heartbeat was at ${timeWords(records.leader.renewed)}`;
  return leader === undefined
    ? `a failover is under way: no member takes writes until Patroni has chosen the next primary${beat}`
    : `${
        leader.member.name
      } takes no writes at this moment: Patroni says ${quote(
        leader.pod.patroni?.state ?? '',
      )}${beat}`;
}

function downWords(situation: Situation): string {
  const { leader, records } = situation;
  if (isStale(situation) && records.leader?.renewed !== undefined) {
    const broken = troubleWords(situation, ({ pod }) => !pod.ready);
    const also = broken ? `; ${broken}` : '';
    return `no leader: nobody has renewed Patroni's leader record since ${timeWords(
      records.leader.renewed,
    )}, longer than the ${records.leader.ttl ?? 30} s it is good for${
      records.leader.leader ? `; ${records.leader.leader} was the last one` : ''
    }${also}`;
  }
  const troubles = troubleWords(situation);
  if (leader !== undefined) {
    return `the ${
      leader.member.role === 'standby-leader' ? 'leader' : 'primary'
    } does not serve${troubles ? `: ${troubles}` : ''}`;
  }
  return `no member is primary${troubles ? `: ${troubles}` : ''}`;
}

/** Members that are not ready and whose trouble Kubernetes dates: the earliest of those times. */
export function membersTroubleSince(
  members: readonly MemberView[],
): number | undefined {
  const away = members.filter(({ member }) => !member.ready);
  return troubleSince(away.map(({ pod }) => pod));
}
