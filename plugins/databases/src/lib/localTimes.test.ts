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
import { Settings } from 'luxon';
import { localTimes } from './localTimes';

describe('localTimes', () => {
  const { defaultLocale, defaultZone } = Settings;

  beforeEach(() => {
    Settings.defaultLocale = 'en-US';
    Settings.defaultZone = 'Europe/Berlin';
  });

  afterEach(() => {
    Settings.defaultLocale = defaultLocale;
    Settings.defaultZone = defaultZone;
  });

  it('writes each moment in the zone of the reader', () => {
    expect(
      localTimes(
        'No heartbeat since 2026-07-23 23:44 UTC; the last one before was at 2026-01-02 08:05 UTC.',
      ).replace(/\s/g, ' '),
    ).toBe(
      'No heartbeat since Jul 24, 2026, 1:44 AM GMT+2; the last one before was at Jan 2, 2026, 9:05 AM GMT+1.',
    );
  });

  it('leaves alone what is no moment', () => {
    const texts = [
      'It waits for the maintenance window Mon:01:00-06:00 (UTC).',
      '2026-13-45 99:99 UTC',
      'at 2026-07-23T23:44:00Z',
    ];
    expect(texts.map(localTimes)).toEqual(texts);
    fc.assert(
      fc.property(
        fc.string().filter(text => !text.includes('UTC')),
        text => {
          expect(localTimes(text)).toBe(text);
        },
      ),
    );
  });
});
