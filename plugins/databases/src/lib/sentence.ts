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
  Database,
  Member,
  TopologyGroup,
} from '@database-platform/plugin-databases-common';
import { EngineLook } from '../engines/EngineLook';
import { engineLookOf } from '../engines/engineLooks';
import { DatabasesTranslate } from '../translation';
import { formatLongDuration } from './formatDuration';
import { formatLag, worstLag } from './formatLag';
import { parseTime } from './formatTime';
import { isLeaderUntold, leadershipOf } from './topologyParts';

/**
 * The state of a database in a sentence or two, composed from facts only: "Running. orders-db-1 has been primary for 2 hours; both replicas stream,
 * the slower one is 1.2 MB behind."
 *
 * @param now - milliseconds since the epoch
 */
export function composeSentence(
  database: Database,
  now: number,
  t: DatabasesTranslate,
): string {
  const clauses = [
    ...(shardClauses(database, t) ?? [primaryClause(database, now, t)]),
    replicaClause(database, t),
    routerClause(database, t),
  ].filter(clause => clause !== undefined);
  const sentences = [phaseSentence(database, now, t)];
  if (clauses.length > 0) {
    sentences.push(`${asSentence(clauses.join('; '), database)}.`);
  }
  if (
    database.topology.synchronous &&
    database.topology.members.some(({ role }) => role === 'sync-replica')
  ) {
    sentences.push(t('sentence.synchronous'));
  }
  return sentences.join(' ');
}

function phaseSentence(
  database: Database,
  now: number,
  t: DatabasesTranslate,
): string {
  const word = t(`phase.${database.phase}`);
  const since = parseTime(database.since);
  return database.phase === 'running' || since === undefined
    ? `${word}.`
    : t('sentence.phaseFor', {
        phase: word,
        duration: formatLongDuration(now - since, t),
      });
}

/** Whether each part that takes writes has its primary; `undefined` for a database that is not divided. */
function shardClauses(
  { topology, phase }: Database,
  t: DatabasesTranslate,
): Array<string | undefined> | undefined {
  const groups = topology.groups ?? [];
  const shards = groups.filter(({ kind }) => kind === 'shard');
  if (shards.length === 0 || topology.members.length === 0) {
    return undefined;
  }
  if (phase === 'provisioning' || phase === 'stopped') {
    return [];
  }
  const leaderships = groups.map(group => ({
    ...group,
    leadership: leadershipOf({
      ...group,
      members: topology.members.filter(member => member.group === group.name),
    }),
  }));
  const shardsThat = (wanted: 'none' | 'unknown') =>
    leaderships.filter(
      ({ kind, leadership }) => kind === 'shard' && leadership === wanted,
    );
  const without = shardsThat('none');
  const untold = shardsThat('unknown');
  return [
    without.length + untold.length === 0
      ? t('sentence.shardsWithPrimary', { count: shards.length })
      : undefined,
    without.length > 0
      ? t('sentence.shardsWithoutPrimary', {
          count: without.length,
          names: namesOf(without),
        })
      : undefined,
    untold.length > 0
      ? t('sentence.shardsUntold', {
          count: untold.length,
          names: namesOf(untold),
        })
      : undefined,
    leaderships.some(
      ({ kind, leadership }) =>
        kind === 'config-servers' && leadership === 'none',
    )
      ? t('sentence.configWithoutPrimary')
      : undefined,
  ];
}

function namesOf(groups: readonly TopologyGroup[]): string {
  return groups.map(({ name }) => name).join(', ');
}

/** Says only that nobody gets through: how many routers are ready stands elsewhere. */
function routerClause(
  { companions, phase }: Database,
  t: DatabasesTranslate,
): string | undefined {
  const routers = companions.filter(
    ({ kind, total }) => kind === 'router' && total > 0,
  );
  return routers.length > 0 &&
    phase !== 'provisioning' &&
    phase !== 'stopped' &&
    routers.every(({ ready }) => ready === 0)
    ? t('sentence.noRouter')
    : undefined;
}

