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
  KubeStatusError,
  KubeTransport,
  ServedResource,
  statusErrorOf,
} from '../kube';
import { Clock, sleep } from '../time';
import { Backoff } from './Backoff';
import { describeProblem } from './describeProblem';
import { listPages } from './listPages';
import { ResourceRequests } from './ResourceRequests';
import { WatcherStatus } from './WatcherStatus';
import { ObjectEvent } from './WatchEvent';
import { WatchLimits } from './WatchLimits';
import { WatchSink } from './WatchSink';
import { WatchStream } from './WatchStream';
import { WatchTarget } from './WatchTarget';
import { withDeadline } from './withDeadline';

/** For so long a resource that was there has to be not found, and it is asked for so often meanwhile. */
const CONFIRM_ABSENT_MS = 60_000;
const ASK_AGAIN_MS = 10_000;

/** Watches that end together are not opened again together. */
const RESUME_MS = 200;

/**
 * Everything that a watcher needs from outside.
 */
export interface ResourceWatcherOptions {
  target: WatchTarget;
  transport: KubeTransport;
  sink: WatchSink;
  /** Which version of the resource the Kubernetes cluster serves; `undefined` when none. `isFresh` asks for more than a remembered answer. */
  discover(
    signal: AbortSignal,
    isFresh: boolean,
  ): Promise<ServedResource | undefined>;
  /** Waits for leave to read a page; gives back what ends the reading. */
  enterList(signal: AbortSignal): Promise<() => void>;
  /** Waits until something has use for the resource; calls `onUnneeded` if that takes longer than a question. */
  untilNeeded?(signal: AbortSignal, onUnneeded: () => void): Promise<void>;
  /** Waits with opening a watch while other lists are read. */
  untilIdle?(signal: AbortSignal): Promise<void>;
  /** `state` when it is another one than before; else only the reason is. */
  onStatus(changed: 'state' | 'reason'): void;
  /** A watch was given up because nothing came any more: others of the same Kubernetes cluster may be dead as well. */
  onSilence?(): void;
  clock: Clock;
  /** A number from 0 to below 1. */
  random(): number;
  limits: WatchLimits;
}

/**
 * Keeps a sink in step with one resource of one Kubernetes cluster: lists it, watches it from there, and starts over in the way
 * that each kind of trouble asks for. A resource that changes seldom is listed again now and then instead.
 *
 * @remarks
 * A watch that ends is resumed where it was. One that is too old (410), or of which a line could not be read, begins with a new list, at whose end
 * the sink drops what is not on it. Refusals (403) and absent resources are states, looked at again now and then.
 */
export class ResourceWatcher {
  readonly #options: ResourceWatcherOptions;
  readonly #requests: ResourceRequests;
  readonly #backoff: Backoff;
  readonly #stream: WatchStream;
  #status: WatcherStatus;
  #resourceVersion: string | undefined;
  #wasListed = false;
  /** Whether it is unknown that the Kubernetes API answers at all. */
  #isInDoubt = false;
  /** When a listed resource was first not found. */
  #missedAt: number | undefined;

