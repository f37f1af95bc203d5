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
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import {
  at,
  compact,
  integer,
  isObject,
  list,
  mapOf,
  parseJson,
  Read,
  scalar,
  seconds,
  shape,
  text,
} from '../../json';

const readHistoryEntry = shape({
  /** The timeline that ended. */
  timeline: integer,
  at: integer,
  reason: text,
  /** The member that took over. */
  member: text,
});

/** One of the records that Patroni keeps in the annotations of a ConfigMap, or of Endpoints. */
export const readPatroniRecordFact = shape({
  record: text,
  /** `leader` and `sync`: the leading member. */
  leader: text,
  /** `leader`: its position in the write-ahead log, in bytes. */
  position: integer,
  /** `leader`: the last heartbeat, in seconds. */
  renewed: integer,
  /** `leader`: when it took the lock, in seconds. */
  acquired: integer,
  /** `leader`: seconds that a heartbeat is good for. */
  ttl: integer,
  /** `sync`: members that writes wait for. */
  sync: list(text),
  /** `sync`: how many of them must have a write; only with quorum commit. */
  quorum: integer,
  /** `config`: Patroni's settings. */
  settings: mapOf(scalar),
  /** `config`: parameters of PostgreSQL that Patroni sets. */
  parameters: mapOf(scalar),
  /** `config`: the latest failovers, oldest first. */
  history: list(readHistoryEntry),
  /** `failover`: a switchover that was asked for: to whom, and when in seconds. */
  candidate: text,
  scheduled: integer,
});

export type PatroniRecordFact = Read<typeof readPatroniRecordFact>;

/** How many failovers are kept. */
const historyLength = 10;

/**
 * What is kept of Patroni's records. They differ in nothing but their names (patroni/dcs/kubernetes.py): `<database>-leader`, `-config`, `-sync`, `-failover`;
 * on Endpoints the leader's record is on those of the primary's own Service.
 */
export function projectPatroniRecord(
  object: UnknownObject,
  database: string | undefined,
): Fact | undefined {
  const name = text(at(object, 'metadata', 'name'));
  const annotations = at(object, 'metadata', 'annotations');
  if (
    name === undefined ||
    database === undefined ||
    !name.startsWith(database) ||
    !isObject(annotations)
  ) {
    return undefined;
  }
  switch (name.slice(database.length)) {
    case '':
    case '-leader':
      return leaderRecord(annotations);
    case '-config':
      return configRecord(annotations);
    case '-sync':
      return syncRecord(annotations);
    case '-failover':
      return failoverRecord(annotations);
    default:
      return undefined;
  }
}

/** A Service's Endpoints have no such annotations when Patroni uses ConfigMaps. */
function leaderRecord(notes: unknown): Fact | undefined {
  if (at(notes, 'leader') === undefined && at(notes, 'optime') === undefined) {
    return undefined;
  }
  return compact({
    record: 'leader',
    leader: text(at(notes, 'leader')),
    position: integer(at(notes, 'optime')),
    renewed: seconds(at(notes, 'renewTime')),
    acquired: seconds(at(notes, 'acquireTime')),
    ttl: integer(at(notes, 'ttl')),
  });
}

function configRecord(notes: unknown): Fact {
  const config = parseJson(at(notes, 'config'));
  const history = parseJson(at(notes, 'history'));
  return compact({
    record: 'config',
    settings: mapOf(scalar)(config),
    parameters: mapOf(scalar)(at(config, 'postgresql', 'parameters')),
    history: Array.isArray(history)
      ? history.slice(-historyLength).map(historyEntry)
      : undefined,
  });
}

/** `[timeline that ended, position, reason, time, new leader]`; older versions leave the end out. */
function historyEntry(entry: unknown) {
  return compact({
    timeline: integer(at(entry, 0)),
    at: seconds(at(entry, 3)),
    reason: text(at(entry, 2))?.slice(0, 120),
    member: text(at(entry, 4)),
  });
}

function syncRecord(notes: unknown): Fact {
  return compact({
    record: 'sync',
    leader: text(at(notes, 'leader')),
    sync: text(at(notes, 'sync_standby'))
      ?.split(',')
      .map(member => member.trim())
      .filter(member => member !== ''),
    quorum: integer(at(notes, 'quorum')),
  });
}

function failoverRecord(notes: unknown): Fact | undefined {
  const candidate = text(at(notes, 'member'));
  const leader = text(at(notes, 'leader'));
  return candidate === undefined && leader === undefined
    ? undefined
    : compact({
        record: 'failover',
        leader,
        candidate,
        scheduled: seconds(at(notes, 'scheduled_at')),
      });
}
