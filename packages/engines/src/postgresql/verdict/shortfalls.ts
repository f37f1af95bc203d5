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

import { DatabasePhase } from '@database-platform/plugin-databases-common';
import { isStandby, isSynchronous, mostLagOnFailover } from '../patroni';
import { poolersOf } from '../poolers';
import { settled } from '../settled';
import { Situation } from '../Situation';
import { bytesWords, listWords } from '../../kubernetes/words';

/** Why a database whose members all serve is not simply running. */
export interface Shortfall {
  phase: DatabasePhase;
  words: string;
  advice: string;
}

/** The most important shortfall, if there is one. */
export function shortfallOf(situation: Situation): Shortfall | undefined {
  return (
    rollingUpdate(situation) ??
    synchronousModeLost(situation) ??
    noFailoverCandidate(situation) ??
    poolerDown(situation)
  );
}

function rollingUpdate({ members }: Situation): Shortfall | undefined {
  const marked = members.filter(({ pod }) => pod.recreate);
  return marked.length === 0
    ? undefined
    : {
        phase: 'updating',
        words: `the operator still has to recreate ${listWords(
          marked.map(({ member }) => member.name),
        )} for a change`,
        advice:
          'Nothing: replicas are recreated one after another, then the primary moves. The operator goes on in its next pass if it was interrupted.',
      };
}

/** Without strict mode, Patroni lets the primary go on alone when no replica can be synchronous. */
function synchronousModeLost(situation: Situation): Shortfall | undefined {
  const { records, wanted, members } = situation;
  return isSynchronous(situation) &&
    !isStandby(situation) &&
    wanted > 1 &&
    records.sync !== undefined &&
    settled(situation) &&
    !members.some(
      ({ member }) =>
        member.role === 'sync-replica' || member.role === 'quorum-replica',
    )
    ? {
        phase: 'degraded',
        words:
          'synchronous mode is asked for, but no replica is synchronous: a failover may lose the latest writes',
        advice:
          'Look at why no replica streams closely enough; Patroni chooses one by itself as soon as it can.',
      }
    : undefined;
}

function noFailoverCandidate(situation: Situation): Shortfall | undefined {
  const { members, leader } = situation;
  const most = mostLagOnFailover(situation);
  const replicas = members.filter(member => member !== leader);
  const tooFar = replicas.filter(
    ({ member, pod }) =>
      pod.patroni?.noFailover === true ||
      ('bytes' in member.lag && (member.lag.bytes ?? 0) > most),
  );
  return replicas.length > 0 && tooFar.length === replicas.length
    ? {
        phase: 'degraded',
        words: `no replica would be promoted if the primary failed: ${listWords(
          tooFar.map(({ member, pod }) =>
            pod.patroni?.noFailover
              ? `${member.name} is tagged "nofailover"`
              : `${member.name} is more than ${bytesWords(most)} behind`,
          ),
        )}`,
        advice:
          'Look at what holds the replicas back: their disks, the network, or long queries on them.',
      }
    : undefined;
}

function poolerDown(situation: Situation): Shortfall | undefined {
  const down = poolersOf(situation).find(
    pooler => pooler.declared && pooler.ready === 0,
  );
  return down === undefined
    ? undefined
    : {
        phase: 'degraded',
        words: down.exists
          ? `the connection pooler ${down.name} has no ready pod`
          : `the connection pooler ${down.name} is asked for, but does not exist`,
        advice:
          'Clients that connect through the pooler cannot; the database itself can be reached. Look at its Deployment and its pods.',
      };
}
