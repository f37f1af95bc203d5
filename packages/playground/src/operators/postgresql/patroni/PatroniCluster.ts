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

import { Clock, Timer } from '../../../clock';
import { KubeClusterApi, KubeObject } from '../../../kube/types';
import { Random } from '../../../random';
import {
  containerOf,
  fieldAt,
  flagAt,
  isPodRunning,
  isTerminating,
  JsonRecord,
  numberAt,
  podIp,
  Process,
  pythonTime,
  recordAt,
  resourceIds,
  startProcess,
  textAt,
  textsAt,
} from '../../shared';
import { namesOf } from '../names';
import { needsRestart } from '../parameters';
import { PostgresConditions, WalPoint } from '../PostgresConditions';
import { DcsObjects } from './DcsObjects';
import {
  Member,
  patroniVersionOf,
  roleLabel,
  statusAnnotation,
} from './Member';
import { PatroniLog } from './PatroniLog';
import { WalModel } from './WalModel';

/** What a Patroni cluster is started with. */
export interface PatroniOptions {
  api: KubeClusterApi;
  clock: Clock;
  random: Random;
  namespace: string;
  name: string;
  useConfigMaps: boolean;
  isStandby: boolean;
  /** The dynamic configuration at bootstrap. */
  config: JsonRecord;
  serverVersion: string;
  conditions: () => PostgresConditions;
  /** Milliseconds between two heartbeats; Patroni's loop_wait of 10 s unless the world fast-forwards. */
  heartbeatMs: () => number;
}

type HistoryLine = [number, number, string, string, string];

/** The Patronis of one database cluster's pods: leader, replicas, elections, heartbeats. */
export class PatroniCluster {
  readonly members = new Map<string, Member>();
  serverVersion: string;
  private readonly dcs: DcsObjects;
  private readonly wal: WalModel;
  private readonly log: PatroniLog;
  private readonly written = new Map<string, string>();
  private readonly joining = new Map<string, Timer>();
  /** The data directories, by pod: on which volume, and how much log they have. */
  private readonly data = new Map<
    string,
    { claim: string; position: number }
  >();
  private config: JsonRecord;
  private history: HistoryLine[] = [];
  private leader: string | undefined;
  private syncStandby: string | undefined;
  private acquired = '';
  private transitions = 0;
  private timeline = 0;
  private bootstrapping = false;
  private beatTimer: Timer | undefined;
  private electionTimer: Timer | undefined;
  private stopped = false;

  constructor(private readonly options: PatroniOptions) {
    const { api, clock, namespace, name, random } = options;
    this.dcs = new DcsObjects(api, namespace, name, options.useConfigMaps);
    this.wal = new WalModel(random, options.conditions, clock.now());
    this.log = new PatroniLog(api, clock, namespace);
    this.config = options.config;
    this.serverVersion = options.serverVersion;
  }

  get leaderName(): string | undefined {
    return this.leader;
  }

  get isStandbyCluster(): boolean {
    return this.options.isStandby;
  }

  /** How far the cluster's log has come: what a standby cluster follows. */
  walPoint(): WalPoint | undefined {
    this.tick();
    return this.leader
      ? { position: this.wal.position, timeline: this.timeline }
      : undefined;
  }

  /** Bytes that a replica is behind the primary. */
  lagOf(pod: string): number {
    const member = this.members.get(pod);
    return member
      ? Math.max(0, this.wal.position - member.position)
      : this.wal.position;
  }

  /** The synchronous replica, else the one that is least behind. */
  switchoverCandidate(): string | undefined {
    const replicas = [...this.members.values()].filter(
      member =>
        member.name !== this.leader &&
        member.state === 'running' &&
        member.streaming,
    );
    const best = replicas.sort(
      (a, b) => b.position - a.position || a.name.localeCompare(b.name),
    )[0];
    return replicas.some(member => member.name === this.syncStandby)
      ? this.syncStandby
      : best?.name;
  }

  start(): void {
    this.scheduleBeat();
  }

