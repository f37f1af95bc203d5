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

/* eslint-disable jest/no-export -- a part of a suite that several tests run */

import { GitHostWorld } from './GitHostWorld';
import { openChange } from './openChange';
import { CONTRACT_TIMEOUT_MS, GetWorld, until } from './support';

export function describeReviewing(getWorld: GetWorld<GitHostWorld>): void {
  describe('reviews, checks and conflicts', () => {
    it(
      'follows the approvals that the base branch asks for',
      async () => {
        const { world, repository, number, read } = await openChange(
          getWorld(),
        );
        await world.protect(repository, 'main', 1);
        expect((await read())?.reviews).toMatchObject({
          state: 'waiting',
          required: 1,
        });

        await world.review(repository, number, 'changes requested');
        expect((await read())?.reviews.state).toBe('changes requested');

        await world.review(repository, number, 'approved');
        expect((await read())?.reviews).toEqual({
          state: 'approved',
          required: 1,
          approvedBy: [
            {
              name: world.names.reviewer,
              at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
            },
          ],
          requestedFrom: [],
        });
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'follows the checks',
      async () => {
        const { world, repository, sha, read } = await openChange(getWorld());
        const set = (name: string, state: 'pending' | 'passed' | 'failed') =>
          world.setStatus(repository, sha, name, state);
        await set('lint', 'passed');
        await set('dry run', 'pending');
        const pending = (await read())?.checks;
        expect(pending?.state).toBe('pending');
        expect(
          pending?.items.map(({ name, state }) => `${name}: ${state}`).sort(),
        ).toEqual(['dry run: pending', 'lint: passed']);

        await set('dry run', 'failed');
        expect((await read())?.checks.state).toBe('failed');
        await set('dry run', 'passed');
        expect((await read())?.checks.state).toBe('passed');
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'sees a conflict and a draft, and takes nothing else for a conflict',
      async () => {
        const { world, repository, number, read } = await openChange(
          getWorld(),
        );
        await until(read, ({ mergeable }) => mergeable === 'yes');
        const other = await openChange(world);
        await until(other.read, ({ mergeable }) => mergeable === 'yes');
        await world.push(other.repository, 'main', [
          { path: 'orders.yaml', content: 'kind: something else\n' },
        ]);
        await until(other.read, ({ mergeable }) => mergeable === 'conflict');

        // Something else on the base makes some hosts look again, and say "not mergeable" until they have.
        await world.push(repository, 'main', [
          { path: 'keep.yaml', content: 'keep: 2\n' },
        ]);
        for (let look = 0; look < 5; look += 1) {
          expect((await read())?.mergeable).not.toBe('conflict');
        }
        await until(read, ({ mergeable }) => mergeable === 'yes');

        await world.markAsDraft(repository, number);
        expect((await read())?.draft).toBe(true);
      },
      2 * CONTRACT_TIMEOUT_MS,
    );
  });
}
