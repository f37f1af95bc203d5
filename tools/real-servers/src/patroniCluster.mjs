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

/** Patroni's version in the images of the operator used here. */
const PATRONI_VERSION = '4.0.5';
const PATRONI_PORT = 8008;
const FIRST_LSN = 0x3000060;
/** What an ordinary primary writes between two heartbeats, in bytes. */
const WRITTEN_PER_BEAT = 49_152;
const RESTART_PARAMETERS = new Set([
  'max_connections',
  'max_locks_per_transaction',
  'max_prepared_transactions',
  'max_replication_slots',
  'max_wal_senders',
  'max_worker_processes',
  'shared_buffers',
  'track_commit_timestamp',
  'wal_level',
]);

/**
 * A member as it is seen in Kubernetes.
 *
 * @typedef {object} Member
 * @property {string} name - of the pod
 * @property {string} uid - a new pod of the same name is a new member
 * @property {string} ip
 * @property {boolean} ready
 */

/**
 * What the Patronis of one PostgreSQL cluster would know and decide. No I/O:
 * members and time come in, records go out.
 */
export class PatroniCluster {
  /** @type {Member[]} */
  #members = [];
  /** @type {Member | undefined} */
  #leader;
  #timeline = 1;
  #transitions = 0;
  #lsn = FIRST_LSN;
  #beats = 0;
  #acquired = '';
  #renewed = '';
  /** @type {[number, number, string, string, string][]} */
  #history = [];
  /** @type {Set<string>} uids of the synchronous standbys */
  #synchronous = new Set();
  /** @type {Set<string>} */
  #pendingRestart = new Set();
  /** @type {object} */
  #config;

  /**
   * @param {object} options
   * @param {string} options.scope - name of the PostgreSQL cluster
   * @param {number} options.serverVersion - as PostgreSQL numbers it: 150008
   * @param {boolean} options.standby - replicates from somewhere else
   * @param {object} options.config - Patroni's dynamic configuration
   */
  constructor({ scope, serverVersion, standby, config }) {
    this.scope = scope;
    this.serverVersion = serverVersion;
    this.standby = standby;
    this.#config = config;
  }

  /** Name of the leader's pod, if there is one. */
  get leader() {
    return this.#leader?.name;
  }

  /** The dynamic configuration. */
  get config() {
    return this.#config;
  }

  /** Members by name. */
  get members() {
    return this.#members;
  }

  /**
   * Takes in who is there now and elects a leader where none is left.
   *
   * @param {Member[]} members
   * @param {Date} now
   * @returns {boolean} whether records have to be written at once
   */
  observe(members, now) {
    const before = this.#members;
    this.#members = [...members].sort(byName);
    const alive = this.#members.find(
      member => member.uid === this.#leader?.uid && member.ready,
    );
    if (!alive) {
      this.#elect(this.#candidates(before)[0], now);
    }
    this.#chooseSynchronous();
    return fingerprint(before) !== fingerprint(this.#members);
  }

  /**
   * One turn of the leader's loop: writes some WAL and renews the lease.
   *
   * @param {Date} now
   */
  beat(now) {
    if (this.#leader) {
      this.#beats += 1;
      this.#lsn += WRITTEN_PER_BEAT + ((this.#beats * 7919) % 4096) * 8;
      this.#renewed = patroniTime(now);
    }
  }

