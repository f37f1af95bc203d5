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
import { KubeObject } from '../../../kube/types';
import { JsonRecord, Process, recordAt } from '../../shared';
import { needsRestart } from '../parameters';
import { WalPoint } from '../PostgresConditions';
import { Elections } from './Elections';
import { Member } from './Member';
import { MemberLife } from './MemberLife';
import { PatroniLog } from './PatroniLog';
import { PatroniOptions } from './PatroniOptions';
import { PatroniRecords } from './PatroniRecords';
import { PatroniState } from './PatroniState';

/** The Patronis of one database cluster's pods, and what their REST API lets the operator do. */
export class PatroniCluster {
  private readonly state: PatroniState;
  private readonly records: PatroniRecords;
  private readonly log: PatroniLog;
  private readonly elections: Elections;
  private readonly life: MemberLife;
  private beatTimer: Timer | undefined;

  constructor(options: PatroniOptions) {
    this.state = new PatroniState(options);
    this.records = new PatroniRecords(this.state);
    this.log = new PatroniLog(this.state);
    this.elections = new Elections(this.state, this.records, this.log, () =>
      this.beat(),
    );
    this.life = new MemberLife(
      this.state,
      this.records,
      this.elections,
      this.log,
    );
  }

  get members(): ReadonlyMap<string, Readonly<Member>> {
    return this.state.members;
  }

  get leaderName(): string | undefined {
    return this.state.leaderName;
  }

  /** The major version that the servers run, whatever their pods were told. */
  get serverVersion(): string {
    return this.state.serverVersion;
  }

  get isStandbyCluster(): boolean {
    return this.state.options.isStandby;
  }

  /** How far the cluster's log has come: what a standby cluster follows. */
  walPoint(): WalPoint | undefined {
    return this.state.walPoint();
  }

  /** Bytes that a replica is behind the primary. */
  lagOf(pod: string): number {
    return this.state.lagOf(pod);
  }

  switchoverCandidate(): string | undefined {
    return this.state.switchoverCandidate();
  }

  parameters(): Record<string, string> {
    return this.state.parameters();
  }

  start(): void {
    this.scheduleBeat();
  }

  /** A heartbeat now, and from now on at the pace that `heartbeatMs` gives. */
  beatNow(): void {
    this.beat();
  }

  stop(): void {
    this.state.stopped = true;
    this.beatTimer?.cancel();
    this.elections.stop();
    this.life.stop();
  }

  deleteRecords(): void {
    this.records.deleteAll();
  }

  /** Told of every change of a pod of this cluster. */
  podChanged(pod: KubeObject, gone: boolean): void {
    this.life.podChanged(pod, gone);
  }

  /** A planned change of the leader, as `patronictl switchover` does it. */
  *switchover(candidate: string): Process {
    const { state, records } = this;
    const old = state.leader;
    const next = state.members.get(candidate);
    if (!old || !next || next.state !== 'running') {
      throw new Error('no good candidates have been found');
    }
    records.writeFailover(old.name, candidate);
    this.log.patroni(
      old.name,
      `received switchover request with leader=${old.name} candidate=${candidate} scheduled_at=None`,
      'manual failover: demoting myself',
    );
    old.state = 'stopping';
    records.touch(old);
    yield 1500;
    next.position = state.wal.position;
    this.elections.release();
    records.writeFailover(null, null);
    this.elections.promote(next);
    if (state.members.get(old.name) === old) {
      yield* this.life.comeBack(old);
    }
  }

  /** Sets parameters in the dynamic configuration; what is so already, or no longer named, changes nothing. */
  *patchConfig(parameters: Record<string, string>): Process {
    const { state } = this;
    const current = state.parameters();
    const changed = Object.entries(parameters).filter(
      ([name, value]) => current[name] !== value,
    );
    if (changed.length === 0) {
      return;
    }
    state.config = {
      ...state.config,
      postgresql: {
        ...recordAt(state.config, 'postgresql'),
        parameters: { ...current, ...Object.fromEntries(changed) },
      },
    };
    this.records.writeConfig();
    yield state.loopWaitMs + 2000;
    for (const member of state.members.values()) {
      for (const [name, value] of changed) {
        const restart = needsRestart(name);
        if (restart) {
          member.pendingRestart[name] = {
            old_value: current[name] ?? 'default',
            new_value: value,
          };
        }
        this.log.patroni(
          member.name,
          `Changed ${name} from '${current[name] ?? ''}' to '${value}'${
            restart ? ' (restart might be required)' : ''
          }`,
        );
      }
      this.records.touch(member);
    }
  }

  /** Sets other dynamic options, such as synchronous_mode. */
  patchOptions(options: JsonRecord): void {
    const { postgresql: _, ...rest } = options;
    const { config } = this.state;
    if (Object.entries(rest).some(([key, value]) => config[key] !== value)) {
      this.state.config = { ...config, ...rest };
      this.records.writeConfig();
    }
  }

  /** Restarts PostgreSQL in a pod without recreating the pod. */
  *restart(pod: string): Process {
    const { state, records } = this;
    const member = state.members.get(pod);
    if (!member) {
      throw new Error(`could not restart Postgres in pod ${pod}`);
    }
    member.state = 'restarting';
    member.streaming = false;
    records.touch(member);
    this.log.postgres(pod, 'received fast shutdown request');
    yield 2500;
    member.pendingRestart = {};
    member.state = 'running';
    member.streaming = member.name !== state.leaderName;
    this.log.started(member);
    records.touch(member);
  }

  /** `inplace_upgrade.py` in the primary's pod: a new system identifier and a first timeline. */
  *upgrade(version: string): Process {
    const { state, records } = this;
    const { leader } = state;
    if (!leader) {
      throw new Error('no leader');
    }
    const replicas = [...state.members.values()].filter(m => m !== leader);
    this.log.patroni(leader.name, 'Executing pg_upgrade');
    for (const member of replicas) {
      member.state = 'stopping';
      member.streaming = false;
      records.touch(member);
    }
    yield 8000;
    state.serverVersion = version;
    state.timeline = 1;
    state.history = [];
    leader.timeline = 1;
    records.writeConfig(true);
    this.log.started(leader);
    this.beat();
    for (const member of replicas) {
      yield* this.life.comeBack(member);
    }
  }

  private scheduleBeat(): void {
    const { state } = this;
    this.beatTimer?.cancel();
    if (!state.stopped) {
      this.beatTimer = state.options.clock.after(
        state.options.heartbeatMs(),
        () => this.beat(),
      );
    }
  }

  private beat(): void {
    const { state, records } = this;
    this.scheduleBeat();
    if (state.isCut) {
      state.members.forEach(member => this.log.beatWithoutDcs(member));
      return;
    }
    if (!state.leaderName && state.timeline > 0) {
      this.elections.elect();
    } else if (state.leader) {
      state.tick();
      records.writeLeader(state.leader.name);
      records.writeSync();
      for (const member of state.members.values()) {
        records.touch(member);
        this.log.beat(member);
      }
    }
  }
}
