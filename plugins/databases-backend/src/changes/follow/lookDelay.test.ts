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

import * as fc from 'fast-check';
import { changeRecord, NOW } from '../__testUtils__/changeRecord';
import { reached, withStage } from '../stages';
import { lookDelay, retryDelay } from './lookDelay';

const half = () => 0.5;
const open = changeRecord();
const merged = changeRecord({
  stages: withStage(open.stages, 'merged', reached(NOW)),
});

describe('lookDelay', () => {
  it('looks seldom at what has waited for long, and often at what is being rolled out', () => {
    const after = (minutes: number, change = open, count = 1) =>
      lookDelay(change, count, NOW + minutes * 60_000, half);
    expect([1, 30, 600, 3_000, 30_000].map(age => after(age))).toEqual([
      10_000, 30_000, 120_000, 600_000, 3_600_000,
    ]);
    expect([1, 30, 600, 3_000].map(age => after(age, merged))).toEqual([
      3_000, 15_000, 120_000, 600_000,
    ]);
    // Many pull requests share the rate limit of the host
    expect(after(1, open, 100)).toBe(500_000);
    expect(after(1, merged, 100)).toBe(3_000);
  });

  it('spreads, and waits longer after each failure, as long as the host asks at least', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.option(fc.integer({ min: -5, max: 10_000_000 })),
        (failures, chance, retryAfterMs) => {
          const delay = retryDelay(
            failures,
            { retryAfterMs: retryAfterMs ?? undefined },
            () => chance,
          );
          expect(delay).toBeGreaterThanOrEqual(
            Math.max(1_600, retryAfterMs ?? 0),
          );
          expect(delay).toBeLessThanOrEqual(
            Math.max(360_000, retryAfterMs ?? 0),
          );
        },
      ),
    );
    const delays = [1, 2, 3, 4].map(count =>
      retryDelay(count, undefined, half),
    );
    expect(delays).toEqual([2_000, 4_000, 8_000, 16_000]);
  });
});
