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

import { changeRecord, NOW } from '../__testUtils__/changeRecord';
import { ChangeRecord } from '../ChangeRecord';
import { reached, withStage } from '../stages';
import { overtake } from './overtake';

/** A change that was merged so many minutes after the beginning. */
function merged(
  id: string,
  minute: number | undefined,
  fields: Partial<ChangeRecord> = {},
): ChangeRecord {
  const record = changeRecord({ id, stage: 'healthy', ...fields });
  return minute === undefined
    ? record
    : {
        ...record,
        stages: withStage(
          record.stages,
          'merged',
          reached(NOW + minute * 60_000),
        ),
      };
}

const size = (value: string) => ({ path: ['spec', 'volume', 'size'], value });
const members = { path: ['spec', 'members'], value: 3 };

describe('overtake', () => {
  const own = merged('own', 10);

  it.each<[string, ChangeRecord]>([
    ['of the same kind', merged('later', 11)],
    [
      'that deletes',
      merged('later', 11, { operation: 'delete', kind: 'delete' }),
    ],
    [
      'of the same kind that is at its end already',
      merged('later', 11, { state: 'done' }),
    ],
  ])('ends a change for a later one %s', (_, later) => {
    expect(overtake(own, [later])).toMatchObject({
      state: 'superseded',
      supersededBy: 'later',
      waitingFor: undefined,
      lookAt: undefined,
    });
  });

  it('ends a deletion for what makes the database anew', () => {
    const deletion = merged('own', 10, { operation: 'delete', kind: 'delete' });
    const again = merged('again', 12, { operation: 'create', kind: 'create' });
    expect(overtake(deletion, [again]).supersededBy).toBe('again');
  });

  it('counts from the merge, not from when it was asked for', () => {
    const asked = merged('own', 10, { createdAt: NOW });
    const earlier = merged('x', 9, { createdAt: NOW + 1 });
    expect(overtake(asked, [earlier, asked])).toBe(asked);
    const open = merged('x', undefined);
    expect(overtake(asked, [open])).toBe(asked);
    expect(overtake(open, [asked])).toBe(open);
  });

  it('leaves to a later one of another kind what both set', () => {
    const created = merged('own', 10, {
      operation: 'create',
      kind: 'create',
      expected: [size('100Gi'), members],
    });
    const resized = merged('later', 11, { expected: [size('200Gi')] });
    expect(overtake(created, [resized])).toEqual({
      ...created,
      expected: [members],
    });
    const whole = merged('later', 11, {
      expected: [{ path: ['spec', 'volume'] }],
    });
    expect(overtake(created, [whole]).expected).toEqual([members]);
    const other = merged('later', 11, {
      expected: [{ path: ['spec', 'volumes'], value: {} }],
    });
    expect(overtake(created, [other])).toBe(created);
  });
});
