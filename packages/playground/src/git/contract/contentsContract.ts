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

/* eslint-disable jest/no-export -- declared here, run against the playground and against a real server */

import { gunzipSync } from 'zlib';
import { list } from './GiteaClient';
import { base64, GiteaSession } from './GiteaSession';
import { differences, shapes } from './shapes';

/** Reading and writing files without a clone. */
export function contentsContract(session: () => GiteaSession): void {
  describe('contents', () => {
    it('makes one commit of several operations on a new branch', async () => {
      const { writer, repo } = session();
      const { branch, answer } = await session().commit(
        'a/one.yaml',
        'a: 1\n',
        {
          message: 'Add one\n\nBecause.',
          author: { name: 'Ann Author', email: 'ann@example.org' },
          files: [
            {
              operation: 'create',
              path: 'a/one.yaml',
              content: base64('a: 1\n'),
            },
            {
              operation: 'create',
              path: 'b/two.yaml',
              content: base64('b: 2\n'),
            },
            {
              operation: 'update',
              path: 'README.md',
              content: base64('# New\n'),
            },
          ],
        },
      );
      expect(differences(answer, shapes.changedFiles)).toEqual([]);
      expect(differences(answer.commit, shapes.fileCommit)).toEqual([]);
      list(answer.files).forEach(file =>
        expect(differences(file, shapes.contents)).toEqual([]),
      );
      expect(answer.commit).toMatchObject({
        message: 'Add one\n\nBecause.\n',
        author: { name: 'Ann Author', email: 'ann@example.org' },
        committer: { name: 'Ann Author', email: 'ann@example.org' },
      });
      expect(answer.commit.parents).toHaveLength(1);
      const tree = await writer.get(
        `${repo}/git/trees/${encodeURIComponent(branch)}?recursive=1`,
      );
      expect(list(tree.body.tree).map(({ path }) => path)).toEqual([
        'README.md',
        'a',
        'a/one.yaml',
        'b',
        'b/two.yaml',
      ]);
    });

    it('reads a file with its content and its blob, at a branch and at a commit', async () => {
      const { reader, repo } = session();
      const { branch, answer } = await session().commit(
        'deep/er/file.yaml',
        'x: ü\n',
      );
      for (const ref of [branch, String(answer.commit.sha)]) {
        const { status, body } = await reader.get(
          `${repo}/contents/deep/er/file.yaml?ref=${encodeURIComponent(ref)}`,
        );
        expect(status).toBe(200);
        expect(differences(body, shapes.contents)).toEqual([]);
        expect(body).toMatchObject({
          name: 'file.yaml',
          path: 'deep/er/file.yaml',
          type: 'file',
          encoding: 'base64',
          size: 6,
          content: base64('x: ü\n'),
          sha: list(answer.files)[0].sha,
          last_commit_sha: answer.commit.sha,
        });
      }
      const raw = await reader.get(
        `${repo}/raw/deep/er/file.yaml?ref=${encodeURIComponent(branch)}`,
      );
      expect(raw.text).toBe('x: ü\n');
      expect(raw.headers.get('content-type')).toMatch(/^text\/plain/);
      const blob = await reader.get(
        `${repo}/git/blobs/${list(answer.files)[0].sha}`,
      );
      expect(blob.body).toMatchObject({
        encoding: 'base64',
        content: base64('x: ü\n'),
        size: 6,
      });
    });

    it('lists a folder, without contents', async () => {
      const { reader, repo } = session();
      const { branch } = await session().commit('folder/in.yaml', 'a: 1\n');
      const ref = encodeURIComponent(branch);
      const root = await reader.get(`${repo}/contents?ref=${ref}`);
      expect(
        list(root.body).map(({ name, type }) => `${type} ${name}`),
      ).toEqual(['file README.md', 'dir folder']);
      const folder = await reader.get(`${repo}/contents/folder?ref=${ref}`);
      expect(folder.body).toEqual([
        expect.objectContaining({
          path: 'folder/in.yaml',
          content: null,
          encoding: null,
        }),
      ]);
      list(folder.body).forEach(entry =>
        expect(differences(entry, shapes.contents)).toEqual([]),
      );
    });

    it('pages a tree', async () => {
      const { reader, repo } = session();
      const { branch } = await session().commit('t/u.yaml', 'a: 1\n');
      const path = `${repo}/git/trees/${encodeURIComponent(
        branch,
      )}?recursive=true`;
      const first = await reader.get(`${path}&per_page=2&page=1`);
      expect(differences(first.body, shapes.tree)).toEqual([]);
      list(first.body.tree).forEach(entry =>
        expect(differences(entry, shapes.treeEntry)).toEqual([]),
      );
      expect(first.body).toMatchObject({ truncated: true, total_count: 3 });
      const second = await reader.get(`${path}&per_page=2&page=2`);
      expect(second.body).toMatchObject({ truncated: false, page: 2 });
      expect(list(second.body.tree).map(entry => entry.path)).toEqual([
        't/u.yaml',
      ]);
      const missing = await reader.get(`${repo}/git/trees/missing`);
      expect(missing.status).toBe(400);
    });

    it('says what is not there', async () => {
      const { reader, repo } = session();
      for (const path of [
        '/contents/missing.yaml',
        '/contents/README.md?ref=missing',
        '/raw/missing.yaml',
        '/git/commits/missing',
        '/branches/missing',
      ]) {
        const { status, body } = await reader.get(`${repo}${path}`);
        expect([path, status]).toEqual([path, 404]);
        expect(differences(body, shapes.notFound)).toEqual([]);
      }
    });

    it('updates and deletes by the blob that is believed to be there', async () => {
      const { writer, repo } = session();
      const { branch, answer } = await session().commit('u.yaml', 'a: 1\n');
      const { sha } = list(answer.files)[0];
      const change = (operation: string, more: object) =>
        writer.post(`${repo}/contents`, {
          branch,
          files: [{ operation, path: 'u.yaml', ...more }],
        });
      const stale = await change('update', {
        sha: '0'.repeat(40),
        content: base64('a: 2\n'),
      });
      expect(stale.status).toBe(422);
      expect(stale.body.message).toBe(
        `sha does not match [given: ${'0'.repeat(40)}, expected: ${sha}]`,
      );
      const updated = await change('update', {
        sha,
        content: base64('a: 2\n'),
      });
      expect(updated.status).toBe(201);
      expect(updated.body.commit.message).toBe('Update u.yaml\n');
      const gone = await change('delete', {
        sha: list(updated.body.files)[0].sha,
      });
      expect(gone.status).toBe(201);
      expect((await change('delete', {})).status).toBe(404);
    });

    it('changes one file by its path', async () => {
      const { writer, repo } = session();
      const { branch } = await session().commit('other.yaml', 'a: 1\n');
      const path = `${repo}/contents/single.yaml`;
      const created = await writer.post(path, {
        branch,
        content: base64('s: 1\n'),
        message: 'Add single',
      });
      expect(created.status).toBe(201);
      expect(differences(created.body.content, shapes.contents)).toEqual([]);
      const { sha } = created.body.content;
      const updated = await writer.put(path, {
        branch,
        sha,
        content: base64('s: 2\n'),
      });
      expect(updated.status).toBe(200);
      expect((await writer.put(path, { branch, content: '' })).status).toBe(
        422,
      );
      const deleted = await writer.delete(path, {
        branch,
        sha: updated.body.content.sha,
      });
      expect(deleted.status).toBe(200);
      expect(deleted.body.content).toBeNull();
    });

    it.each([
      [
        'a file that exists',
        'create',
        'README.md',
        422,
        'repository file already exists [path: README.md]',
      ],
      [
        'a folder in place of a file',
        'create',
        'README.md/a',
        422,
        'a file exists where you’re trying to create a subdirectory [path: README.md]',
      ],
      [
        'a path into .git',
        'create',
        '.git/config',
        422,
        'path contains a malformed path component [path: .git/config]',
      ],
      [
        'an update of nothing',
        'update',
        'none.yaml',
        404,
        'object does not exist [id: , rel_path: none.yaml]',
      ],
      [
        'a deletion of nothing',
        'delete',
        'none.yaml',
        404,
        'repository file does not exist [path: none.yaml]',
      ],
    ])('refuses %s', async (_, operation, path, status, message) => {
      const { writer, repo } = session();
      const { branch } = await session().commit('r.yaml', 'a: 1\n');
      const answer = await writer.post(`${repo}/contents`, {
        branch,
        files: [{ operation, path, content: base64('x') }],
      });
      expect(answer.status).toBe(status);
      expect(answer.body.message).toBe(message);
      expect(differences(answer.body, shapes.error)).toEqual([]);
    });

    it('refuses a new branch that exists, a base that does not, a bad name, bad base64 and no files', async () => {
      const { writer, repo } = session();
      const { branch } = await session().commit('n.yaml', 'a: 1\n');
      const file = {
        operation: 'create',
        path: 'n2.yaml',
        content: base64('x'),
      };
      const send = (body: object) =>
        writer.post(`${repo}/contents`, { files: [file], ...body });
      const taken = await send({ branch: 'main', new_branch: branch });
      expect(taken.status).toBe(422);
      expect(taken.body.message).toBe(
        `branch already exists [name: ${branch}]`,
      );
      expect((await send({ branch: 'missing' })).status).toBe(404);
      expect((await send({ branch, new_branch: 'a b' })).status).toBe(422);
      expect((await send({ branch, new_branch: 'a..b' })).status).toBe(422);
      expect((await send({ branch, files: undefined })).status).toBe(422);
      const bad = await send({ branch, files: [{ ...file, content: '%%%%' }] });
      expect(bad.status).toBe(422);
      expect(bad.body.message).toBe('illegal base64 data at input byte 0');
    });

    it('packs an archive with one folder at its top', async () => {
      const { reader, repo, name } = session();
      const { status, bytes } = await reader.get(`${repo}/archive/main.tar.gz`);
      expect(status).toBe(200);
      const tar = gunzipSync(bytes).toString('latin1');
      expect(tar).toContain(`${name}/README.md`);
      const zip = await reader.get(`${repo}/archive/main.zip`);
      expect(zip.bytes.subarray(0, 2).toString()).toBe('PK');
      expect((await reader.get(`${repo}/archive/none.tar.gz`)).status).toBe(
        404,
      );
    });

    it('compares what one has and another has not', async () => {
      const { reader, repo } = session();
      const { branch, answer } = await session().commit('cmp.yaml', 'a: 1\n');
      const compare = (base: string, head: string) =>
        reader.get(
          `${repo}/compare/${encodeURIComponent(base)}...${encodeURIComponent(
            head,
          )}`,
        );
      const ahead = await compare('main', branch);
      expect(ahead.status).toBe(200);
      expect(ahead.body.total_commits).toBe(1);
      expect(list(ahead.body.commits).map(({ sha }) => sha)).toEqual([
        answer.commit.sha,
      ]);
      expect(differences(list(ahead.body.commits)[0], shapes.commit)).toEqual(
        [],
      );
      const behind = await compare(branch, 'main');
      expect(behind.body.total_commits).toBe(0);
      expect((await compare('main', 'missing')).status).toBe(404);
    });

    it('lists commits, of all and of one path', async () => {
      const { reader, repo } = session();
      const { branch, answer } = await session().commit('log.yaml', 'a: 1\n');
      const of = encodeURIComponent(branch);
      const all = await reader.get(`${repo}/commits?sha=${of}&limit=1`);
      expect(all.status).toBe(200);
      expect(list(all.body)).toHaveLength(1);
      expect(differences(list(all.body)[0], shapes.commit)).toEqual([]);
      expect(Number(all.headers.get('x-total-count'))).toBe(2);
      expect(all.headers.get('link')).toContain('rel="next"');
      const one = await reader.get(`${repo}/commits?sha=${of}&path=log.yaml`);
      expect(list(one.body).map(({ sha }) => sha)).toEqual([answer.commit.sha]);
      const commit = await reader.get(`${repo}/git/commits/${of}`);
      expect(commit.body).toMatchObject({
        sha: answer.commit.sha,
        files: [{ filename: 'log.yaml', status: 'added' }],
        stats: { total: 1, additions: 1, deletions: 0 },
      });
    });
  });
}
