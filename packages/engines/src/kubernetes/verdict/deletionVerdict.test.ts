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

import { deletionVerdict } from './deletionVerdict';

const verdict = (finalizers?: string[]) =>
  deletionVerdict({
    gone: 1_773_144_000,
    finalizers,
    isOwn: each => each.startsWith('operator/'),
    until: 'the operator has done its work',
    advice: {
      deleting: 'nothing holds it',
      deletionHeld: 'the operator holds it',
      deletionHeldByOthers: 'another tool holds it',
    },
  });

describe('a deletion that was asked for', () => {
  it('says when, and what holds it', () => {
    expect(verdict()).toEqual({
      phase: 'deleting',
      reason: 'Deletion was asked for at 2026-03-10 12:00 UTC.',
      since: 1_773_144_000,
      advice: 'nothing holds it',
    });
    expect(verdict(['operator/a', 'x', 'y'])).toMatchObject({
      reason:
        'Deletion was asked for at 2026-03-10 12:00 UTC; the finalizer "operator/a" holds it until the operator has done its work; the finalizers "x" and "y" hold it, and belong to other tools than the operator.',
      advice: 'another tool holds it',
    });
    expect(verdict(['operator/a']).advice).toBe('the operator holds it');
  });
});
