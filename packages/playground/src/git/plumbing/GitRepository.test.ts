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

import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { GitObjectReader } from './GitObjectReader';
import { GitRepository } from './GitRepository';
import { GitWriter } from './GitWriter';

const person = { name: 'Zoë  Ångström', email: 'zoe@example.org' };
const at = (atMs: number) => ({ ...person, atMs });

describe('GitRepository', () => {
  let folder: string;
  let git: GitRepository;
  let writer: GitWriter;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'playground-repository-'));
    git = await GitRepository.init(join(folder, 'a b.git'));
    writer = new GitWriter(git);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('reads commits as git itself tells them, signed ones and merges too', async () => {
    const tree = await writer.writeTree(undefined, []);
    const identity = {
      author: at(1_700_000_000_000),
      committer: { ...at(1_700_000_060_000), name: 'GitHub' },
    };
    const first = await writer.commitTree(tree, [], 'First', identity);
    const second = await writer.commitTree(
      tree,
      [first],
      'Second\n\nauthor nobody <no> 1\n\n body with a colon: é\n\n',
      identity,
    );
    const merge = await writer.commitTree(
      tree,
      [first, second],
      'Merge',
      identity,
    );
    const signed = (
      await git.run(['hash-object', '-t', 'commit', '-w', '--stdin'], {
        input: [
          `tree ${tree}`,
          `parent ${merge}`,
          'author A U Thor <a@example.org> 1700000000 -0330',
          'committer  <> 1700000001 +0000',
          'gpgsig -----BEGIN PGP SIGNATURE-----',
          ' ',
          ' committer in the signature <x> 1 +0000',
          ' -----END PGP SIGNATURE-----',
          '',
          'Signed',
          '',
        ].join('\n'),
      })
    ).text.trim();
    for (const sha of [first, second, merge, signed]) {
      const [told] = await git.log(['-1', sha]);
      expect(await git.commit(sha)).toEqual(told);
    }
  });

  it('finds entries as git lists them, and nothing where there is none', async () => {
    const tree = await writer.writeTree(undefined, [
      { path: 'teams/a b/örders.yaml', content: Buffer.from('a: 1\n') },
      { path: 'teams/run.sh', content: Buffer.from('ls\n'), mode: '100755' },
      { path: 'teams/link', content: Buffer.from('run.sh'), mode: '120000' },
      { path: 'teams.yaml', content: Buffer.alloc(300_000, 'x') },
    ]);
    const listed = await git.entries(tree, { recursive: true });
    expect(listed).toHaveLength(6);
    for (const entry of listed) {
      expect(await git.entry(tree, entry.path)).toEqual(entry);
    }
    for (const path of ['', '/', 'teams/', 'team', 'teams.yaml/x', 'a\nb']) {
      expect(await git.entry(tree, path)).toBeUndefined();
    }
    const blobs = await git.blobs(
      listed.filter(({ type }) => type === 'blob').map(({ sha }) => sha),
    );
    expect(Array.from(blobs.values(), ({ length }) => length).sort()).toEqual(
      [3, 300_000, 5, 6].sort(),
    );
  });

  it('finds what names stand for: a branch before a tag before an id', async () => {
    const tree = await writer.writeTree(undefined, []);
    const commits = [];
    for (const name of ['one', 'two', 'three']) {
      commits.push(
        await writer.commitTree(tree, [], name, {
          author: at(0),
          committer: at(0),
        }),
      );
    }
    const [one, two, three] = commits;
    const short = three.slice(0, 12);
    expect(await git.resolve(short)).toBe(three);
    await git.updateRef(`refs/tags/${short}`, two);
    expect(await git.resolve(short)).toBe(two);
    await git.updateRef(`refs/heads/${short}`, one);
    expect(await git.resolve(short)).toBe(one);
    expect(await git.branchHead(short)).toBe(one);
    await git.updateRef(`refs/heads/${short}`, two, one);
    expect(await git.branchHead(short)).toBe(two);
    for (const name of ['none', 'two words', '-x', 'a\nb', '', tree]) {
      expect(await git.resolve(name)).toBeUndefined();
      expect(await git.branchHead(name)).toBeUndefined();
    }
    expect(await git.resolveTree(tree)).toBe(tree);
    expect(await git.tryBlob(tree)).toBeUndefined();
  });

  it('says that a repository is not there, each time it is asked', async () => {
    const reader = new GitObjectReader(join(folder, 'none.git'));
    for (let time = 0; time < 2; time += 1) {
      await expect(
        Promise.all([reader.info('HEAD'), reader.contents('HEAD')]),
      ).rejects.toThrow(/ENOENT|ended/);
    }
  });
});