  /**
   * A planned change of the leader.
   *
   * @param {string | undefined} candidate - name, or undefined for any
   * @param {Date} now
   * @returns {boolean} false when the candidate cannot lead
   */
  switchover(candidate, now) {
    const next = this.#candidates(this.#members).find(
      member =>
        member.uid !== this.#leader?.uid &&
        (candidate === undefined || member.name === candidate),
    );
    if (!next) {
      return false;
    }
    this.#elect(next, now);
    this.#chooseSynchronous();
    return true;
  }

  /**
   * Merges a change into the dynamic configuration. A parameter that only a
   * restart applies leaves every member with a restart pending.
   *
   * @param {object} patch - an undefined or null value removes its key
   */
  configure(patch) {
    const before = this.#config.postgresql?.parameters ?? {};
    this.#config = merged(this.#config, patch);
    const after = this.#config.postgresql?.parameters ?? {};
    const changed = Object.keys(after).some(
      key =>
        RESTART_PARAMETERS.has(key) &&
        String(before[key]) !== String(after[key]),
    );
    if (changed) {
      this.#members.forEach(member => this.#pendingRestart.add(member.uid));
    }
  }

  /** @param {string} name - of the member that was restarted */
  restart(name) {
    const member = this.#members.find(each => each.name === name);
    if (member) {
      this.#pendingRestart.delete(member.uid);
    }
  }

  /**
   * The value of the label that tells primary from replica.
   *
   * @param {string} name
   */
  roleLabel(name) {
    return name === this.leader ? 'master' : 'replica';
  }

  /**
   * The JSON that Patroni keeps in the pod's annotation `status`.
   *
   * @param {Member} member
   */
  status(member) {
    const leads = member.uid === this.#leader?.uid;
    const location = this.#location(member);
    return {
      conn_url: `postgres://${member.ip}:5432/postgres`,
      api_url: `http://${member.ip}:${PATRONI_PORT}/patroni`,
      state: 'running',
      role: leads ? this.#leaderRole() : 'replica',
      version: PATRONI_VERSION,
      ...(this.#pendingRestart.has(member.uid)
        ? { pending_restart: true }
        : {}),
      xlog_location: location,
      ...(leads && !this.standby
        ? {}
        : {
            replay_lsn: location,
            receive_lsn: location,
            replication_state: 'streaming',
          }),
      timeline: this.#timeline,
    };
  }

  /**
   * Annotations of the leader object.
   *
   * @returns {Record<string, string> | undefined} undefined without a leader
   */
  leaderRecord() {
    if (!this.#leader) {
      return undefined;
    }
    return {
      leader: this.#leader.name,
      ttl: String(this.#config.ttl ?? 30),
      acquireTime: this.#acquired,
      renewTime: this.#renewed,
      transitions: String(this.#transitions),
      optime: String(this.#lsn),
    };
  }

  /** Annotations of the configuration object. */
  configRecord() {
    return {
      config: JSON.stringify(this.#config),
      initialize: systemIdentifier(this.scope),
      ...(this.#history.length > 0
        ? { history: JSON.stringify(this.#history) }
        : {}),
    };
  }

  /**
   * Annotations of the object for synchronous replication.
   *
   * @returns {Record<string, string> | undefined} undefined when it is off
   */
  syncRecord() {
    if (!this.#config.synchronous_mode || !this.#leader) {
      return undefined;
    }
    return {
      leader: this.#leader.name,
      sync_standby: this.synchronous().join(','),
    };
  }

  /** Names of the synchronous standbys. */
  synchronous() {
    return this.#members
      .filter(member => this.#synchronous.has(member.uid))
      .map(member => member.name);
  }

  /** What GET /cluster answers. */
  clusterView() {
    const synchronous = this.synchronous();
    return {
      members: this.#members
        .filter(member => member.ready)
        .map(member => {
          const leads = member.uid === this.#leader?.uid;
          const follower = synchronous.includes(member.name)
            ? 'sync_standby'
            : 'replica';
          const leader = this.standby ? 'standby_leader' : 'leader';
          return {
            name: member.name,
            role: leads ? leader : follower,
            state: leads ? 'running' : 'streaming',
            api_url: `http://${member.ip}:${PATRONI_PORT}/patroni`,
            host: member.ip,
            port: 5432,
            timeline: this.#timeline,
            ...(leads ? {} : { lag: this.#lsn - this.#location(member) }),
          };
        }),
      scope: this.scope,
    };
  }

  /**
   * What GET /patroni answers.
   *
   * @param {Member} member
   */
  memberView(member) {
    const { state, role, timeline, pending_restart } = this.status(member);
    return {
      state,
      role,
      timeline,
      server_version: this.serverVersion,
      cluster_unlocked: !this.#leader,
      ...(pending_restart ? { pending_restart } : {}),
      patroni: {
        version: PATRONI_VERSION,
        scope: this.scope,
        name: member.name,
      },
    };
  }

  /**
   * Who can lead, best first: synchronous standbys have lost nothing, and
   * whoever has just come has no data yet.
   *
   * @param {Member[]} before - who was there when all was well
   */
  #candidates(before) {
    /** @param {Member} member */
    const rank = member => {
      if (this.#synchronous.has(member.uid)) {
        return 0;
      }
      return before.some(each => each.uid === member.uid) ? 1 : 2;
    };
    return this.#members
      .filter(member => member.ready)
      .sort((a, b) => rank(a) - rank(b) || byName(a, b));
  }

  /** Keeps the synchronous standbys that are left and fills up. */
  #chooseSynchronous() {
    const count = this.#config.synchronous_mode
      ? this.#config.synchronous_node_count ?? 1
      : 0;
    /** @param {Member} member */
    const rank = member => (this.#synchronous.has(member.uid) ? 0 : 1);
    const chosen = this.#members
      .filter(member => member.ready && member.uid !== this.#leader?.uid)
      .sort((a, b) => rank(a) - rank(b) || byName(a, b))
      .slice(0, count);
    this.#synchronous = new Set(chosen.map(member => member.uid));
  }

  /**
   * @param {Member | undefined} next
   * @param {Date} now
   */
  #elect(next, now) {
    if (next && this.#acquired) {
      this.#history.push([
        this.#timeline,
        this.#lsn,
        'no recovery target specified',
        patroniTime(now),
        next.name,
      ]);
      this.#timeline += 1;
      this.#transitions += 1;
    }
    this.#leader = next;
    if (next) {
      this.#acquired = patroniTime(now);
      this.#renewed = this.#acquired;
    }
  }

  #leaderRole() {
    return this.standby ? 'standby_leader' : 'primary';
  }

  /**
   * Where a member's log is: at the leader's, or a little behind.
   *
   * @param {Member} member
   */
  #location(member) {
    if (member.uid === this.#leader?.uid) {
      return this.#lsn;
    }
    const index = this.#members.indexOf(member) + 1;
    const behind = (this.#beats + index) % 3 === 0 ? index * 8_192 : 0;
    return this.#lsn - behind;
  }
}

/**
 * @param {{ name: string }} a
 * @param {{ name: string }} b
 */
function byName(a, b) {
  return a.name.localeCompare(b.name, 'en', { numeric: true });
}

/** @param {Member[]} members */
function fingerprint(members) {
  return members.map(member => `${member.uid} ${member.ready}`).join();
}

/** @param {Date} date */
function patroniTime(date) {
  return date.toISOString().replace('Z', '000+00:00');
}

/** @param {string} scope */
function systemIdentifier(scope) {
  let number = 7_000_000_000_000_000_000n;
  for (const character of scope) {
    number += (number % 1_000_003n) + BigInt(character.charCodeAt(0)) * 65_537n;
  }
  return String(number);
}

/**
 * @param {object} target
 * @param {object} patch
 * @returns {object}
 */
function merged(target, patch) {
  const result = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined || value === null) {
      delete result[key];
    } else if (typeof value === 'object' && !Array.isArray(value)) {
      result[key] = merged(result[key] ?? {}, value);
    } else {
      result[key] = value;
    }
  }
  return result;
}