  constructor(options: ResourceWatcherOptions) {
    this.#options = options;
    this.#requests = new ResourceRequests(options);
    this.#backoff = new Backoff(options.random);
    this.#stream = new WatchStream({
      requests: this.#requests,
      clock: options.clock,
      limits: options.limits,
      onSilence: options.onSilence,
      onLine: resourceVersion => {
        this.#status.lastEventAt = options.clock.now();
        this.#resourceVersion = resourceVersion;
      },
      onObject: event => this.#take(event),
      onHealthy: () => this.#backoff.reset(),
    });
    this.#status = {
      state: 'connecting',
      since: options.clock.now(),
      objects: 0,
    };
  }

  get target(): WatchTarget {
    return this.#options.target;
  }

  get status(): Readonly<WatcherStatus> {
    return this.#status;
  }

  /** Opens the watch again if nothing has come for a while: another watch of the same Kubernetes cluster was found dead. */
  suspect(): void {
    this.#stream.suspect();
  }

  /** Runs until the signal is aborted. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    await this.#options.untilNeeded?.(signal, () =>
      this.#setState(
        'absent',
        'Not read: the Kubernetes cluster has none of the operators that it is read for.',
      ),
    );
    if (this.#status.state === 'absent') {
      this.#setState('connecting');
    }
    while (!signal.aborted) {
      const pause = await this.#turn(signal);
      if (pause > 0) {
        await sleep(this.#options.clock, pause, signal);
      }
    }
  }

  /** One list if it is needed, one watch if there is to be one; answers how long to wait before the next turn. */
  async #turn(signal: AbortSignal): Promise<number> {
    const { limits, random, target } = this.#options;
    try {
      const served = await this.#discover(signal);
      if (!served) {
        return this.#absent();
      }
      if (target.rereadSeconds !== undefined) {
        await this.#list(served, signal);
        this.#backoff.reset();
        return target.rereadSeconds * 1000 * (1 + random() / 4);
      }
      if (this.#resourceVersion === undefined) {
        await this.#list(served, signal);
        await this.#options.untilIdle?.(signal);
      } else if (this.#isInDoubt) {
        await this.#probe(served, signal);
      }
      this.#isInDoubt = true;
      const end = await this.#stream.read(
        served,
        this.#resourceVersion ?? '',
        signal,
      );
      if (end === 'served') {
        this.#isInDoubt = false;
        this.#backoff.reset();
        return random() * RESUME_MS;
      }
      if (end !== 'cut') {
        this.#resourceVersion = undefined;
      }
      return this.#backoff.next();
    } catch (error) {
      if (signal.aborted) {
        return 0;
      }
      this.#isInDoubt = true;
      const status =
        error instanceof KubeStatusError ? error.status : undefined;
      if (status === 404) {
        return this.#absent();
      }
      if (status === 410 || status === 400) {
        this.#resourceVersion = undefined;
      }
      if (status === 410) {
        return this.#backoff.next();
      }
      const problem = describeProblem(error);
      this.#setState(
        problem.state === 'failed' && this.#wasListed ? 'stale' : problem.state,
        problem.reason,
      );
      const wait = this.#backoff.next(problem.retryAfterMs);
      return problem.slow ? Math.max(wait, limits.forbiddenMs) : wait;
    }
  }

  async #discover(signal: AbortSignal): Promise<ServedResource | undefined> {
    const { clock, limits, discover } = this.#options;
    const isFresh = this.#status.state === 'absent';
    return withDeadline(clock, limits.listMs, signal, inner =>
      discover(inner, isFresh),
    );
  }

  /**
   * Asks for one object, to see whether the Kubernetes API answers. The watch itself cannot tell: a proxy in between may hold back the head of the
   * answer until the first event.
   */
  async #probe(served: ServedResource, signal: AbortSignal): Promise<void> {
    const response = await this.#requests.probe(served, signal);
    if (response.status !== 200) {
      throw await statusErrorOf(response);
    }
    this.#answered();
  }

  async #list(served: ServedResource, signal: AbortSignal): Promise<void> {
    const { sink, limits } = this.#options;
    sink.startSync();
    const { resourceVersion, objects } = await listPages(
      continueToken =>
        this.#requests.page(
          served,
          {
            limit: String(limits.pageSize),
            ...(continueToken && { continue: continueToken }),
          },
          signal,
        ),
      object => sink.upsert(object),
    );
    sink.endSync();
    this.#resourceVersion = resourceVersion;
    this.#wasListed = true;
    this.#status.objects = objects;
    this.#answered();
  }

  /** The Kubernetes API answered for the resource: it is there, and what is known of it is so. */
  #answered() {
    this.#missedAt = undefined;
    this.#status.lastEventAt = this.#options.clock.now();
    this.#setState('live');
  }

  /** Takes what the watch tells of one object. */
  #take(event: ObjectEvent) {
    const { sink } = this.#options;
    this.#backoff.reset();
    if (event.type === 'DELETED') {
      this.#status.objects = Math.max(0, this.#status.objects - 1);
      sink.remove(event.object);
    } else {
      this.#status.objects += event.type === 'ADDED' ? 1 : 0;
      sink.upsert(event.object);
    }
  }

  /**
   * Nothing of this kind exists there. Of a resource that was listed before this is believed only when it is said again and again: a load balancer or
   * an API server that just starts says it too.
   */
  #absent(): number {
    const { sink, limits, clock, random } = this.#options;
    if (this.#wasListed) {
      this.#missedAt ??= clock.now();
      if (clock.now() - this.#missedAt < CONFIRM_ABSENT_MS) {
        this.#setState(
          'stale',
          'The Kubernetes API answers as if it did not have it; it is asked again before that is believed.',
        );
        return ASK_AGAIN_MS * (1 + random() / 4);
      }
    }
    this.#missedAt = undefined;
    sink.startSync();
    sink.endSync();
    this.#resourceVersion = undefined;
    this.#wasListed = false;
    this.#status.objects = 0;
    this.#backoff.reset();
    this.#setState('absent', 'The Kubernetes cluster does not have it.');
    return limits.absentMs * (1 + random() / 4);
  }

  #setState(state: WatcherStatus['state'], reason?: string) {
    const before = this.#status;
    if (before.state === state && before.reason === reason) {
      return;
    }
    const isSame = before.state === state;
    this.#status = {
      ...before,
      state,
      reason,
      since: isSame ? before.since : this.#options.clock.now(),
    };
    this.#options.onStatus(isSame ? 'reason' : 'state');
  }
}
