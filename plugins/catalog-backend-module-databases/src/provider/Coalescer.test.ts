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

import { ManualTimers } from '../__testUtils__/ManualTimers';
import { Coalescer } from './Coalescer';

function setup() {
  const timers = new ManualTimers();
  const ends: Array<() => void> = [];
  const coalescer = new Coalescer({
    run: () => new Promise<void>(resolve => ends.push(resolve)),
    delayMs: 500,
    gapMs: 5000,
    now: timers.now,
    setTimer: timers.setTimer,
  });
  const end = async (index: number) => {
    ends[index]();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { timers, coalescer, ends, end };
}

describe('Coalescer', () => {
  it('makes one run of a burst', () => {
    const { timers, coalescer, ends } = setup();

    coalescer.request();
    timers.advance(300);
    coalescer.request();
    expect(ends).toHaveLength(0);
    timers.advance(200);
    expect(ends).toHaveLength(1);
    timers.advance(60_000);
    expect(ends).toHaveLength(1);
  });

  it('runs again for what was asked during a run, after the gap', async () => {
    const { timers, coalescer, ends, end } = setup();

    coalescer.request();
    timers.advance(500);
    coalescer.request();
    coalescer.request();
    timers.advance(60_000);
    expect(ends).toHaveLength(1);

    await end(0);
    timers.advance(4_999);
    expect(ends).toHaveLength(1);
    timers.advance(1);
    expect(ends).toHaveLength(2);

    await end(1);
    expect(timers.waiting).toBe(0);
  });

  it('does nothing more once stopped', () => {
    const { timers, coalescer, ends } = setup();

    coalescer.request();
    coalescer.stop();
    coalescer.request();
    timers.advance(60_000);

    expect(timers.waiting).toBe(0);
    expect(ends).toHaveLength(0);
  });
});
