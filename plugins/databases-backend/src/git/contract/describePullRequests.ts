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
import { CONTRACT_TIMEOUT_MS, GetWorld, options, until } from './support';

export function describePullRequests(getWorld: GetWorld<GitHostWorld>): void {
  describe('pull requests', () => {
    it(
      'opens one and tells what it is',
      async () => {
        const { world, host, repository, request, sha, opened, read } =
          await openChange(getWorld());
        expect(opened.problems).toEqual([]);
        const pullRequest = await until(
          read,
          ({ mergeable }) => mergeable === 'yes',
        );
        expect(pullRequest).toEqual({
          number: opened.pullRequest.number,
          url: expect.stringContaining(`${repository.name}/`),
          title: request.title,
          body: request.body,
          branch: request.branch,
          base: 'main',
          headSha: sha,
          state: 'open',
          draft: false,
          createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
          author: world.names.portal,
          mergeable: 'yes',
          checks: { state: 'none', items: [] },
          reviews: {
            state: 'none needed',
            approvedBy: [],
            required: 0,
            requestedFrom: [],
          },
        });
        expect(pullRequest.url.startsWith('http')).toBe(true);
        const found = await host.findPullRequest(
          repository,
          request.branch,
          'main',
          options(),
        );
        expect(found?.number).toBe(pullRequest.number);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'opens one however often and at once it is asked',
      async () => {
        const { host, request, number } = await openChange(getWorld());
        const again = await Promise.all(
          [1, 2, 3].map(() =>
            host.openPullRequest(
              { ...request, title: 'Another title' },
              options(),
            ),
          ),
        );
        again.forEach(({ pullRequest }) => {
          expect(pullRequest.number).toBe(number);
          expect(pullRequest.title).toBe(request.title);
        });
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'opens one as the person whose token it has',
      async () => {
        const { world, host, repository, request, number } = await openChange(
          getWorld(),
        );
        await host.closePullRequest(repository, number, options());
        const { pullRequest } = await host.openPullRequest(
          request,
          options(world.tokens.reviewer),
        );
        expect(pullRequest.number).not.toBe(number);
        expect(pullRequest.author).toBe(world.names.reviewer);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'sets labels and asks reviewers, and says which it could not',
      async () => {
        const { world, host, repository, request, number } = await openChange(
          getWorld(),
        );
        const { pullRequest, problems } = await host.openPullRequest(
          {
            ...request,
            labels: ['database', 'no-such-label'],
            reviewers: [world.names.reviewer, 'no-such-person-4711'],
          },
          options(),
        );
        expect(pullRequest.number).toBe(number);
        expect(pullRequest.reviews.requestedFrom).toEqual([
          world.names.reviewer,
        ]);
        expect(pullRequest.reviews.state).toBe('waiting');
        expect(await world.labels(repository, number)).toEqual(['database']);
        expect(problems).toEqual([
          expect.stringContaining('no-such-label'),
          expect.stringContaining('no-such-person-4711'),
        ]);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'finds the newest of a branch once more than one is closed',
      async () => {
        const { host, repository, request, number } = await openChange(
          getWorld(),
        );
        const numbers = [number];
        for (let i = 0; i < 2; i += 1) {
          await host.closePullRequest(repository, numbers[i], options());
          const next = await host.openPullRequest(request, options());
          numbers.push(next.pullRequest.number);
        }
        const find = () =>
          host.findPullRequest(repository, request.branch, 'main', options());
        expect((await find())?.number).toBe(numbers[2]);
        await host.closePullRequest(repository, numbers[2], options());
        const newest = await find();
        expect(newest).toMatchObject({ number: numbers[2], state: 'closed' });
        expect(new Set(numbers).size).toBe(3);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'comments, the same words once',
      async () => {
        const { world, host, repository, number } = await openChange(
          getWorld(),
        );
        const say = (text: string) =>
          host.comment(repository, number, text, options());
        await say('Planned again.');
        await say('Planned again.');
        await say('Done.');
        expect(await world.comments(repository, number)).toEqual([
          'Planned again.',
          'Done.',
        ]);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'closes without merging, once or twice, and keeps the branch known',
      async () => {
        const { host, repository, request, number, read } = await openChange(
          getWorld(),
        );
        await host.closePullRequest(repository, number, options());
        await host.closePullRequest(repository, number, options());
        await host.deleteBranch(repository, request.branch, options());
        const closed = await read();
        expect(closed).toMatchObject({
          state: 'closed',
          branch: request.branch,
        });
        expect(closed?.closedAt).toMatch(/Z$/);
        expect(closed?.mergeSha).toBeUndefined();
        await expect(
          host.closePullRequest(repository, 4711, options()),
        ).rejects.toMatchObject({ name: 'NotFoundError' });
      },
      CONTRACT_TIMEOUT_MS,
    );

    it.each(['merge', 'squash', 'rebase'] as const)(
      'knows the commit on the base after a %s',
      async style => {
        const { world, host, repository, request, number, read, commit, sha } =
          await openChange(getWorld());
        await world.push(repository, 'main', [
          { path: 'keep.yaml', content: 'keep: 2\n' },
        ]);
        await until(read, ({ mergeable }) => mergeable === 'yes');
        await world.merge(repository, number, style);
        const merged = await until(read, ({ state }) => state === 'merged');
        expect(merged.mergedAt).toMatch(/Z$/);
        const head = await host.getBranch(repository, 'main', options());
        expect(merged.mergeSha).toBe(head?.sha);
        expect(
          await host.isAncestor(repository, sha, head!.sha, options()),
        ).toBe(style === 'merge');
        // What is merged stays: it is neither closed nor opened again.
        await expect(
          host.closePullRequest(repository, number, options()),
        ).rejects.toMatchObject({ name: 'ConflictError' });
        await expect(commit()).resolves.toEqual({ sha });
        const found = await host.findPullRequest(
          repository,
          request.branch,
          'main',
          options(),
        );
        expect(found).toMatchObject({ number, state: 'merged' });
      },
      CONTRACT_TIMEOUT_MS,
    );
  });
}