  /** A heartbeat now, and from now on at the pace that `heartbeatMs` gives. */
  beatNow(): void {
    this.beat();
  }

  stop(): void {
    this.stopped = true;
    this.beatTimer?.cancel();
    this.electionTimer?.cancel();
    this.joining.forEach(timer => timer.cancel());
  }

  deleteRecords(): void {
    this.dcs.deleteAll();
  }

  /** Told of every change of a pod of this cluster. */
  podChanged(pod: KubeObject, gone: boolean): void {
    const { name, uid = '' } = pod.metadata;
    const member = this.members.get(name);
    if (gone || isTerminating(pod)) {
      if (member?.uid === uid) {
        this.leave(member);
      }
    } else if (member?.uid !== uid && isPodRunning(pod) && !this.stopped) {
      this.join(pod);
    }
  }

  /** A planned change of the leader, as `patronictl switchover` does it. */
  *switchover(candidate: string): Process {
    const old = this.members.get(this.leader ?? '');
    const next = this.members.get(candidate);
    if (!old || !next || next.state !== 'running') {
      throw new Error('no good candidates have been found');
    }
    this.dcs.write('failover', { leader: old.name, member: candidate });
    this.log.patroni(
      old.name,
      `received switchover request with leader=${old.name} candidate=${candidate} scheduled_at=None`,
      'manual failover: demoting myself',
    );
    old.state = 'stopping';
    this.touch(old);
    yield 1500;
    next.position = this.wal.position;
    this.release();
    this.dcs.write('failover', { leader: null, member: null });
    this.promote(next);
    if (this.members.get(old.name) === old) {
      yield* this.comeBack(old);
    }
  }

  /** Sets parameters in the dynamic configuration; those that are already so change nothing. */
  *patchConfig(parameters: Record<string, string>): Process<boolean> {
    const current = textsAt(this.config, 'postgresql', 'parameters');
    const changed = Object.entries(parameters).filter(
      ([name, value]) => current[name] !== value,
    );
    if (changed.length === 0) {
      return false;
    }
    this.config = {
      ...this.config,
      postgresql: {
        ...recordAt(this.config, 'postgresql'),
        parameters: { ...current, ...Object.fromEntries(changed) },
      },
    };
    this.writeConfig();
    yield this.loopWaitMs() + 2000;
    for (const member of this.members.values()) {
      for (const [name, value] of changed.filter(([p]) => needsRestart(p))) {
        member.pendingRestart[name] = {
          old_value: current[name] ?? 'default',
          new_value: value,
        };
      }
      this.log.patroni(
        member.name,
        ...changed.map(
          ([name, value]) =>
            `Changed ${name} from '${current[name] ?? ''}' to '${value}'${
              needsRestart(name) ? ' (restart might be required)' : ''
            }`,
        ),
      );
      this.touch(member);
    }
    return true;
  }

  /** Sets other dynamic options, such as synchronous_mode. */
  patchOptions(options: JsonRecord): void {
    const { postgresql: _, ...rest } = options;
    const changed = Object.entries(rest).some(
      ([key, value]) => this.config[key] !== value,
    );
    if (changed) {
      this.config = { ...this.config, ...rest };
      this.writeConfig();
    }
  }

  parameters(): Record<string, string> {
    return textsAt(this.config, 'postgresql', 'parameters');
  }

  /** Restarts PostgreSQL in a pod without recreating the pod. */
  *restart(pod: string): Process {
    const member = this.members.get(pod);
    if (!member) {
      throw new Error(`could not restart Postgres in pod ${pod}`);
    }
    member.state = 'restarting';
    member.streaming = false;
    this.touch(member);
    this.log.postgres(pod, 'received fast shutdown request');
    yield 2500;
    member.pendingRestart = {};
    member.state = 'running';
    member.streaming = member.name !== this.leader;
    this.logStart(member);
    this.touch(member);
  }

