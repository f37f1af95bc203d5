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

import fc from 'fast-check';
import { readTime, timeZones, writeTime } from './recoveryTime';

describe('recoveryTime', () => {
  it('writes a numeric offset, never Z', () => {
    expect(
      readTime({ date: '2026-11-26', time: '10:00', zone: 'UTC' }),
    ).toEqual({ iso: '2026-11-26T10:00:00+00:00', twice: false });
    expect(
      readTime({ date: '2026-07-01', time: '10:00:30', zone: 'Europe/Berlin' }),
    ).toEqual({ iso: '2026-07-01T10:00:30+02:00', twice: false });
    expect(
      readTime({ date: '2026-07-01', time: '10:00', zone: 'Asia/Kolkata' }),
    ).toEqual({ iso: '2026-07-01T10:00:00+05:30', twice: false });
  });

  it('knows the hour that is skipped and the one that is there twice', () => {
    const zone = 'Europe/Berlin';
    expect(readTime({ date: '2026-03-29', time: '02:30', zone })).toEqual({
      problem: 'skipped',
    });
    const twice = { date: '2026-10-25', time: '02:30', zone };
    expect(readTime(twice)).toEqual({
      iso: '2026-10-25T02:30:00+02:00',
      twice: true,
    });
    expect(readTime({ ...twice, second: true })).toEqual({
      iso: '2026-10-25T02:30:00+01:00',
      twice: true,
    });
    expect(readTime({ date: '2026-02-30', time: '10:00', zone })).toEqual({
      problem: 'none',
    });
    expect(readTime({ date: '', time: '10:00', zone })).toEqual({
      problem: 'incomplete',
    });
    expect(
      readTime({ date: '2026-02-20', time: '10:00', zone: 'Nowhere' }),
    ).toEqual({ problem: 'none' });
  });

  it('reads back the moment that it wrote, in any zone', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('2000-01-01T00:00:00Z'),
          max: new Date('2040-01-01T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.constantFrom(...timeZones()),
        (date, zone) => {
          const moment = Math.floor(date.getTime() / 1000) * 1000;
          const local = writeTime(new Date(moment).toISOString(), zone);
          const read = local && readTime(local);
          expect(Date.parse((read as { iso: string }).iso)).toBe(moment);
        },
      ),
    );
    expect(writeTime('yesterday', 'UTC')).toBeUndefined();
  });
});
