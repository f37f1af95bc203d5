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
import { cronField, timeZoneField } from './cron';

const isCron = (text: string) => cronField.safeParse(text).success;

describe('a schedule', () => {
  it.each([
    '0 2 * * *',
    '*/15 0-6,22 1 JAN-mar sun',
    '59 23 31 12 6',
    '0 0 ? * 1-5/2',
    '@daily',
    '@hourly',
  ])('is %s', text => {
    expect(isCron(text)).toBe(true);
  });

  it.each([
    '',
    '0 2 * *',
    '0 2 * * * *',
    '0  2 * * *',
    '60 2 * * *',
    '0 24 * * *',
    '0 2 0 * *',
    '0 2 * 13 *',
    '0 2 * * 7',
    '0 2 * * MONDAY',
    '5-2 * * * *',
    '1-2-3 * * * *',
    '*/0 * * * *',
    '1/2/3 * * * *',
    '1, * * * *',
    '-1 * * * *',
    '@every',
    'TZ=UTC 0 2 * * *',
  ])('is not "%s"', text => {
    expect(isCron(text)).toBe(false);
  });

  it('takes each minute and hour that there is, and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (minute, hour) => {
          expect(isCron(`${minute} ${hour} * * *`)).toBe(
            minute < 60 && hour < 24,
          );
        },
      ),
    );
  });

  it('is never a reason to throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(typeof isCron(text)).toBe('boolean');
      }),
    );
  });
});

describe('a time zone', () => {
  it.each([
    ['Europe/Zurich', true],
    ['UTC', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Etc/GMT+3', true],
    ['+01:00', false],
    ['Mars/North', false],
    ['', false],
  ])('"%s": %s', (text, expected) => {
    expect(timeZoneField.safeParse(text).success).toBe(expected);
  });
});
