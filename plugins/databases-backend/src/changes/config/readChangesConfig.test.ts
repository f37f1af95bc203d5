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

import { ConfigReader } from '@backstage/config';
import { defaultPatience, readChangesConfig } from './readChangesConfig';

function read(data: object) {
  return readChangesConfig(new ConfigReader(data as never));
}

describe('readChangesConfig', () => {
  it('has defaults that work, and takes what it is given', () => {
    expect(readChangesConfig(undefined)).toEqual({
      branchPrefix: 'databases/',
      labels: [],
      reviewers: 'owner',
      patience: defaultPatience,
      keepMs: 365 * 24 * 3_600_000,
    });
    expect(
      read({
        branchPrefix: 'bot/db/',
        labels: ['database'],
        reviewers: ['ann', 'team:dba'],
        patience: { approved: { days: 14 }, seen: '10m' },
        keepDays: 90,
      }),
    ).toEqual({
      branchPrefix: 'bot/db/',
      labels: ['database'],
      reviewers: ['ann', 'team:dba'],
      patience: {
        ...defaultPatience,
        approved: 14 * 24 * 3_600_000,
        seen: 600_000,
      },
      keepMs: 90 * 24 * 3_600_000,
    });
    expect(read({ reviewers: 'none' }).reviewers).toEqual([]);
  });

  it.each([
    [{ branchPrefix: 'no slash' }, 'databases.changes.branchPrefix'],
    [{ branchPrefix: '../x/' }, 'databases.changes.branchPrefix'],
    [{ reviewers: 'everyone' }, 'databases.changes.reviewers'],
    [{ reviewers: [1] }, 'databases.changes.reviewers'],
    [{ patience: { review: '1h' } }, 'databases.changes.patience.review'],
    [{ patience: { seen: 'long' } }, 'seen'],
    [{ keepDays: 0 }, 'databases.changes.keepDays'],
    [{ keepDays: 1.5 }, 'databases.changes.keepDays'],
    [{ keepDays: 'ever' }, 'keepDays'],
  ])('refuses %j with the name of the key', (data, key) => {
    expect(() => read(data)).toThrow(key);
  });
});
