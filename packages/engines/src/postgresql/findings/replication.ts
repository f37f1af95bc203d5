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

import {
  isLabelledLeader,
  isStandby,
  isSynchronous,
  leads,
  mostLagOnFailover,
  patroniSetting,
} from '../patroni';
import { settled } from '../settled';
import { bytesWords, listWords, quote } from '../../kubernetes/words';
import { Rule, when } from './Rule';
import { patroniManual } from './sources';

const twoPrimaries: Rule = ({ pods }) => {
  const claiming = pods.filter(
    pod =>
      pod.gone === undefined &&
      pod.ready &&
      isLabelledLeader(pod) &&
      leads(pod) &&
      pod.patroni?.state === 'running',
  );
  return when(claiming.length > 1, () => ({
    id: 'postgresql/two-primaries',
    severity: 'critical',
    title: `${listWords(
      claiming.map(pod => pod.name),
    )} both say that they are primary.`,
    detail:
      'Clients may write to both. What the losing one has taken is thrown away when it rejoins.',
    advice:
      "Look at Patroni's log in both. If it does not end within a minute, stop the one that the leader record does not name.",
    source: patroniManual('faq'),
  }));
};

const notStreaming: Rule = situation =>
  situation.members
    .filter(
      ({ pod, member }) =>
        member.role !== 'primary' &&
        member.role !== 'standby-leader' &&
        pod.gone === undefined &&
        pod.ready === true &&
        pod.patroni?.replication !== undefined &&
        pod.patroni.replication !== 'streaming',
    )
    .map(({ member, pod }) => ({
      id: 'postgresql/replica-not-streaming',
      severity: 'warning',
      title: `${member.name} does not stream from ${
        member.replicatesFrom ?? 'the primary'
      }: Patroni says ${quote(pod.patroni?.replication ?? '')}.`,
      detail:
        'It replays from the archive at best, so it falls behind, and a major upgrade is skipped while it does.',
      advice:
        'Look at its log. If the primary no longer has the log that it needs, let Patroni copy it anew (`patronictl reinit`).',
      subject: member.name,
      source: patroniManual('replica_bootstrap'),
    }));

const timelineDiffers: Rule = situation => {
  const { leader, members } = situation;
  const wanted = leader?.member.timeline;
  return members
    .filter(
      ({ member }) =>
        settled(situation) &&
        wanted !== undefined &&
        member.timeline !== undefined &&
        member.timeline < wanted,
    )
    .map(({ member }) => ({
      id: 'postgresql/timeline-differs',
      severity: 'warning',
      title: `${member.name} is on timeline ${member.timeline}, the primary on ${wanted}.`,
      detail:
        'It has not followed the last failover. Its lag in bytes means nothing as long as that is so, and it must not be promoted.',
      advice:
        'Look at its log: Patroni rewinds it by itself, or it has to be copied anew (`patronictl reinit`).',
      subject: member.name,
      source: patroniManual('replication_modes'),
    }));
};

const tooFarBehind: Rule = situation => {
  const most = mostLagOnFailover(situation);
  const replicas = situation.members.filter(
    member => member !== situation.leader,
  );
  const behind = replicas.filter(
    ({ member }) => 'bytes' in member.lag && (member.lag.bytes ?? 0) > most,
  );
  return behind.map(({ member }) => ({
    id: 'postgresql/lag-prevents-promotion',
    severity: behind.length === replicas.length ? 'critical' : 'warning',
    title: `${member.name} is further behind than the ${bytesWords(
      most,
    )} of "maximum_lag_on_failover": it would not be promoted.`,
    detail:
      behind.length === replicas.length
        ? 'So would no other replica: if the primary fails now, the database stays without one.'
        : 'If the primary fails now, only the other replicas can take over.',
    advice:
      'Look at its disk and network, and for long queries that hold replay back.',
    subject: member.name,
    source: patroniManual('dynamic_configuration'),
  }));
};

const notSynchronous: Rule = situation => {
  const strict =
    patroniSetting(situation, 'synchronous_mode_strict') === 'true';
  const hasStandby = situation.members.some(
    ({ member }) =>
      member.role === 'sync-replica' || member.role === 'quorum-replica',
  );
  return when(
    isSynchronous(situation) &&
      !isStandby(situation) &&
      !hasStandby &&
      situation.wanted > 0 &&
      situation.leader !== undefined &&
      situation.records.sync !== undefined &&
      settled(situation),
    () => ({
      id: 'postgresql/synchronous-mode-without-standby',
      severity: strict ? 'critical' : 'warning',
      title: 'Synchronous mode is asked for, but no replica is synchronous.',
      detail: strict
        ? '"synchronous_mode_strict" is set: the primary takes no writes until a replica is.'
        : 'Patroni lets the primary go on alone. A failover now may lose the latest writes.',
      advice:
        situation.wanted === 1
          ? 'Ask for at least two members, or take synchronous mode away.'
          : 'Look at why no replica streams; Patroni chooses one by itself as soon as it can.',
      source: patroniManual('replication_modes'),
    }),
  );
};

export const replicationRules: readonly Rule[] = [
  twoPrimaries,
  notSynchronous,
  tooFarBehind,
  notStreaming,
  timelineDiffers,
];
