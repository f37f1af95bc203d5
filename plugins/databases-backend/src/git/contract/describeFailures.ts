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

import {
  GitHost,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { GitHostWorld } from './GitHostWorld';
import { openChange } from './openChange';
import { CONTRACT_TIMEOUT_MS, failure, GetWorld, options } from './support';

export function describeFailures(getWorld: GetWorld<GitHostWorld>): void {
  describe('failures', () => {
    it(
      'says when credentials are no good, and does not say which',
      async () => {
        const world = getWorld();
        const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
        const token = 'no-good-token-0123456789abcdef01234567';
        const calls = [
          () => commit(world, world.createHostWithBadCredentials(), repository),
          () => commit(world, world.createHost(), repository, token),
        ];
        for (const call of calls) {
          const error = await failure(call());
          expect(error.name).toBe('AuthenticationError');
          expect(error.message).toContain(
            `${repository.owner}/${repository.name}`,
          );
          expect(error.message).toContain(world.createHost().title);
          expect(JSON.stringify(error) + error.stack).not.toContain(token);
        }
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'says when somebody may not write, and leaves nothing',
      async () => {
        const world = getWorld();
        const host = world.createHost();
        const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
        const error = await failure(
          commit(world, host, repository, world.tokens.reader),
        );
        expect(error.name).toBe('NotAllowedError');
        expect(
          await host.getBranch(repository, 'new', options()),
        ).toBeUndefined();
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'says when the branch is protected or the repository archived',
      async () => {
        const world = getWorld();
        const host = world.createHost();
        const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
        await world.protect(repository, 'new', 0);
        const isProtected = await failure(commit(world, host, repository));
        expect(isProtected.name).toBe('NotAllowedError');
        expect(isProtected.message).toMatch(/protects the branch/);
        expect(
          await host.getBranch(repository, 'new', options()),
        ).toBeUndefined();

        const other = await world.createRepository({ 'a.yaml': 'a: 1\n' });
        await world.archive(other);
        expect(await host.getRepository(other, options())).toMatchObject({
          archived: true,
        });
        const archived = await failure(commit(world, host, other));
        expect(archived.name).toBe('NotAllowedError');
        expect(archived.message).toMatch(/archived/);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'says when there is no such branch to open a pull request of, or to',
      async () => {
        const { host, request } = await openChange(getWorld());
        for (const wrong of [{ branch: 'none' }, { base: 'none' }]) {
          const error = await failure(
            host.openPullRequest({ ...request, ...wrong }, options()),
          );
          expect(['InputError', 'NotFoundError']).toContain(error.name);
        }
      },
      CONTRACT_TIMEOUT_MS,
    );

    it.each([
      ['a quota that is used up', 429, { 'retry-after': '7' }, 7000],
      ['a host that is down', 502, {}, undefined],
      ['maintenance', 503, { 'retry-after': '30' }, 30_000],
    ] as const)(
      'says when to try again: %s',
      async (_, status, headers, wait) => {
        const world = getWorld();
        const host = world.createHostThatFails(status, headers);
        const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
        const calls: Array<() => Promise<unknown>> = [
          () => host.getRepository(repository, options()),
          () => commit(world, host, repository),
          () => host.deleteBranch(repository, 'new', options()),
        ];
        for (const call of calls) {
          const error = await failure(call());
          expect(error).toMatchObject({
            name: 'ServiceUnavailableError',
            message: expect.stringContaining('tried again'),
          });
          expect(error).toHaveProperty('retryAfterMs', wait);
        }
      },
    );

    it('stops when it is told to', async () => {
      const world = getWorld();
      const host = world.createHostThatHangs();
      const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
      const controller = new AbortController();
      const calls = [
        host.getRepository(repository, { signal: controller.signal }),
        host.openPullRequest(
          { repository, branch: 'a', base: 'main', title: 'A', body: '' },
          { signal: controller.signal },
        ),
      ].map(failure);
      const reason = new Error('The person left.');
      controller.abort(reason);
      expect(await Promise.all(calls)).toEqual([reason, reason]);
      expect(
        await failure(
          host.getRepository(repository, { signal: controller.signal }),
        ),
      ).toBe(reason);
    });
  });
}

async function commit(
  world: GitHostWorld,
  host: GitHost,
  repository: GitRepository,
  token?: string,
): Promise<unknown> {
  return host.commitToNewBranch(
    {
      repository,
      branch: 'new',
      baseBranch: 'main',
      baseSha: await world.headOfMain(repository),
      message: 'Add b',
      files: [{ path: 'b.yaml', content: 'b: 1\n' }],
    },
    options(token),
  );
}
