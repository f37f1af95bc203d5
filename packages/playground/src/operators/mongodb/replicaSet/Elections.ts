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
import { MongodbContext } from '../MongodbOperatorOptions';
import { MemberState } from './MemberState';

/** `electionTimeoutMillis`, after which the others miss a primary that went without a word, and it misses a majority. */
const electionTimeoutMs = 10_000;
/** How long an election takes once somebody calls for it. */
const electionMs = 400;

/** What elections look at, and what they bring about. */
export interface Electorate {
  primary(): string | undefined;
  hasMajority(): boolean;
  /** Who may lead, the most wanted first. */
  candidates(): readonly string[];
  become(pod: string, state: MemberState): void;
}

/** A majority without a primary chooses one; a primary without a majority gives up. */
export class Elections {
  private election: Timer | undefined;
  private resignation: Timer | undefined;

  constructor(
    private readonly context: Pick<MongodbContext, 'clock' | 'random'>,
    private readonly electorate: Electorate,
  ) {}

  /** Looks at what has changed; `at once` when a primary hands over. */
  consider(when: 'at once' | 'after a while' = 'after a while'): void {
    const { electorate } = this;
    const hasMajority = electorate.hasMajority();
    if (electorate.primary() !== undefined) {
      this.cancelElection();
      if (hasMajority) {
        this.resignation?.cancel();
        this.resignation = undefined;
      } else {
        this.resignation ??= this.context.clock.after(electionTimeoutMs, () =>
          this.resign(),
        );
      }
    } else if (hasMajority) {
      if (when === 'at once') {
        this.cancelElection();
      }
      this.election ??= this.context.clock.after(
        (when === 'at once' ? electionMs : electionTimeoutMs) +
          this.context.random() * 500,
        () => this.elect(),
      );
    }
  }

  stop(): void {
    this.cancelElection();
    this.resignation?.cancel();
  }

  private resign(): void {
    this.resignation = undefined;
    const primary = this.electorate.primary();
    if (primary !== undefined && !this.electorate.hasMajority()) {
      this.electorate.become(primary, 'SECONDARY');
    }
  }

  private elect(): void {
    this.election = undefined;
    if (
      this.electorate.primary() !== undefined ||
      !this.electorate.hasMajority()
    ) {
      return;
    }
    const [winner] = this.electorate.candidates();
    if (winner !== undefined) {
      this.electorate.become(winner, 'PRIMARY');
    }
    this.consider();
  }

  private cancelElection(): void {
    this.election?.cancel();
    this.election = undefined;
  }
}
