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
  JsonLine,
  KubeStatusError,
  readJsonLines,
  ServedResource,
  statusErrorOf,
} from '../kube';
import { Clock, Deadline } from '../time';
import { Patience } from './Patience';
import { ResourceRequests } from './ResourceRequests';
import { ObjectEvent, parseWatchEvent } from './WatchEvent';
import { WatchLimits } from './WatchLimits';

/** A watch that was closed after so long has served its time; one that was closed sooner may be in trouble. */
const HEALTHY_MS = 5_000;

/**
 * How a watch ended, when it was not with an error.
 *
 * - `served`: in order, after its time.
 * - `cut`: silent or cut off; to be resumed if the Kubernetes API answers at all.
 * - `expired`: the resource version is too old.
 * - `broken`: a line could not be read, so something was missed.
 */
export type WatchEnd = 'served' | 'cut' | 'expired' | 'broken';

export interface WatchStreamOptions {
  requests: ResourceRequests;
  /** The watch told how far it is, by an object or without one. */
  onLine(resourceVersion: string): void;
  onObject(event: ObjectEvent): void;
  /** The watch served long enough to say that all is well. */
  onHealthy(): void;
  /** A watch was given up because nothing came any more: others of the same Kubernetes cluster may be dead as well. */
  onSilence?(): void;
  clock: Clock;
  limits: WatchLimits;
}

/**
 * Opens a watch and reads it to its end, however it ends.
 */
export class WatchStream {
  readonly #options: WatchStreamOptions;
  #open: { deadline: Deadline; patience: Patience } | undefined;

  constructor(options: WatchStreamOptions) {
    this.#options = options;
  }

  /** Gives up the watch if nothing has come for a while. */
  suspect(): void {
    const { clock, limits } = this.#options;
    const heardAt = this.#open?.patience.heardAt ?? Infinity;
    if (clock.now() - heardAt >= limits.chattySilenceMs) {
      this.#open?.deadline.expire();
    }
  }

  /**
   * Reads from a resource version on.
   *
   * @throws KubeStatusError when the Kubernetes API refuses; what the request failed with when it got no answer.
   */
  async read(
    served: ServedResource,
    resourceVersion: string,
    signal: AbortSignal,
  ): Promise<WatchEnd> {
    const { clock, limits, onHealthy, onSilence } = this.#options;
    const openedAt = clock.now();
    const isLong = () => clock.now() - openedAt >= HEALTHY_MS;
    const deadline = new Deadline(clock, limits.silenceMs, signal);
    const patience = new Patience(limits, openedAt);
    this.#open = { deadline, patience };
    let isOpen = false;
    try {
      const body = await this.#request(
        served,
        resourceVersion,
        deadline.signal,
      );
      isOpen = true;
      // Listened to from here, without a function in between: each one that waits holds memory, and hundreds of watches wait
      let end: WatchEnd = 'cut';
      await readJsonLines(
        body,
        line => {
          end = this.#take(line) ?? 'cut';
          return end === 'cut';
        },
        () => deadline.extend(patience.heard(clock.now())),
      );
      return end === 'cut' && isLong() ? 'served' : end;
    } catch (error) {
      if (signal.aborted || error instanceof KubeStatusError) {
        throw error;
      }
      if (deadline.expired) {
        onSilence?.();
      }
      if (isOpen || deadline.expired) {
        return 'cut';
      }
      throw error;
    } finally {
      deadline.clear();
      this.#open = undefined;
      if (isLong()) {
        onHealthy();
      }
    }
  }

  async #request(
    served: ServedResource,
    resourceVersion: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<Uint8Array>> {
    const response = await this.#options.requests.watch(
      served,
      resourceVersion,
      signal,
    );
    if (response.status !== 200) {
      throw await statusErrorOf(response);
    }
    return response.body();
  }

  /** What one line says; answers how the watch ends by it, if it does. */
  #take(line: JsonLine): WatchEnd | undefined {
    const { onLine, onObject } = this.#options;
    const event = line.ok ? parseWatchEvent(line.value) : undefined;
    if (!event) {
      return 'broken';
    }
    if (event.type === 'ERROR') {
      if (event.code === 410) {
        return 'expired';
      }
      throw new KubeStatusError(event.code, event.message);
    }
    onLine(event.resourceVersion);
    if (event.type !== 'BOOKMARK') {
      onObject(event);
    }
    return undefined;
  }
}