  /** `inplace_upgrade.py` in the primary's pod: a new system identifier and a first timeline. */
  *upgrade(version: string): Process {
    const leader = this.members.get(this.leader ?? '');
    if (!leader) {
      throw new Error('no leader');
    }
    const replicas = [...this.members.values()].filter(m => m !== leader);
    this.log.patroni(leader.name, 'Executing pg_upgrade');
    for (const member of replicas) {
      member.state = 'stopping';
      member.streaming = false;
      this.touch(member);
    }
    yield 8000;
    this.serverVersion = version;
    this.timeline = 1;
    this.history = [];
    leader.timeline = 1;
    this.dcs.write('config', {
      initialize: this.systemId(),
      history: '[]',
    });
    this.logStart(leader);
    this.beat();
    for (const member of replicas) {
      yield* this.comeBack(member);
    }
  }

  private join(pod: KubeObject): void {
    const { name, uid = '' } = pod.metadata;
    const member: Member = {
      name,
      uid,
      ip: podIp(pod) ?? '',
      state: 'starting',
      role: 'replica',
      position: this.data.get(name)?.position ?? 0,
      timeline: this.timeline,
      streaming: false,
      pendingRestart: {},
    };
    this.members.set(name, member);
    this.joining.get(name)?.cancel();
    this.joining.set(
      name,
      startProcess(this.options.clock, this.joinProcess(member, pod)),
    );
  }

  private *joinProcess(member: Member, pod: KubeObject): Process {
    const claim = this.claimOf(pod);
    if (this.timeline === 0 && !this.bootstrapping) {
      this.bootstrapping = true;
      member.state = 'initializing new cluster';
      this.touch(member);
      this.log.patroni(member.name, 'trying to bootstrap a new cluster');
      yield 3000;
      if (this.members.get(member.name) !== member) {
        this.bootstrapping = false;
        return;
      }
      this.data.set(member.name, { claim, position: this.wal.position });
      member.state = 'running';
      member.position = this.wal.position;
      this.promote(member);
      return;
    }
    while (this.timeline === 0) {
      yield 1000;
    }
    if (this.data.get(member.name)?.claim !== claim) {
      member.state = 'creating replica';
      this.touch(member);
      while (!this.leader) {
        yield 1000;
      }
      this.log.patroni(
        member.name,
        `trying to bootstrap from leader '${this.leader}'`,
      );
      yield 4000;
      this.tick();
      member.position = this.wal.position;
      this.data.set(member.name, { claim, position: member.position });
    }
    yield* this.comeBack(member);
  }

  /** From stopped to streaming, or to leader where there is none. */
  private *comeBack(member: Member): Process {
    member.role = 'replica';
    member.state = 'starting';
    member.streaming = false;
    this.touch(member);
    this.logStart(member);
    yield 1500;
    member.state = 'running';
    this.touch(member);
    if (!this.leader) {
      this.electSoon(500);
    }
    yield 2500;
    if (this.leader && this.leader !== member.name) {
      member.streaming = true;
      member.timeline = this.timeline;
      this.log.postgres(
        member.name,
        `started streaming WAL from primary on timeline ${this.timeline}`,
      );
      this.touch(member);
    }
  }

  private leave(member: Member): void {
    this.tick();
    this.members.delete(member.name);
    this.joining.get(member.name)?.cancel();
    this.written.delete(member.name);
    const data = this.data.get(member.name);
    if (data) {
      data.position = member.position;
    }
    if (this.leader !== member.name) {
      return;
    }
    if (this.isCut()) {
      this.leader = undefined;
      return;
    }
    // A clean shutdown ships all of its log and gives the lock back.
    for (const other of this.members.values()) {
      if (other.streaming && this.lagOf(other.name) < 67_108_864) {
        other.position = this.wal.position;
      }
    }
    this.release();
    this.electSoon(1500);
  }

  private release(): void {
    this.leader = undefined;
    this.dcs.write('leader', {
      leader: null,
      optime: String(Math.floor(this.wal.position)),
    });
  }

  private electSoon(ms: number): void {
    this.electionTimer?.cancel();
    this.electionTimer = this.options.clock.after(ms, () => this.elect());
  }

