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
import {
  CONTRACT_TIMEOUT_MS,
  GetWorld,
  manifest,
  options,
  resized,
} from './support';

const branch = 'databases/resize-orders-db-1a2b';
const author = { name: 'Jane Roe', email: 'jane@example.org' };
const message =
  'Resize orders-db to 200Gi\n\nDatabase-Change: 1a2b\nCo-authored-by: John Doe <john@example.org>';

export function describeCommits(getWorld: GetWorld<GitHostWorld>): void {
  describe('committing', () => {
    it(
      'makes one commit on a branch of its own: changes, adds and removes files',
      async () => {
        const { world, host, repository, change, head } = await prepare(
          getWorld(),
        );
        const made = await host.commitToNewBranch(change, options());

        expect(await host.getBranch(repository, branch, options())).toEqual(
          made,
        );
        const commit = await world.commit(repository, made.sha);
        expect(commit.parents).toEqual([change.baseSha]);
        expect(commit.message.trim()).toBe(message);
        expect(commit.author).toEqual(author);
        for (const { path, content } of change.files) {
          const file = await host.readFile(repository, path, branch, options());
          expect(file?.content).toBe(content);
        }
        // The rest is as it was, the base branch too.
        const kept = await host.readFile(
          repository,
          'keep.yaml',
          branch,
          options(),
        );
        expect(kept?.content).toBe('keep: 1\n');
        expect(await head('main')).toBe(change.baseSha);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'answers the same commit when it is done again, also after the base has moved',
      async () => {
        const { world, host, repository, change } = await prepare(getWorld());
        const first = await host.commitToNewBranch(change, options());
        expect(await host.commitToNewBranch(change, options())).toEqual(first);

        const moved = await world.push(repository, 'main', [
          { path: 'keep.yaml', content: 'keep: 2\n' },
        ]);
        const again = { ...change, baseSha: moved.sha };
        expect(await host.commitToNewBranch(again, options())).toEqual(first);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'makes one commit however many try at once',
      async () => {
        const { world, host, repository, change } = await prepare(getWorld());
        const made = await Promise.all(
          [1, 2, 3].map(() => host.commitToNewBranch(change, options())),
        );
        expect(new Set(made.map(({ sha }) => sha)).size).toBe(1);
        const { parents } = await world.commit(repository, made[0].sha);
        expect(parents).toEqual([change.baseSha]);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'commits on the commit that was planned on, though the base has moved',
      async () => {
        const { world, host, repository, change } = await prepare(getWorld());
        await world.push(repository, 'main', [
          { path: 'keep.yaml', content: 'keep: 2\n' },
        ]);
        const made = await host.commitToNewBranch(change, options());
        const { parents } = await world.commit(repository, made.sha);
        expect(parents).toEqual([change.baseSha]);
        const kept = await host.readFile(
          repository,
          'keep.yaml',
          branch,
          options(),
        );
        expect(kept?.content).toBe('keep: 1\n');
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'uses a branch that was made and then left without a commit',
      async () => {
        const { world, host, repository, change } = await prepare(getWorld());
        await world.createBranch(repository, branch, change.baseSha);
        const moved = await world.push(repository, 'main', [
          { path: 'keep.yaml', content: 'keep: 2\n' },
        ]);
        const made = await host.commitToNewBranch(
          { ...change, baseSha: moved.sha },
          options(),
        );
        const { parents } = await world.commit(repository, made.sha);
        expect(parents).toEqual([moved.sha]);
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'refuses a branch that has anything else on it',
      async () => {
        const { world, host, repository, change, head } = await prepare(
          getWorld(),
        );
        const refused = expect.objectContaining({
          name: 'ConflictError',
          message: expect.stringContaining(branch),
        });
        const made = await host.commitToNewBranch(change, options());
        await expect(
          host.commitToNewBranch(
            {
              ...change,
              files: [{ path: 'orders.yaml', content: 'other: 1\n' }],
            },
            options(),
          ),
        ).rejects.toEqual(refused);
        expect(await head(branch)).toBe(made.sha);

        // Somebody went on from it.
        await world.push(repository, branch, [
          { path: 'keep.yaml', content: 'keep: 3\n' },
        ]);
        await expect(host.commitToNewBranch(change, options())).rejects.toEqual(
          refused,
        );
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'refuses to commit nothing',
      async () => {
        const { host, change, head } = await prepare(getWorld());
        await expect(
          host.commitToNewBranch({ ...change, files: [] }, options()),
        ).rejects.toMatchObject({ name: 'InputError' });
        await expect(
          host.commitToNewBranch(
            { ...change, files: [{ path: 'orders.yaml', content: manifest }] },
            options(),
          ),
        ).rejects.toMatchObject({ name: 'ConflictError' });
        expect(await head(branch)).toBeUndefined();
      },
      CONTRACT_TIMEOUT_MS,
    );

    it(
      'deletes a branch, once or twice',
      async () => {
        const { host, repository, change, head } = await prepare(getWorld());
        await host.commitToNewBranch(change, options());
        await host.deleteBranch(repository, branch, options());
        expect(await head(branch)).toBeUndefined();
        await host.deleteBranch(repository, branch, options());
      },
      CONTRACT_TIMEOUT_MS,
    );
  });
}

async function prepare(world: GitHostWorld) {
  const host: GitHost = world.createHost();
  const repository: GitRepository = await world.createRepository({
    'orders.yaml': manifest,
    'keep.yaml': 'keep: 1\n',
    'old/gone.yaml': 'gone: 1\n',
  });
  const head = async (name: string) =>
    (await host.getBranch(repository, name, options()))?.sha;
  const change = {
    repository,
    branch,
    baseBranch: 'main',
    baseSha: (await head('main'))!,
    message,
    author,
    files: [
      { path: 'orders.yaml', content: resized },
      { path: 'neu/größe.yaml', content: '\ufeffnew: 1\r\n' },
      { path: 'old/gone.yaml', content: undefined },
    ],
  };
  return { world, host, repository, change, head };
}
