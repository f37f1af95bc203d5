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

import { mockApis } from '@backstage/frontend-test-utils';
import { createTranslate } from '../testUtils/translate';
import { formatBytes, formatStorage } from './formatBytes';
import { formatDuration, formatLongDuration } from './formatDuration';
import { formatLag, worstLag } from './formatLag';
import { formatAbsolute, parseTime } from './formatTime';
import { middleEllipsis } from './middleEllipsis';

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('formats', () => {
  it('counts data in decimal units and volumes in binary ones', () => {
    expect(
      [0, 999, 1000, 1_200_000, 999_960, 123_456_789, 5e15].map(n =>
        plain(formatBytes(n)),
      ),
    ).toEqual(['0 B', '999 B', '1 kB', '1.2 MB', '1 MB', '123 MB', '5 PB']);
    expect(
      [0, 1024, 100 * 1024 ** 3, 1.5 * 1024 ** 4].map(n =>
        plain(formatStorage(n)),
      ),
    ).toEqual(['0 B', '1 Ki', '100 Gi', '1.5 Ti']);
  });

  it('gives a length of time in its most telling unit', () => {
    const t = createTranslate(mockApis.translation());
    const minute = 60_000;
    const day = 24 * 60 * minute;
    expect(
      [-5, 59_999, minute, 119 * minute, 47 * 60 * minute].map(ms =>
        formatDuration(ms, t),
      ),
    ).toEqual(['0 s', '59 s', '1 min', '1 h', '47 h']);
    expect(
      [2 * day, 90 * day, 800 * day].map(ms => formatDuration(ms, t)),
    ).toEqual(['2 d', '2 mo', '2 y']);
    expect(
      [1000, 2 * minute, 60 * minute, 3 * day, 61 * day, 400 * day].map(ms =>
        formatLongDuration(ms, t),
      ),
    ).toEqual([
      '1 second',
      '2 minutes',
      '1 hour',
      '3 days',
      '2 months',
      '1 year',
    ]);
  });

  it('writes a lag only where one was measured', () => {
    const common = { source: 'test', observedAt: '2026-11-23T12:00:00Z' };
    expect(formatLag({ notMeasured: 'nobody can say' })).toBeUndefined();
    expect(formatLag(common)).toBeUndefined();
    expect(plain(formatLag({ ...common, bytes: 0 }))).toBe('0 B');
    expect(plain(formatLag({ ...common, bytes: 1500, seconds: 2.04 }))).toBe(
      '1.5 kB · 2 s',
    );
    expect(
      worstLag([
        { ...common, bytes: 3 },
        { notMeasured: 'x' },
        { ...common, bytes: 9 },
      ])?.bytes,
    ).toBe(9);
    expect(worstLag([{ notMeasured: 'x' }])).toBeUndefined();
  });

  it('shows a moment in full, and leaves what is none as it is', () => {
    expect(formatAbsolute('2026-11-23T12:01:07Z')).toMatch(/2026.*:01:07/);
    expect(formatAbsolute('yesterday')).toBe('yesterday');
    expect(parseTime('yesterday')).toBeUndefined();
    expect(parseTime(undefined)).toBeUndefined();
  });

  it('shortens names in their middle', () => {
    expect(middleEllipsis('orders-db-0', 24)).toBe('orders-db-0');
    expect(
      middleEllipsis('a-very-long-database-name-in-production-12', 20),
    ).toBe('a-very-lon…uction-12');
  });
});