  private elect(): void {
    if (this.stopped || this.leader || this.isCut()) {
      return;
    }
    const mostLag =
      numberAt(this.config, 'maximum_lag_on_failover') ?? 33_554_432;
    const sync = this.dcs.read('sync');
    const mayLead = (member: Member) =>
      member.state === 'running' &&
      this.wal.position - member.position <= mostLag &&
      (!this.isSynchronous() ||
        !sync.leader ||
        [sync.leader, ...(sync.sync_standby ?? '').split(',')].includes(
          member.name,
        ));
    const best = [...this.members.values()]
      .filter(mayLead)
      .sort(
        (a, b) => b.position - a.position || a.name.localeCompare(b.name),
      )[0];
    if (best) {
      this.promote(best);
    }
  }

  private promote(member: Member): void {
    const { clock, isStandby, conditions } = this.options;
    const first = this.timeline === 0;
    const now = pythonTime(clock.now());
    if (isStandby) {
      this.timeline = conditions().upstream?.()?.timeline ?? 1;
    } else {
      if (!first) {
        this.history.push([
          this.timeline,
          Math.floor(member.position),
          'no recovery target specified',
          now,
          member.name,
        ]);
      }
      this.timeline += 1;
    }
    this.wal.position = member.position;
    this.leader = member.name;
    this.acquired = now;
    this.transitions = first ? 0 : this.transitions + 1;
    member.role = isStandby ? 'standby_leader' : 'primary';
    member.timeline = this.timeline;
    member.streaming = isStandby;
    this.log.patroni(
      member.name,
      first
        ? 'initialized a new cluster'
        : 'promoted self to leader by acquiring session lock',
    );
    if (first) {
      this.logStart(member);
    } else {
      this.log.postgres(
        member.name,
        'received promote request',
        `selected new timeline ID: ${this.timeline}`,
        'archive recovery complete',
        'database system is ready to accept connections',
      );
    }
    this.writeConfig(first);
    if (first) {
      this.dcs.write('sync', {});
    }
    for (const other of this.members.values()) {
      if (other !== member && other.state === 'running') {
        this.followNewLeader(other);
      }
    }
    this.beat();
  }

  private followNewLeader(member: Member): void {
    member.streaming = false;
    member.role = 'replica';
    member.position = Math.min(member.position, this.wal.position);
    this.options.clock.after(2500, () => {
      if (
        this.members.get(member.name) === member &&
        this.leader !== member.name &&
        member.state === 'running'
      ) {
        member.streaming = true;
        member.timeline = this.timeline;
        this.touch(member);
      }
    });
  }

  private scheduleBeat(): void {
    this.beatTimer?.cancel();
    if (!this.stopped) {
      this.beatTimer = this.options.clock.after(this.options.heartbeatMs(), () =>
        this.beat(),
      );
    }
  }

  private beat(): void {
    this.scheduleBeat();
    if (this.isCut()) {
      return;
    }
    if (!this.leader && this.timeline > 0) {
      this.elect();
      return;
    }
    const leader = this.members.get(this.leader ?? '');
    if (!leader) {
      return;
    }
    this.tick();
    this.dcs.write('leader', {
      acquireTime: this.acquired,
      leader: leader.name,
      optime: String(Math.floor(this.wal.position)),
      renewTime: pythonTime(this.options.clock.now()),
      transitions: String(this.transitions),
      ttl: String(numberAt(this.config, 'ttl') ?? 30),
    });
    this.writeSync();
    for (const member of this.members.values()) {
      this.touch(member);
      this.logBeat(member, leader.name);
    }
  }

  private tick(): void {
    const leader = this.members.get(this.leader ?? '');
    this.wal.advance(
      this.options.clock.now(),
      leader?.state === 'running',
      this.members.values(),
    );
    if (leader) {
      leader.position = this.wal.position;
      const upstream = this.options.conditions().upstream?.();
      if (this.options.isStandby && upstream) {
        this.timeline = upstream.timeline;
        leader.timeline = upstream.timeline;
      }
    }
  }

