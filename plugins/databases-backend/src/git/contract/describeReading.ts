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

import { toError } from '@backstage/errors';
import { GitFileTooLargeError } from '@database-platform/plugin-databases-node';
import { GitHostWorld } from './GitHostWorld';
import {
  CONTRACT_TIMEOUT_MS,
  failure,
  GetWorld,
  manifest,
  options,
} from './support';

export function describeReading(getWorld: GetWorld<GitHostWorld>): void {
  describe('reading', () => {
    it(
      'reads repository, branches and files as they are',
      async () => {
        const world = getWorld();
        const host = world.createHost();
        const path = 'teams/a b/örders.yaml';
        const withMark = '\ufeffkind: postgresql\r\n';
        const repository = await world.createRepository({
          [path]: manifest,
          'mark.yaml': withMark,
        });

        const about = await host.getRepository(repository, options());
        expect(about).toEqual({
          defaultBranch: 'main',
          archived: false,
          canPush: true,
        });
        const asReader = await host.getRepository(
          repository,
          options(world.tokens.reader),
        );
        expect(asReader.canPush).toBe(false);

        const head = await host.getBranch(repository, 'main', options());
        expect(head?.sha).toMatch(/^[0-9a-f]{40}$/);
        const sha = head!.sha;
        const file = await host.readFile(repository, path, 'main', options());
        expect(file?.content).toBe(manifest);
        expect(file?.sha).toMatch(/^[0-9a-f]{40}$/);
        expect(await host.readFile(repository, path, sha, options())).toEqual(
          file,
        );
        expect(
          (await host.readFile(repository, 'mark.yaml', sha, options()))
            ?.content,
        ).toBe(withMark);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'says what is not there',
      async () => {
        const world = getWorld();
        const host = world.createHost();
        const repository = await world.createRepository({
          'a/b.yaml': 'a: 1\n',
        });

        expect(
          await host.getBranch(repository, 'change/none', options()),
        ).toBeUndefined();
        expect(
          await host.readFile(repository, 'none.yaml', 'main', options()),
        ).toBeUndefined();
        expect(
          await host.readFile(repository, 'a', 'main', options()),
        ).toBeUndefined();
        expect(
          await host.getPullRequest(repository, 4711, options()),
        ).toBeUndefined();
        expect(
          await host.findPullRequest(repository, 'none', 'main', options()),
        ).toBeUndefined();

        const other = { ...repository, name: 'not-there' };
        const nothing = { name: 'NotFoundError', message: /not-there/ };
        for (const call of [
          () => host.getRepository(other, options()),
          () => host.getBranch(other, 'main', options()),
          () => host.readFile(other, 'a.yaml', 'main', options()),
          () => host.getPullRequest(other, 1, options()),
          () => host.findPullRequest(other, 'a', 'main', options()),
          () => host.deleteBranch(other, 'a', options()),
        ]) {
          await expect(call()).rejects.toMatchObject({
            name: nothing.name,
            message: expect.stringMatching(nothing.message),
          });
        }
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'does not download files that are much too large',
      async () => {
        const world = getWorld();
        const host = world.createHost();
        const repository = await world.createRepository({
          'large.yaml': `# ${'x'.repeat(400_000)}\n`,
        });
        const read = (maxBytes?: number) =>
          host.readFile(repository, 'large.yaml', 'main', {
            ...options(),
            maxBytes,
          });
        const error = await failure(read(100_000));
        expect(error).toBeInstanceOf(GitFileTooLargeError);
        expect(toError(error).message).toContain(
          'the file has more than 100000 bytes',
        );
        expect((await read(1_000_000))?.content).toHaveLength(400_003);
        expect((await read())?.content).toHaveLength(400_003);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'knows which commit comes from which',
      async () => {
        const world = getWorld();
        const host = world.createHost();
        const repository = await world.createRepository({ 'a.yaml': 'a: 1\n' });
        const first = (await host.getBranch(repository, 'main', options()))!
          .sha;
        await world.createBranch(repository, 'aside', first);
        const { sha: second } = await world.push(repository, 'main', [
          { path: 'a.yaml', content: 'a: 2\n' },
        ]);
        const { sha: aside } = await world.push(repository, 'aside', [
          { path: 'b.yaml', content: 'b: 1\n' },
        ]);
        const isAncestor = (ancestor: string, descendant: string) =>
          host.isAncestor(repository, ancestor, descendant, options());

        expect(await isAncestor(first, second)).toBe(true);
        expect(await isAncestor(second, second)).toBe(true);
        expect(await isAncestor(second, first)).toBe(false);
        expect(await isAncestor(aside, second)).toBe(false);
        expect(await isAncestor('0'.repeat(39).concat('1'), second)).toBe(
          false,
        );
      },
      CONTRACT_TIMEOUT_MS,
    );
  });
}