function primaryClause(
  { phase, topology }: Database,
  now: number,
  t: DatabasesTranslate,
): string | undefined {
  if (topology.members.length === 0) {
    return phase === 'stopped' ? t('sentence.noMembersStopped') : undefined;
  }
  const { primary } = topology;
  if (!primary) {
    if (phase === 'provisioning' || phase === 'stopped') {
      return undefined;
    }
    return isLeaderUntold(topology.members)
      ? t('sentence.primaryUnknown')
      : t('sentence.noPrimary');
  }
  const member = primary.member;
  if (
    topology.members.some(
      ({ name, role }) => name === member && role === 'standby-leader',
    )
  ) {
    return topology.upstream
      ? t('sentence.standbyLeader', {
          member,
          upstream: topology.upstream.title,
        })
      : t('sentence.standbyLeaderUnknown', { member });
  }
  const since = parseTime(primary.since);
  return since === undefined
    ? t('sentence.primary', { member })
    : t('sentence.primaryFor', {
        member,
        duration: formatLongDuration(now - since, t),
      });
}

function replicaClause(
  { ref, topology, members }: Database,
  t: DatabasesTranslate,
): string | undefined {
  const look = engineLookOf(ref.engine);
  if (topology.members.length === 0) {
    return undefined;
  }
  const replicas = topology.members.filter(isReplica);
  if (replicas.length === 0 || isLeaderUntold(topology.members)) {
    return topology.members.length === 1
      ? t('sentence.onlyMember')
      : t('sentence.membersReady', {
          ready: String(members.ready),
          total: String(members.total),
        });
  }
  const headless = (topology.groups ?? []).filter(
    ({ kind, primary }) => kind !== 'read-replicas' && primary === undefined,
  );
  const following = replicas.filter(
    replica =>
      isFollowing(replica, look) &&
      headless.every(({ name }) => name !== replica.group),
  ).length;
  return `${followingWords(replicas.length, following, look.verb, t)}${lagWords(
    replicas,
    t,
  )}`;
}

function followingWords(
  replicas: number,
  following: number,
  verb: EngineLook['verb'],
  t: DatabasesTranslate,
): string {
  if (replicas === 1) {
    return following === 1
      ? t(`sentence.${verb}.one`)
      : t(`sentence.${verb}.oneNot`);
  }
  if (following === 0) {
    return t(`sentence.${verb}.none`, { total: String(replicas) });
  }
  if (following < replicas) {
    return t(`sentence.${verb}.some`, {
      count: following,
      total: String(replicas),
    });
  }
  return replicas === 2
    ? t(`sentence.${verb}.both`)
    : t(`sentence.${verb}.all`, { total: String(replicas) });
}

function lagWords(replicas: readonly Member[], t: DatabasesTranslate): string {
  const worst = worstLag(replicas.map(({ lag }) => lag));
  const text = worst && formatLag(worst);
  if (!worst || !text) {
    return t('sentence.lagNotMeasured');
  }
  if (!worst.bytes && !worst.seconds) {
    return replicas.length === 1
      ? t('sentence.lagNone')
      : t('sentence.lagNoneMany');
  }
  if (replicas.length === 1) {
    return t('sentence.lagOne', { lag: text });
  }
  return replicas.length === 2
    ? t('sentence.lagSlower', { lag: text })
    : t('sentence.lagSlowest', { lag: text });
}

/** Whether a member copies from another one. */
export function isReplica({ role }: Member): boolean {
  return (
    role === 'replica' ||
    role === 'sync-replica' ||
    role === 'quorum-replica' ||
    role === 'hidden-replica' ||
    role === 'non-voting-replica'
  );
}

function isFollowing(
  { state, ready }: Member,
  { followingStates }: EngineLook,
): boolean {
  return state === undefined || followingStates.length === 0
    ? ready
    : followingStates.includes(state.toLowerCase());
}

/** Starts with a capital letter, unless it starts with a member's name. */
function asSentence(text: string, { topology }: Database): string {
  return topology.members.some(({ name }) => text.startsWith(name))
    ? text
    : text[0].toUpperCase() + text.slice(1);
}