  private touch(member: Member): void {
    const { api, namespace } = this.options;
    const pod = api.get(resourceIds.pods, namespace, member.name);
    if (this.isCut() || pod?.metadata.uid !== member.uid) {
      return;
    }
    const image = textAt(containerOf(pod, 'postgres'), 'image') ?? '';
    const status = statusAnnotation(member, patroniVersionOf(image));
    const role = roleLabel(member, member.name === this.leader) ?? null;
    const look = `${role} ${status}`;
    if (this.written.get(member.name) !== look) {
      this.written.set(member.name, look);
      api.mergePatch(resourceIds.pods, namespace, member.name, {
        metadata: { annotations: { status }, labels: { 'spilo-role': role } },
      });
      if (role === 'master') {
        this.writeAddress(pod);
      }
    }
  }

  private writeAddress(pod: KubeObject): void {
    this.dcs.writeSubsets([
      {
        addresses: [
          {
            ip: podIp(pod),
            nodeName: textAt(pod, 'spec', 'nodeName'),
            targetRef: {
              kind: 'Pod',
              namespace: pod.metadata.namespace,
              name: pod.metadata.name,
              uid: pod.metadata.uid,
            },
          },
        ],
        ports: [{ name: 'postgresql', port: 5432, protocol: 'TCP' }],
      },
    ]);
  }

  private writeSync(): void {
    if (!this.isSynchronous()) {
      if (this.syncStandby) {
        this.syncStandby = undefined;
        this.dcs.write('sync', { leader: null, sync_standby: null });
      }
      return;
    }
    const standby = this.members.get(this.syncStandby ?? '');
    if (!standby?.streaming || standby.name === this.leader) {
      this.syncStandby = undefined;
      this.syncStandby = this.switchoverCandidate();
    }
    const wanted = {
      leader: this.leader ?? null,
      sync_standby: this.syncStandby ?? null,
    };
    const current = this.dcs.read('sync');
    if (
      (current.leader ?? null) !== wanted.leader ||
      (current.sync_standby ?? null) !== wanted.sync_standby
    ) {
      this.dcs.write('sync', wanted);
    }
  }

  private writeConfig(initialize = false): void {
    this.dcs.write('config', {
      config: JSON.stringify(this.config),
      history: JSON.stringify(this.history),
      ...(initialize && { initialize: this.systemId() }),
    });
  }

  private systemId(): string {
    const { clock, random } = this.options;
    // PostgreSQL's own: seconds in the high half, chance in the low one.
    const seconds = BigInt(Math.floor(clock.now() / 1000));
    const chance = BigInt(Math.floor(random() * 0xffffffff));
    return String(seconds * 4294967296n + chance);
  }

  private isSynchronous(): boolean {
    return flagAt(this.config, 'synchronous_mode') ?? false;
  }

  private isCut(): boolean {
    return this.options.conditions().patroniToApi === 'cut';
  }

  private loopWaitMs(): number {
    return (numberAt(this.config, 'loop_wait') ?? 10) * 1000;
  }

  private claimOf(pod: KubeObject): string {
    const { api, namespace, name } = this.options;
    const claim = api.get(
      resourceIds.claims,
      namespace,
      namesOf(name).claim(pod.metadata.name),
    );
    return String(fieldAt(claim, 'metadata', 'uid'));
  }

  private logStart(member: Member): void {
    this.log.postgres(
      member.name,
      `starting PostgreSQL ${this.serverVersion} (Ubuntu) on x86_64-pc-linux-gnu, compiled by gcc, 64-bit`,
      'listening on IPv4 address "0.0.0.0", port 5432',
      member.role === 'primary'
        ? 'database system is ready to accept connections'
        : 'entering standby mode',
    );
  }

  private logBeat(member: Member, leader: string): void {
    const kind = this.options.isStandby ? 'standby leader' : 'leader';
    this.log.patroni(
      member.name,
      member.name === leader
        ? `no action. I am (${member.name}), the ${kind} with the lock`
        : `no action. I am (${member.name}), a secondary, and following a ${kind} (${leader})`,
    );
  }
}
