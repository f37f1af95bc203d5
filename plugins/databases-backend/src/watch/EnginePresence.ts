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

import { ServedResource } from '../kube';
import { Clock, Deadline, sleep } from '../time';

export interface EnginePresenceOptions {
  /** Looks for the resource; `isFresh` asks for more than a remembered answer. */
  find(
    signal: AbortSignal,
    isFresh: boolean,
  ): Promise<ServedResource | undefined>;
  clock: Clock;
  random(): number;
  /** For one answer. */
  deadlineMs: number;
  /** Until it is asked again. */
  absentMs: number;
}

/**
 * Whether a Kubernetes cluster serves what an engine's databases are declared by. Where it does not, nothing else of the engine has to be watched: most
 * Kubernetes clusters have the operators of a few engines only, and each watch holds a connection.
 */
export class EnginePresence {
  readonly #options: EnginePresenceOptions;
  #first: Promise<boolean> | undefined;
  #served: Promise<void> | undefined;

  constructor(options: EnginePresenceOptions) {
    this.#options = options;
  }

  /** The first answer. One that fails counts as yes: the watches themselves then say what is wrong. */
  atFirst(signal: AbortSignal): Promise<boolean> {
    this.#first ??= this.#ask(signal, false);
    return this.#first;
  }

  /** Resolves when the answer is yes, or when the signal is aborted. However many wait, it is asked once at a time. */
  untilServed(signal: AbortSignal): Promise<void> {
    this.#served ??= this.#poll(signal);
    return this.#served;
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const { clock, random, absentMs } = this.#options;
    let isServed = await this.atFirst(signal);
    while (!isServed && !signal.aborted) {
      await sleep(clock, absentMs * (1 + random() / 4), signal);
      isServed = await this.#ask(signal, true);
    }
  }

  async #ask(signal: AbortSignal, isFresh: boolean): Promise<boolean> {
    const { find, clock, deadlineMs } = this.#options;
    const deadline = new Deadline(clock, deadlineMs, signal);
    try {
      return (await find(deadline.signal, isFresh)) !== undefined;
    } catch {
      return true;
    } finally {
      deadline.clear();
    }
  }
}
