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
import {
  isPodRunning,
  isTerminating,
  podIp,
  Process,
  startProcess,
} from '../../shared';
import { Elections } from './Elections';
import { Member } from './Member';
import { PatroniLog } from './PatroniLog';
import { PatroniRecords } from './PatroniRecords';
import { PatroniState } from './PatroniState';

/** A standby that was streaming gets the last of the log when its primary shuts down, if it is not too far behind. */
const lastLogBytes = 67_108_864;

/** How members come, come back, and go, as their pods do. */
export class MemberLife {
  private readonly joining = new Map<string, Timer>();
  private bootstrapping = false;

  constructor(
    private readonly state: PatroniState,
    private readonly records: PatroniRecords,
    private readonly elections: Elections,
    private readonly log: PatroniLog,
  ) {}

  stop(): void {
    this.joining.forEach(timer => timer.cancel());
  }

  podChanged(pod: KubeObject, gone: boolean): void {
    const { name, uid } = pod.metadata;
    const member = this.state.members.get(name);
    if (gone || isTerminating(pod)) {
      if (member && member.uid === uid) {
        this.leave(member);
      }
    } else if (
      member?.uid !== uid &&
      isPodRunning(pod) &&
      !this.state.stopped
    ) {
      this.join(pod);
    }
  }

  /** From stopped to streaming, or to leader where there is none. */
  *comeBack(member: Member): Process {
    const { state, records, log } = this;
    member.role = 'replica';
    member.state = 'starting';
    member.streaming = false;
    records.touch(member);
    log.started(member);
    yield 1500;
    member.state = 'running';
    records.touch(member);
    if (!state.leaderName) {
      this.elections.soon(500);
    }
    yield 2500;
    if (state.leaderName && state.leaderName !== member.name) {
      member.streaming = true;
      member.timeline = state.timeline;
      log.postgres(
        member.name,
        `started streaming WAL from primary on timeline ${state.timeline}`,
      );
      records.touch(member);
    }
  }

  private join(pod: KubeObject): void {
    const { state } = this;
    const { name, uid = '' } = pod.metadata;
    const member: Member = {
      name,
      uid,
      ip: podIp(pod) ?? '',
      state: 'starting',
      role: 'replica',
      position: state.data.get(name)?.position ?? 0,
      timeline: state.timeline,
      streaming: false,
      pendingRestart: {},
    };
    state.members.set(name, member);
    this.joining.get(name)?.cancel();
    this.joining.set(
      name,
      startProcess(state.options.clock, this.joinProcess(member)),
    );
  }

  private *joinProcess(member: Member): Process {
    const { state } = this;
    const claim = state.claimOf(member.name);
    if (state.timeline === 0 && !this.bootstrapping) {
      yield* this.bootstrap(member, claim);
      return;
    }
    while (state.timeline === 0) {
      yield 1000;
    }
    if (state.data.get(member.name)?.claim !== claim) {
      yield* this.copyFromLeader(member, claim);
    }
    yield* this.comeBack(member);
  }

  private *bootstrap(member: Member, claim: string): Process {
    const { state } = this;
    this.bootstrapping = true;
    member.state = 'initializing new cluster';
    this.records.touch(member);
    this.log.patroni(member.name, 'trying to bootstrap a new cluster');
    yield 3000;
    this.bootstrapping = false;
    if (state.members.get(member.name) === member) {
      state.data.set(member.name, { claim, position: state.wal.position });
      member.state = 'running';
      member.position = state.wal.position;
      this.elections.promote(member);
    }
  }

  private *copyFromLeader(member: Member, claim: string): Process {
    const { state } = this;
    member.state = 'creating replica';
    this.records.touch(member);
    while (!state.leaderName) {
      yield 1000;
    }
    this.log.patroni(
      member.name,
      `trying to bootstrap from leader '${state.leaderName}'`,
    );
    yield 4000;
    state.tick();
    member.position = state.wal.position;
    state.data.set(member.name, { claim, position: member.position });
  }

  private leave(member: Member): void {
    const { state } = this;
    state.tick();
    state.members.delete(member.name);
    this.joining.get(member.name)?.cancel();
    if (state.timeline === 0) {
      this.bootstrapping = false;
    }
    const data = state.data.get(member.name);
    if (data) {
      data.position = member.position;
    }
    if (state.leaderName !== member.name) {
      return;
    }
    if (state.isCut) {
      state.leaderName = undefined;
      return;
    }
    // A clean shutdown ships all of its log and gives the lock back.
    for (const other of state.members.values()) {
      if (other.streaming && state.lagOf(other.name) < lastLogBytes) {
        other.position = state.wal.position;
      }
    }
    this.elections.release();
    this.elections.soon(1500);
  }
}
