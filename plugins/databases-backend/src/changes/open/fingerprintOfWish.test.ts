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

import { ChangeRequest } from '@database-platform/plugin-databases-common';
import { ORDERS } from '../__testUtils__/changeRecord';
import { fingerprintOfWish } from './fingerprintOfWish';

const wish: ChangeRequest = {
  operation: 'resize',
  target: ORDERS,
  input: { volume: '200Gi', memory: { limit: '4Gi', request: '2Gi' } },
  reason: 'Grows',
};

describe('fingerprintOfWish', () => {
  const own = fingerprintOfWish(wish, 'k');

  it('is the same however the wish is written, and whatever the reason is', () => {
    const { input, operation, target } = wish;
    const memory = { request: '2Gi', limit: '4Gi' };
    expect(
      fingerprintOfWish(
        { target, operation, input: { memory, volume: input.volume } },
        'k',
      ),
    ).toBe(own);
  });

  it.each<[string, Partial<ChangeRequest>]>([
    ['input', { input: { volume: '300Gi' } }],
    ['operation', { operation: 'configure' }],
    ['target', { target: { ...ORDERS, name: 'other' } }],
    ['source', { source: ORDERS }],
    ['change that it replaces', { supersedes: 'c1' }],
  ])('differs for another %s', (_, other) => {
    expect(fingerprintOfWish({ ...wish, ...other }, 'k')).not.toBe(own);
  });

  it('differs from key to key, so that it cannot be found by guessing the input alone', () => {
    expect(fingerprintOfWish(wish, 'other')).not.toBe(own);
  });
});
