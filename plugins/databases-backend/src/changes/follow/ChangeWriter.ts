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

import { Clock } from '../../time';
import { ActiveChanges } from '../ActiveChanges';
import { ChangeNews } from '../ChangeNews';
import { ChangeRecord, isActive } from '../ChangeRecord';
import { ChangeStore } from '../store/ChangeStore';
import { toDatabaseChange } from '../toDatabaseChange';
import { noticesOf } from './noticesOf';

export interface ChangeWriterOptions {
  store: ChangeStore;
  active: ActiveChanges;
  news: ChangeNews;
  clock: Pick<Clock, 'now'>;
}

/**
 * Writes changes, and tells whom it concerns.
 *
 * @remarks
 * What people are to be told is written first and taken out when they were: a process that dies in between leaves it to the next one. So they may be told
 * twice, which puts one notice in the place of the other.
 */
export class ChangeWriter {
  readonly #options: ChangeWriterOptions;

  constructor(options: ChangeWriterOptions) {
    this.#options = options;
  }

  /** @param before - the change as pages know it; absent when they have to be told in any case */
  async write(
    wanted: ChangeRecord,
    before?: ChangeRecord,
  ): Promise<ChangeRecord> {
    const { active, clock, store } = this.#options;
    const change = withRest(wanted, clock.now());
    if (before && isSameToPages(before, change)) {
      const noted = await store.save(change);
      active.note(noted);
      return noted;
    }
    const written = await store.save({ ...change, updatedAt: clock.now() });
    this.told(written);
    return written;
  }

  /** As {@link ChangeWriter.write}, with what people are to be told of it. */
  async writeWithNews(
    before: ChangeRecord,
    after: ChangeRecord,
    pagesKnow?: ChangeRecord,
  ): Promise<ChangeRecord> {
    const { notices, change } = noticesOf(before, after);
    if (notices.length === 0) {
      return this.write(change, pagesKnow);
    }
    const { lookAt = this.#options.clock.now(), trail } = change;
    return this.write(
      { ...change, lookAt, trail: { ...trail, untold: notices } },
      pagesKnow,
    );
  }

  /**
   * Tells people what they have not been told yet.
   *
   * @param lookAt - when to look at the change again then
   */
  async tell(
    change: ChangeRecord,
    lookAt: number | undefined,
  ): Promise<ChangeRecord> {
    const { untold = [], ...trail } = change.trail;
    if (untold.length === 0) {
      return change;
    }
    for (const notice of untold) {
      await this.#options.news.notify(change, notice);
    }
    return this.write({ ...change, lookAt, trail }, change);
  }

  /** Pages and rows learn of a change that was written elsewhere. */
  told(change: ChangeRecord): void {
    this.#options.active.note(change);
    this.#options.news.written(change);
  }
}

/** The change that is looked at once more when it came to its end before the one that it replaces did. */
function withRest(change: ChangeRecord, now: number): ChangeRecord {
  const hasRest =
    !isActive(change) &&
    change.supersedes !== undefined &&
    change.lookAt === undefined;
  return hasRest ? { ...change, lookAt: now } : change;
}

/** Whether the change tells pages nothing that they do not know. */
function isSameToPages(before: ChangeRecord, after: ChangeRecord): boolean {
  const shown = (change: ChangeRecord) =>
    JSON.stringify({ ...toDatabaseChange(change), updatedAt: undefined });
  return shown(before) === shown(after);
}
