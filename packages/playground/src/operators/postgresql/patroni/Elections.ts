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

import { Timer } from '../../../clock';
import { pythonTime } from '../../shared';
import { Member } from './Member';
import { PatroniLog } from './PatroniLog';
import { PatroniRecords } from './PatroniRecords';
import { mostAdvanced, PatroniState } from './PatroniState';

/** Who leads: candidates, promotion, and how the others follow. */
export class Elections {
  private timer: Timer | undefined;

  constructor(
    private readonly state: PatroniState,
    private readonly records: PatroniRecords,
    private readonly log: PatroniLog,
    /** A heartbeat of the new leader. */
    private readonly beat: () => void,
  ) {}

  stop(): void {
    this.timer?.cancel();
  }

  soon(ms: number): void {
    this.timer?.cancel();
    this.timer = this.state.options.clock.after(ms, () => this.elect());
  }

  /** Promotes the best member that may lead, if there is no leader and one may. */
  elect(): void {
    const { state } = this;
    if (state.stopped || state.leaderName || state.isCut) {
      return;
    }
    const sync = this.records.readSync();
    const mayLead = (member: Member) =>
      member.state === 'running' &&
      state.lagOf(member.name) <= state.mostLagOnFailover &&
      (!state.isSynchronous ||
        !sync.leader ||
        [sync.leader, ...sync.standbys].includes(member.name));
    const best = mostAdvanced([...state.members.values()].filter(mayLead));
    if (best) {
      this.promote(best);
    }
  }

  /** Nobody leads any more. */
  release(): void {
    this.state.leaderName = undefined;
    this.records.writeNoLeader();
  }

  promote(member: Member): void {
    const { state, log } = this;
    const { clock, isStandby } = state.options;
    const first = state.timeline === 0;
    const now = pythonTime(clock.now());
    this.nextTimeline(member, now);
    state.wal.position = member.position;
    state.leaderName = member.name;
    state.acquiredAt = now;
    state.transitions = first ? 0 : state.transitions + 1;
    member.role = isStandby ? 'standby_leader' : 'primary';
    member.timeline = state.timeline;
    member.streaming = isStandby;
    if (first) {
      log.patroni(member.name, 'initialized a new cluster');
      log.started(member);
      this.records.createSync();
    } else {
      log.patroni(
        member.name,
        'promoted self to leader by acquiring session lock',
      );
      log.postgres(
        member.name,
        'received promote request',
        `selected new timeline ID: ${state.timeline}`,
        'archive recovery complete',
        'database system is ready to accept connections',
      );
    }
    this.records.writeConfig(first);
    for (const other of state.members.values()) {
      if (other !== member && other.state === 'running') {
        this.follow(other);
      }
    }
    this.beat();
  }

  private nextTimeline(member: Member, now: string): void {
    const { state } = this;
    const { isStandby, conditions } = state.options;
    if (isStandby) {
      state.timeline = conditions().upstream?.()?.timeline ?? 1;
      return;
    }
    if (state.timeline > 0) {
      state.history.push([
        state.timeline,
        Math.floor(member.position),
        'no recovery target specified',
        now,
        member.name,
      ]);
    }
    state.timeline += 1;
  }

  /** A replica connects to the new leader; what it had beyond it is rewound. */
  private follow(member: Member): void {
    const { state } = this;
    member.streaming = false;
    member.role = 'replica';
    member.position = Math.min(member.position, state.wal.position);
    state.options.clock.after(2500, () => {
      if (
        state.members.get(member.name) === member &&
        state.leaderName !== member.name &&
        member.state === 'running'
      ) {
        member.streaming = true;
        member.timeline = state.timeline;
        this.records.touch(member);
      }
    });
  }
}
