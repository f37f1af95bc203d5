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

import { ManualClock } from './ManualClock';
import { ReplayClock } from './ReplayClock';
import { ScaledClock } from './ScaledClock';

describe('ManualClock', () => {
  it('runs timers in the order of their time, those started on the way included, and none that was cancelled', () => {
    const clock = new ManualClock(1000);
    const seen: [string, number][] = [];
    const note = (what: string) => () => seen.push([what, clock.now()]);
    clock.after(300, note('c'));
    clock.after(100, () => {
      note('a')();
      clock.after(100, note('b'));
    });
    clock.after(300, note('d'));
    clock.after(150, note('never')).cancel();
    clock.after(1001, note('late'));
    clock.advance(1000);
    expect(seen).toEqual([
      ['a', 1100],
      ['b', 1200],
      ['c', 1300],
      ['d', 1300],
    ]);
    expect(clock.now()).toBe(2000);
    expect(clock.untilNext()).toBe(1);
  });

  it('keeps the order of a thousand timers', () => {
    const clock = new ManualClock(0);
    const seen: number[] = [];
    const dues = Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1009);
    dues.forEach(due => clock.after(due, () => seen.push(due)));
    clock.advance(1009);
    expect(seen).toEqual([...dues].sort((a, b) => a - b));
  });
});

describe('ReplayClock', () => {
  it('goes through the past at once, and on with the live clock', () => {
    const live = new ManualClock(10_000);
    const clock = new ReplayClock(0);
    const beats: number[] = [];
    const beat = () => {
      beats.push(clock.now());
      clock.after(3000, beat);
    };
    clock.after(3000, beat);
    clock.replay(10_000);
    expect(beats).toEqual([3000, 6000, 9000]);
    live.advance(500);
    clock.goLive(live);
    expect(clock.now()).toBe(10_500);
    live.advance(1499);
    expect(beats).toHaveLength(3);
    live.advance(4501);
    expect(beats).toEqual([3000, 6000, 9000, 12_000, 15_000]);
    let fired = false;
    clock.after(100, () => {
      fired = true;
    });
    live.advance(100);
    expect(fired).toBe(true);
    clock.stop();
    live.advance(60_000);
    expect(beats).toHaveLength(5);
  });
});

describe('ScaledClock', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lets the time of the world run faster', () => {
    const clock = new ScaledClock(10, 5000);
    let fired = 0;
    clock.after(1000, () => {
      fired += 1;
    });
    const cancelled = clock.after(1000, () => {
      fired += 100;
    });
    cancelled.cancel();
    jest.advanceTimersByTime(99);
    expect([clock.now(), fired]).toEqual([5990, 0]);
    jest.advanceTimersByTime(1);
    expect([clock.now(), fired]).toEqual([6000, 1]);
  });

  it('waits for a time that is longer than a timer of Node can', () => {
    const clock = new ScaledClock(1);
    let fired = false;
    clock.after(40 * 86_400_000, () => {
      fired = true;
    });
    jest.advanceTimersByTime(39 * 86_400_000);
    expect(fired).toBe(false);
    jest.advanceTimersByTime(86_400_000);
    expect(fired).toBe(true);
  });

  it('refuses to stand still', () => {
    expect(() => new ScaledClock(0)).toThrow('above 0');
  });
});
