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

import { Json, list } from './GiteaClient';
import { base64, GiteaSession } from './GiteaSession';
import { differences, shapes } from './shapes';

/** Pull requests, from opened to merged or closed. */
export function pullContract(session: () => GiteaSession): void {
  const read = async (index: unknown) =>
    (await session().reader.get(`${session().repo}/pulls/${index}`)).body;

  describe('pull requests', () => {
    it('opens one, and describes it', async () => {
      const { repo, target, reader } = session();
      const pull = await session().pull('open.yaml');
      expect(differences(pull, shapes.pull)).toEqual([]);
      expect(differences(pull.base, shapes.pullBranch)).toEqual([]);
      expect(differences(pull.head, shapes.pullBranch)).toEqual([]);
      expect(differences(pull.head.repo, shapes.repository)).toEqual([]);
      expect(pull).toMatchObject({
        title: 'Add open.yaml',
        body: 'Because.',
        state: 'open',
        merged: false,
        user: { login: target.writer.name },
        base: { ref: 'main' },
        additions: 1,
        deletions: 0,
        changed_files: 1,
      });
      expect(String(pull.html_url)).toBe(
        `${target.url}/${target.owner.name}/${session().name}/pulls/${
          pull.number
        }`,
      );
      const found = await reader.get(`${repo}/pulls/main/${pull.head.ref}`);
      expect(found.body.number).toBe(pull.number);
      expect((await session().settled(pull.number)).mergeable).toBe(true);
    });

    it('opens only one for the same branches', async () => {
      const { writer, repo } = session();
      const pull = await session().pull('twice.yaml');
      const again = await writer.post(`${repo}/pulls`, {
        title: 'Again',
        head: pull.head.ref,
        base: 'main',
      });
      expect(again.status).toBe(409);
      expect(differences(again.body, shapes.error)).toEqual([]);
      expect(again.body.message).toEqual(
        expect.stringContaining(`issue_id: ${pull.number},`),
      );
    });

    it('refuses branches that are not there or the same, and fields that are missing or wrong', async () => {
      const { writer, repo } = session();
      const open = async (body: object) =>
        (
          await writer.post(`${repo}/pulls`, {
            title: 'T',
            head: 'main',
            base: 'main',
            ...body,
          })
        ).status;
      expect(await open({ head: 'missing' })).toBe(404);
      expect(await open({ base: 'missing' })).toBe(404);
      expect(await open({})).toBe(422);
      expect(await open({ title: '' })).toBe(422);
      expect(await open({ title: 5 })).toBe(422);
      expect((await writer.get(`${repo}/pulls/9999`)).status).toBe(404);
      expect((await writer.get(`${repo}/pulls/main/missing`)).status).toBe(404);
    });

    it('lets a reader open one', async () => {
      const { reader, repo } = session();
      const { branch } = await session().commit('reader.yaml', 'a: 1\n');
      const opened = await reader.post(`${repo}/pulls`, {
        title: 'From a reader',
        head: branch,
        base: 'main',
      });
      expect(opened.status).toBe(201);
    });

    it('lists them by state and in an order, page by page', async () => {
      const { reader, writer, repo } = session();
      const first = await session().pull('list-1.yaml');
      const second = await session().pull('list-2.yaml');
      await writer.patch(`${repo}/pulls/${first.number}`, { state: 'closed' });
      const numbers = async (query: string) => {
        const { body } = await reader.get(`${repo}/pulls?limit=50&${query}`);
        list(body).forEach(pull =>
          expect(differences(pull, shapes.pull)).toEqual([]),
        );
        return list(body).map(({ number }) => number);
      };
      expect(await numbers('state=open')).toContainEqual(second.number);
      expect(await numbers('state=open')).not.toContainEqual(first.number);
      expect(await numbers('state=closed')).toContainEqual(first.number);
      const all = await numbers('state=all');
      expect(all).toEqual(
        expect.arrayContaining([first.number, second.number]),
      );
      expect(await numbers('state=all&sort=oldest')).toEqual(
        [...all].reverse(),
      );
      const page = await reader.get(`${repo}/pulls?state=all&limit=1&page=2`);
      expect(list(page.body).map(({ number }) => number)).toEqual([all[1]]);
      expect(Number(page.headers.get('x-total-count'))).toBe(all.length);
      expect(page.headers.get('link')).toContain('rel="prev"');
    });

    it('changes title and text, closes and opens again', async () => {
      const { writer, reader, repo } = session();
      const pull = await session().pull('edit.yaml');
      const path = `${repo}/pulls/${pull.number}`;
      const edited = await writer.patch(path, { title: 'New', body: 'Text' });
      expect(edited.status).toBe(201);
      expect(edited.body).toMatchObject({ title: 'New', body: 'Text' });
      expect((await reader.patch(path, { title: 'No' })).status).toBe(403);
      const closed = await writer.patch(path, { state: 'closed' });
      expect(closed.body).toMatchObject({ state: 'closed', merged: false });
      expect(closed.body.closed_at).not.toBeNull();
      expect((await session().merge(pull.number)).status).toBe(404);
      const opened = await writer.patch(path, { state: 'open' });
      expect(opened.body).toMatchObject({ state: 'open', closed_at: null });
    });

    it('shows its diff, files and commits', async () => {
      const { reader, repo } = session();
      const pull = await session().pull('shown.yaml', 'a: 1\nb: 2\n');
      const path = `${repo}/pulls/${pull.number}`;
      const diff = await reader.get(`${path}.diff`);
      expect(diff.text).toContain('+++ b/shown.yaml\n@@ -0,0 +1,2 @@\n+a: 1\n');
      const files = await reader.get(`${path}/files`);
      expect(list(files.body)).toHaveLength(1);
      expect(differences(list(files.body)[0], shapes.changedFile)).toEqual([]);
      expect(list(files.body)[0]).toMatchObject({
        filename: 'shown.yaml',
        status: 'added',
        additions: 2,
        deletions: 0,
        changes: 2,
      });
      const commits = await reader.get(`${path}/commits`);
      expect(list(commits.body).map(({ sha }) => sha)).toEqual([pull.head.sha]);
      expect(differences(list(commits.body)[0], shapes.commit)).toEqual([]);
    });

    it('follows its branch', async () => {
      const { writer, repo } = session();
      const pull = await session().pull('follow.yaml');
      const pushed = await writer.post(`${repo}/contents`, {
        branch: pull.head.ref,
        files: [
          { operation: 'create', path: 'more.yaml', content: base64('m: 1\n') },
        ],
      });
      const now = await session().settled(pull.number);
      expect(now.head.sha).toBe(pushed.body.commit.sha);
      expect(now.changed_files).toBe(2);
    });

    it('merges with a commit of two parents, and deletes the branch if told to', async () => {
      const { reader, repo, target } = session();
      const pull = await session().pull('merge.yaml');
      const merged = await session().merge(pull.number, {
        delete_branch_after_merge: true,
      });
      expect(merged.status).toBe(200);
      const now = await read(pull.number);
      expect(differences(now, shapes.pull)).toEqual([]);
      expect(now).toMatchObject({
        state: 'closed',
        merged: true,
        merged_by: { login: target.writer.name },
        head: { sha: pull.head.sha },
      });
      const main = await reader.get(`${repo}/git/commits/main`);
      expect(main.body.sha).toBe(now.merge_commit_sha);
      expect(list(main.body.parents).map(({ sha }) => sha)[1]).toBe(
        pull.head.sha,
      );
      expect(main.body.commit.message).toBe(
        `Merge pull request 'Add merge.yaml' (#${pull.number}) from ${pull.head.ref} into main\n`,
      );
      const gone = await reader.get(`${repo}/branches/${pull.head.ref}`);
      expect(gone.status).toBe(404);
      const again = await session().merge(pull.number);
      expect(again.status).toBe(405);
      expect(again.body.message).toBe('The PR is already merged');
      const reopened = await session().writer.patch(
        `${repo}/pulls/${pull.number}`,
        { state: 'open' },
      );
      expect(reopened.status).toBe(412);
    });

    it.each([
      ['squash', 1],
      ['rebase', 1],
      ['rebase-merge', 2],
    ])('merges by %s', async (style, parents) => {
      const { reader, repo } = session();
      const before = await reader.get(`${repo}/git/commits/main`);
      const pull = await session().pull(`by-${style}.yaml`);
      // Something else comes first, so that there is something to rebase.
      const other = await session().pull(`before-${style}.yaml`);
      expect((await session().merge(other.number)).status).toBe(200);
      const merged = await session().merge(pull.number, {
        Do: style,
        MergeTitleField: `By ${style}`,
      });
      expect(merged.status).toBe(200);
      const main = (await reader.get(`${repo}/git/commits/main`)).body;
      expect(main.parents).toHaveLength(parents);
      expect(main.sha).not.toBe(before.body.sha);
      const message = String(main.commit.message);
      expect(message.startsWith(style === 'rebase' ? 'Change' : 'By ')).toBe(
        true,
      );
    });

    it('says why it does not merge', async () => {
      const { reader } = session();
      const pull = await session().pull('why.yaml');
      const refused = await session().merge(pull.number, {}, reader);
      expect(refused.status).toBe(405);
      expect(refused.body.message).toBe('User not allowed to merge PR');
      expect((await session().merge(pull.number, { Do: '' })).status).toBe(422);
      expect((await session().merge(pull.number, { Do: 'x' })).status).toBe(
        422,
      );
      expect((await session().merge(9999)).status).toBe(404);
      const stale = await session().merge(pull.number, {
        head_commit_id: '1'.repeat(40),
      });
      expect(stale.status).toBe(409);
      expect(stale.body.message).toBe('head out of date');
    });

    it('knows a conflict', async () => {
      const ours = await session().pull('conflict.yaml', 'a: 1\n');
      const theirs = await session().pull('conflict.yaml', 'a: 2\n');
      expect((await session().merge(ours.number)).status).toBe(200);
      const now: Json = await session().settled(theirs.number, false);
      expect(now.mergeable).toBe(false);
      const { writer, repo } = session();
      const refused = await writer.post(
        `${repo}/pulls/${theirs.number}/merge`,
        { Do: 'merge' },
      );
      expect(refused.status).toBe(405);
    });

    it('marks work in progress by its title', async () => {
      const { writer, repo } = session();
      const pull = await session().pull('wip.yaml');
      const path = `${repo}/pulls/${pull.number}`;
      const edited = await writer.patch(path, { title: 'WIP: not yet' });
      expect(edited.body).toMatchObject({ draft: true, mergeable: false });
      const refused = await writer.post(`${path}/merge`, { Do: 'merge' });
      expect(refused.status).toBe(405);
      expect(refused.body.message).toBe(
        'Work in progress PRs cannot be merged',
      );
    });
  });
}
