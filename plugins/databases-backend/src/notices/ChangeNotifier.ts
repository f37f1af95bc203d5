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

import { stringifyDatabaseRef } from '@database-platform/plugin-databases-common';
import { ChangeKind, DatabaseRecord } from '../inventory';
import { Clock, Timer } from '../time';

/** Changes of state are told so soon. */
const STATE_MS = 100;

/** Changes of figures are told so seldom. */
const FIGURES_MS = 5_000;

/** More ids than these are told as all. */
const MAX_IDS = 100;

/** References in one event. */
const MAX_REFS = 500;

/**
 * Whom changes are told.
 */
export interface ChangeAudience {
  /** Open pages, which read again. */
  tellPages(change: { ids: string[] | 'all'; kind: 'state' | 'figures' }): void;
  /** Other plugins of the backend. */
  tellPlugins(change: { refs: string[]; removed: string[] }): void;
}

/**
 * Gathers changes and tells them together.
 */
export class ChangeNotifier {
  readonly #clock: Clock;
  readonly #audience: ChangeAudience;
  readonly #states = new Set<string>();
  readonly #figures = new Set<string>();
  /** By reference: whether the database is still there. */
  readonly #refs = new Map<string, boolean>();
  #stateTimer: Timer | undefined;
  #figuresTimer: Timer | undefined;

  constructor(options: { clock: Clock; audience: ChangeAudience }) {
    this.#clock = options.clock;
    this.#audience = options.audience;
  }

  /** Something happened to the database. */
  note(record: DatabaseRecord, kind: ChangeKind): void {
    if (kind === 'figures') {
      this.#figures.add(record.id);
      this.#figuresTimer ??= this.#clock.after(FIGURES_MS, () =>
        this.#flushFigures(),
      );
      return;
    }
    this.#states.add(record.id);
    this.#refs.set(stringifyDatabaseRef(record.ref), kind !== 'removed');
    this.#stateTimer ??= this.#clock.after(STATE_MS, () => this.#flushStates());
  }

  /** The state of a watch changed: every page may have something to say about it. */
  noteSources(): void {
    this.#stateTimer ??= this.#clock.after(STATE_MS, () => this.#flushStates());
  }

  stop(): void {
    this.#stateTimer?.cancel();
    this.#figuresTimer?.cancel();
  }

  #flushStates() {
    this.#stateTimer = undefined;
    this.#audience.tellPages({ ids: idsOf(this.#states), kind: 'state' });
    this.#states.clear();
    const entries = Array.from(this.#refs.entries());
    this.#refs.clear();
    for (let start = 0; start < entries.length; start += MAX_REFS) {
      const part = entries.slice(start, start + MAX_REFS);
      this.#audience.tellPlugins({
        refs: part.filter(([, exists]) => exists).map(([ref]) => ref),
        removed: part.filter(([, exists]) => !exists).map(([ref]) => ref),
      });
    }
  }

  #flushFigures() {
    this.#figuresTimer = undefined;
    this.#audience.tellPages({ ids: idsOf(this.#figures), kind: 'figures' });
    this.#figures.clear();
  }
}

function idsOf(ids: ReadonlySet<string>): string[] | 'all' {
  return ids.size > MAX_IDS ? 'all' : Array.from(ids);
}
