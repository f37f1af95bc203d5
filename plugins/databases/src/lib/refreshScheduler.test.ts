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

import { RefreshScheduler, Timers } from './refreshScheduler';

/** A clock that stands still until it is moved. */
class ManualTimers implements Timers {
  #now = 0;
  #next = 1;
  readonly #waiting = new Map<unknown, { at: number; action: () => void }>();

  now() {
    return this.#now;
  }

  setTimeout(action: () => void, milliseconds: number) {
    const handle = this.#next++;
    this.#waiting.set(handle, { at: this.#now + milliseconds, action });
    return handle;
  }

  clearTimeout(handle: unknown) {
    this.#waiting.delete(handle);
  }

  async advance(milliseconds: number) {
    const end = this.#now + milliseconds;
    await settled();
    for (;;) {
      const due = [...this.#waiting]
        .filter(([, { at }]) => at <= end)
        .sort(([, a], [, b]) => a.at - b.at)
        .at(0);
      if (!due) {
        break;
      }
      const [handle, { at, action }] = due;
      this.#waiting.delete(handle);
      this.#now = at;
      action();
      await settled();
    }
    this.#now = end;
  }
}

/** Lets everything run that waits for nothing but its turn. */
async function settled() {
  for (let turn = 0; turn < 10; turn += 1) {
    await Promise.resolve();
  }
}

describe('RefreshScheduler', () => {
  const pace = {
    stateMs: 100,
    figuresMs: 5_000,
    idleMs: 10_000,
    retryMs: 2_000,
  };
  const create = (refresh?: () => Promise<boolean>) => {
    const timers = new ManualTimers();
    const at: number[] = [];
    const scheduler = new RefreshScheduler({
      pace,
      timers,
      refresh: async () => {
        at.push(timers.now());
        return refresh?.() ?? true;
      },
    });
    return { timers, at, scheduler };
  };

  it('reads at a slow beat when nothing is said', async () => {
    const { timers, at } = create();
    await timers.advance(25_000);
    expect(at).toEqual([10_000, 20_000]);
  });

  it('tries again sooner after a failure', async () => {
    const { timers, at } = create(async () => false);
    await timers.advance(15_000);
    expect(at).toEqual([10_000, 12_000, 14_000]);
  });

  it('answers many words of a new state with one reading, soon', async () => {
    const { timers, at, scheduler } = create();
    scheduler.changed('state');
    scheduler.changed('state');
    await timers.advance(50);
    scheduler.changed('figures');
    scheduler.changed('state');
    await timers.advance(1_000);
    expect(at).toEqual([100]);
  });

  it('follows figures at most every five seconds', async () => {
    const { timers, at, scheduler } = create();
    scheduler.now();
    for (let second = 0; second < 12; second += 1) {
      await timers.advance(1_000);
      scheduler.changed('figures');
    }
    await timers.advance(3_000);
    expect(at).toEqual([0, 5_000, 10_000, 15_000]);
  });

  it('reads once at a time, and again for what was said meanwhile', async () => {
    let finish = (_succeeded: boolean) => {};
    const { timers, at, scheduler } = create(
      () => new Promise<boolean>(resolve => (finish = resolve)),
    );
    scheduler.now();
    await timers.advance(0);
    scheduler.changed('state');
    await timers.advance(60_000);
    expect(at).toEqual([0]);
    finish(true);
    await timers.advance(0);
    expect(at).toEqual([0, 60_000]);
  });

  it('rests while nobody looks, and reads at once when somebody does', async () => {
    const { timers, at, scheduler } = create();
    scheduler.pause();
    scheduler.changed('state');
    await timers.advance(60_000);
    expect(at).toEqual([]);
    scheduler.resume();
    await timers.advance(0);
    expect(at).toEqual([60_000]);
    scheduler.stop();
    scheduler.changed('state');
    await timers.advance(60_000);
    expect(at).toEqual([60_000]);
  });
});
