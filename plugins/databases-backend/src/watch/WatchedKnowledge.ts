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
  EngineResource,
  Gap,
  SourceState,
} from '@database-platform/plugin-databases-common';
import { Judgement, Knowledge } from '../inventory';
import { ResourceWatcher } from './ResourceWatcher';
import { WatcherStatus } from './WatcherStatus';
import { resourceName } from './WatchTarget';

/**
 * When no watch that carries heartbeats has been told anything for so long, the connection is in doubt before the databases are. Patroni writes a
 * heartbeat every 10 seconds.
 */
const QUIET_MS = 12_000;

/** What one has not read yet, or may not or cannot read. */
const GAP_STATES: ReadonlySet<SourceState> = new Set<SourceState>([
  'connecting',
  'forbidden',
  'failed',
]);

/** A watch, and the resource of the engine that it is for. */
export interface WatchOfResource {
  resource: EngineResource;
  watcher: ResourceWatcher;
}

/**
 * How far what is known of an engine in a Kubernetes cluster can be believed, told by the watches.
 */
export class WatchedKnowledge implements Knowledge {
  readonly #watches: readonly WatchOfResource[];
  readonly #now: () => number;
  readonly #ahead: () => number;

  constructor(options: {
    /** May be added to. */
    watches: readonly WatchOfResource[];
    /** Milliseconds since the epoch. */
    now(): number;
    /** How far the Kubernetes API's clock is ahead of this process's, in milliseconds. */
    ahead(): number;
  }) {
    this.#watches = options.watches;
    this.#now = options.now;
    this.#ahead = options.ahead;
  }

  isSettled(): boolean {
    return this.#watches.every(
      ({ watcher }) => watcher.status.state !== 'connecting',
    );
  }

  gap(resourceId: string, namespace: string): Gap | undefined {
    const gap = this.#watches.find(
      ({ resource, watcher }) =>
        resource.id === resourceId &&
        GAP_STATES.has(watcher.status.state) &&
        (watcher.target.namespace ?? namespace) === namespace,
    );
    return (
      gap && {
        resource: resourceName(gap.watcher.target),
        reason: gap.watcher.status.reason ?? 'It is still being read.',
      }
    );
  }

  lastKnownAt(): number | undefined {
    const times = this.#watches
      .filter(
        ({ resource, watcher }) =>
          resource.scope === 'primary' && watcher.status.state !== 'live',
      )
      .map(({ watcher }) => lastSign(watcher.status));
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /**
   * The time at which to judge heartbeats that come by these watches: when they were last told anything, if one has lost its connection or all have
   * fallen silent, else the time of the Kubernetes cluster's own clock.
   */
  judgement(namespace: string): Judgement | undefined {
    const statuses = this.#watches
      .filter(
        ({ resource, watcher }) =>
          resource.heartbeat &&
          (watcher.target.namespace ?? namespace) === namespace,
      )
      .map(({ watcher }) => watcher.status);
    const now = this.#now();
    const ahead = this.#ahead();
    const stale = statuses.filter(({ state }) => state === 'stale');
    if (stale.length > 0) {
      return {
        now: Math.min(...stale.map(lastSign)) + ahead,
        isFrozen: true,
      };
    }
    const last = Math.max(...statuses.map(lastSign));
    if (statuses.length > 0 && now - last > QUIET_MS) {
      return { now: last + ahead, isFrozen: true };
    }
    return ahead === 0 ? undefined : { now: now + ahead, isFrozen: false };
  }
}

/** When the watch was last told anything. */
function lastSign(status: Readonly<WatcherStatus>): number {
  return status.lastEventAt ?? status.since;
}
