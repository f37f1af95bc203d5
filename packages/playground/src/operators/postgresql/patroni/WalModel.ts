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

import { Random } from '../../../random';
import { PostgresConditions } from '../PostgresConditions';
import { Member } from './Member';

const defaultWriteRate = 120_000;
/** Load rises and falls within a quarter of an hour. */
const periodMs = 900_000;

/** How far the write-ahead log has come on the primary, and how the replicas follow. */
export class WalModel {
  /** Bytes on the primary. */
  position: number;
  private lastMs: number;
  private readonly phase: number;

  constructor(
    private readonly random: Random,
    private readonly conditions: () => PostgresConditions,
    nowMs: number,
  ) {
    this.position = conditions().firstPosition ?? 50_331_648;
    this.lastMs = nowMs;
    this.phase = random() * 2 * Math.PI;
  }

  /** Lets the time pass; replicas that stream come along. `writes` is false while there is no primary. */
  advance(nowMs: number, writes: boolean, members: Iterable<Member>): void {
    const seconds = Math.max(0, nowMs - this.lastMs) / 1000;
    this.lastMs = nowMs;
    const upstream = this.conditions().upstream?.();
    const rate = this.rate(nowMs);
    if (upstream) {
      this.position = Math.max(
        this.position,
        upstream.position - rate * (0.2 + this.random() * 0.6),
      );
    } else if (writes) {
      this.position += rate * seconds;
    }
    for (const member of members) {
      if (member.role === 'replica' && member.streaming) {
        member.position = this.follow(member, rate, seconds);
      }
    }
  }

  private follow(member: Member, rate: number, seconds: number): number {
    const ordinal = Number(member.name.slice(member.name.lastIndexOf('-') + 1));
    const bandwidth = this.conditions().replicaBandwidth?.[ordinal];
    // What is on its way: between 20 and 400 ms of the primary's writes.
    const near = this.position - rate * (0.02 + this.random() * 0.38);
    const reached =
      bandwidth === undefined
        ? near
        : Math.min(near, member.position + bandwidth * seconds);
    return Math.max(member.position, Math.min(reached, this.position));
  }

  private rate(nowMs: number): number {
    const mean = this.conditions().writeRate ?? defaultWriteRate;
    const wave = Math.sin((2 * Math.PI * nowMs) / periodMs + this.phase);
    return mean * (1 + 0.5 * wave);
  }
}
