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
  fieldAt,
  flagAt,
  JsonRecord,
  numberAt,
  resourceIds,
  textsAt,
} from '../../shared';
import { namesOf } from '../names';
import { WalPoint } from '../PostgresConditions';
import { Member } from './Member';
import { PatroniOptions } from './PatroniOptions';
import { WalModel } from './WalModel';

/** Timeline, position, reason, time, new leader: one line of Patroni's history. */
export type HistoryLine = [number, number, string, string, string];

/** What all Patronis of one cluster know together. */
export class PatroniState {
  readonly members = new Map<string, Member>();
  /** The data directories, by pod: on which volume, and how much log they have. */
  readonly data = new Map<string, { claim: string; position: number }>();
  readonly wal: WalModel;
  serverVersion: string;
  config: JsonRecord;
  history: HistoryLine[] = [];
  leaderName: string | undefined;
  syncStandby: string | undefined;
  acquiredAt = '';
  transitions = 0;
  /** 0 until the cluster is initialised. */
  timeline = 0;
  stopped = false;

  constructor(readonly options: PatroniOptions) {
    const { random, conditions, clock } = options;
    this.wal = new WalModel(random, conditions, clock.now());
    this.config = options.config;
    this.serverVersion = options.serverVersion;
  }

  get leader(): Member | undefined {
    return this.members.get(this.leaderName ?? '');
  }

  /** Lets the log grow to where it is now. */
  tick(): void {
    const { leader, options } = this;
    this.wal.advance(
      options.clock.now(),
      leader?.state === 'running',
      this.members.values(),
    );
    if (leader) {
      leader.position = this.wal.position;
      const upstream = options.conditions().upstream?.();
      if (options.isStandby && upstream) {
        this.timeline = upstream.timeline;
        leader.timeline = upstream.timeline;
      }
    }
  }

  walPoint(): WalPoint | undefined {
    this.tick();
    return this.leaderName
      ? { position: this.wal.position, timeline: this.timeline }
      : undefined;
  }

  /** Bytes that a member is behind the primary. */
  lagOf(pod: string): number {
    const position = this.members.get(pod)?.position ?? 0;
    return Math.max(0, this.wal.position - position);
  }

  /** The synchronous replica, else the one that is least behind. */
  switchoverCandidate(): string | undefined {
    const replicas = [...this.members.values()].filter(
      member =>
        member.name !== this.leaderName &&
        member.state === 'running' &&
        member.streaming,
    );
    return replicas.some(member => member.name === this.syncStandby)
      ? this.syncStandby
      : mostAdvanced(replicas)?.name;
  }

  parameters(): Record<string, string> {
    return textsAt(this.config, 'postgresql', 'parameters');
  }

  get isSynchronous(): boolean {
    return flagAt(this.config, 'synchronous_mode') ?? false;
  }

  /** Whether Patroni cannot reach the Kubernetes API. */
  get isCut(): boolean {
    return this.options.conditions().patroniToApi === 'cut';
  }

  get loopWaitMs(): number {
    return (numberAt(this.config, 'loop_wait') ?? 10) * 1000;
  }

  get ttl(): number {
    return numberAt(this.config, 'ttl') ?? 30;
  }

  get mostLagOnFailover(): number {
    return numberAt(this.config, 'maximum_lag_on_failover') ?? 33_554_432;
  }

  /** The uid of the volume claim that holds a pod's data directory. */
  claimOf(pod: string): string {
    const { api, namespace, name } = this.options;
    const claim = api.get(
      resourceIds.claims,
      namespace,
      namesOf(name).claim(pod),
    );
    return String(fieldAt(claim, 'metadata', 'uid'));
  }
}

/** The member with the most log; of equals the first by name. */
export function mostAdvanced(members: readonly Member[]): Member | undefined {
  return [...members].sort(
    (a, b) => b.position - a.position || a.name.localeCompare(b.name),
  )[0];
}
