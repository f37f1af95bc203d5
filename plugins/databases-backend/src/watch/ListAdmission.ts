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

import { Gate } from '../kube';
import { Clock, sleep } from '../time';

/** Pages of lists read at the same time, of one Kubernetes cluster and of all. */
const PER_CLUSTER = 8;
const IN_ALL = 32;

/** A Kubernetes cluster that does not answer keeps its place among all for so long, and no longer. */
const SHARED_PLACE_MS = 3_000;

/** A watch is not kept from being opened for longer: it begins where its list ended, so nothing is missed meanwhile, only told later. */
const IDLE_MS = 60_000;
const IDLE_CHECK_MS = 200;

/**
 * Keeps the start-up, when everything is listed, from flooding the Kubernetes clusters and this process.
 */
export class ListAdmission {
  readonly #clock: Clock;
  readonly #isBusy: () => boolean;
  readonly #shared = new Gate(IN_ALL);
  /** Those who read a page, or wait for leave to. */
  #readers = 0;
  #clusters = 0;

  /** @param options - `isBusy` says whether what was read is still being looked at */
  constructor(options: { clock: Clock; isBusy(): boolean }) {
    this.#clock = options.clock;
    this.#isBusy = options.isBusy;
  }

  /**
   * The door of one Kubernetes cluster: answers what has to be called when the page is read.
   *
   * @remarks
   * At the start, Kubernetes clusters that come first are read to the end first: while the next ones are read, their databases are looked at.
   */
  forCluster(): (signal: AbortSignal) => Promise<() => void> {
    const own = new Gate(PER_CLUSTER);
    const rank = this.#clusters;
    this.#clusters += 1;
    return async signal => {
      const leaveOwn = await own.enter(signal);
      try {
        const leaveShared = await this.#enterShared(signal, rank);
        return () => {
          leaveShared();
          leaveOwn();
        };
      } catch (error) {
        leaveOwn();
        throw error;
      }
    };
  }

  /**
   * Waits until nobody reads a list and what was read has been looked at, a minute at most: what exists is shown first, changes come right after. Watches that
   * are opened in one go besides hold less memory: what little each keeps of its connection's beginning then lies side by side.
   */
  async untilIdle(signal: AbortSignal): Promise<void> {
    const deadline = this.#clock.now() + IDLE_MS;
    while (
      !signal.aborted &&
      this.#clock.now() < deadline &&
      (this.#readers > 0 || this.#isBusy())
    ) {
      await sleep(this.#clock, IDLE_CHECK_MS, signal);
    }
  }

  async #enterShared(signal: AbortSignal, rank: number): Promise<() => void> {
    this.#readers += 1;
    let isReading = true;
    const stopReading = () => {
      if (isReading) {
        isReading = false;
        this.#readers -= 1;
      }
    };
    try {
      const leave = await this.#shared.enter(signal, rank);
      const giveBack = () => {
        leave();
        stopReading();
      };
      const timer = this.#clock.after(SHARED_PLACE_MS, giveBack);
      return () => {
        timer.cancel();
        giveBack();
      };
    } catch (error) {
      stopReading();
      throw error;
    }
  }
}
