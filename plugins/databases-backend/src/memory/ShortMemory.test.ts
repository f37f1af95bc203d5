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

import { ShortMemory } from './ShortMemory';

describe('ShortMemory', () => {
  let now = 0;
  let asked = 0;
  const memory = new ShortMemory<number>({
    now: () => now,
    believedMs: 2_000,
    renewedMs: 1_500,
  });
  const settle = () => new Promise(resolve => setImmediate(resolve));

  beforeEach(() => {
    now += 60_000;
    asked = 0;
  });

  const recall = (key = 'a') =>
    memory.recall(key, async () => {
      asked += 1;
      return asked;
    });

  it('asks once for all who want to know within a moment', async () => {
    expect(await Promise.all([recall(), recall()])).toEqual([1, 1]);
    now += 1_400;
    expect(await recall()).toBe(1);
    expect(await recall('b')).toBe(2);
    now += 10_000;
    expect(await recall()).toBe(3);
    memory.forget('a');
    expect(await recall()).toBe(4);
  });

  it('asks anew meanwhile for who asks all the time, so that they never wait', async () => {
    await recall();
    for (let round = 1; round <= 5; round += 1) {
      now += 1_500;
      // The answer of before, at once, and one question however many ask
      expect(await Promise.all([recall(), recall()])).toEqual([round, round]);
      await settle();
    }
    expect(asked).toBe(6);
  });

  it('never believes an answer for longer than two seconds, and tells of failures when there is none', async () => {
    await recall();
    now += 1_600;
    const failing = () => Promise.reject(new Error('gone'));
    expect(await memory.recall('a', failing)).toBe(1);
    await settle();
    now += 300;
    expect(await memory.recall('a', failing)).toBe(1);
    now += 100;
    await expect(memory.recall('a', failing)).rejects.toThrow('gone');
    expect(await recall()).toBe(2);
  });
});
