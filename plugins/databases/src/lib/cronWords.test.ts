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
import fc from 'fast-check';
import { createFormsTranslate } from '../testUtils/translate';
import { cronWords } from './cronWords';

describe('cronWords', () => {
  const t = createFormsTranslate(mockApis.translation());

  it.each([
    ['0 2 * * *', 'every day at 02:00'],
    ['@daily', 'every day at 00:00'],
    ['30 2,14 * * *', 'every day at 02:30 and 14:30'],
    ['*/15 * * * *', 'every 15 minutes'],
    ['* * * * *', 'every minute'],
    ['@hourly', 'every hour, at minute 00'],
    ['5 */6 * * *', 'every 6 hours, at minute 05'],
    ['0 3 * * 1,4', 'on Monday and Thursday at 03:00'],
    ['0 3 * * mon-FRI', 'on Monday–Friday at 03:00'],
    ['0 3 1,15 * *', 'on days 1 and 15 of the month at 03:00'],
    ['@monthly', 'on day 1 of the month at 00:00'],
    ['@yearly', 'on day 1 of the month in January at 00:00'],
    ['0 4 * JAN-MAR SUN', 'on Sunday in January–March at 04:00'],
  ])('says %s as a person does', (text, said) => {
    expect(cronWords(text, t)).toBe(said);
  });

  it.each([
    '',
    '0 2',
    '61 2 * * *',
    'x 2 * * *',
    ' - 2 * * *',
    '0 5-2 * * *',
    // Right, and in no short words.
    '0 2 1 * 1',
    '0 0-12 * * *',
    '0 2 */2 * *',
    '@reboot',
  ])('says nothing of "%s"', text => {
    expect(cronWords(text, t)).toBeUndefined();
  });

  it('is total', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[-*/,0-9A-Za-z@ ?]{0,24}$/)),
        text => {
          expect(['string', 'undefined']).toContain(typeof cronWords(text, t));
        },
      ),
    );
  });
});
