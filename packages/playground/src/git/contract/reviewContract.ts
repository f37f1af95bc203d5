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

import { list } from './GiteaClient';
import { GiteaSession } from './GiteaSession';
import { differences, shapes } from './shapes';

/** Reviews, comments, labels and statuses, and a `main` that asks for them. */
export function reviewContract(
  session: () => GiteaSession,
  openStrict: () => Promise<GiteaSession>,
): void {
  describe('reviews', () => {
    it('takes reviews of others, with words where they are needed', async () => {
      const { owner, writer, reader, repo, target } = session();
      const pull = await session().pull('review.yaml');
      const path = `${repo}/pulls/${pull.number}/reviews`;
      const own = await writer.post(path, { event: 'APPROVED' });
      expect(own.status).toBe(422);
      expect(own.body.message).toBe('approve your own pull is not allowed');
      expect((await owner.post(path, { event: 'COMMENT' })).status).toBe(422);
      expect(
        (await owner.post(path, { event: 'REQUEST_CHANGES' })).status,
      ).toBe(422);
      const approved = await owner.post(path, {
        event: 'APPROVED',
        body: 'Good',
      });
      expect(approved.status).toBe(200);
      expect(differences(approved.body, shapes.review)).toEqual([]);
      expect(approved.body).toMatchObject({
        state: 'APPROVED',
        official: true,
        stale: false,
        dismissed: false,
        commit_id: pull.head.sha,
        user: { login: target.owner.name },
      });
      const unofficial = await reader.post(path, {
        event: 'REQUEST_CHANGES',
        body: 'No',
      });
      expect(unofficial.body).toMatchObject({
        state: 'REQUEST_CHANGES',
        official: false,
      });
      const all = await reader.get(path);
      expect(list(all.body).map(({ state }) => state)).toEqual([
        'APPROVED',
        'REQUEST_CHANGES',
      ]);
    });

    it('asks for reviews, and takes that back', async () => {
      const { writer, reader, repo, target } = session();
      const pull = await session().pull('ask.yaml');
      const path = `${repo}/pulls/${pull.number}`;
      const ask = (...reviewers: string[]) =>
        writer.post(`${path}/requested_reviewers`, { reviewers });
      const asked = await ask(target.reader.name);
      expect(asked.status).toBe(201);
      expect(list(asked.body).map(({ state }) => state)).toEqual([
        'REQUEST_REVIEW',
      ]);
      const now = await reader.get(path);
      expect(
        list(now.body.requested_reviewers).map(({ login }) => login),
      ).toEqual([target.reader.name]);
      expect((await ask(target.reader.name)).body).toEqual([]);
      expect((await ask(target.writer.name)).status).toBe(422);
      expect((await ask('nobody-here')).status).toBe(404);
      const back = await writer.delete(`${path}/requested_reviewers`, {
        reviewers: [target.reader.name],
      });
      expect(back.status).toBe(204);
      expect((await reader.get(path)).body.requested_reviewers).toEqual([]);
    });

    it('keeps comments', async () => {
      const { writer, reader, repo, target } = session();
      const pull = await session().pull('comment.yaml');
      const path = `${repo}/issues/${pull.number}/comments`;
      const made = await writer.post(path, { body: 'Hello' });
      expect(made.status).toBe(201);
      expect(differences(made.body, shapes.comment)).toEqual([]);
      const all = await reader.get(path);
      expect(all.body).toEqual([
        expect.objectContaining({
          id: made.body.id,
          body: 'Hello',
          user: expect.objectContaining({ login: target.writer.name }),
        }),
      ]);
      expect((await writer.post(path, { body: '' })).status).toBe(422);
      const now = await reader.get(`${repo}/pulls/${pull.number}`);
      expect(now.body.comments).toBe(1);
    });

    it('sticks labels on', async () => {
      const { owner, writer, reader, repo } = session();
      const label = await owner.post(`${repo}/labels`, {
        name: 'database',
        color: '#00aabb',
      });
      expect(label.status).toBe(201);
      expect(differences(label.body, shapes.label)).toEqual([]);
      expect(label.body.color).toBe('00aabb');
      const all = await reader.get(`${repo}/labels`);
      expect(list(all.body).map(({ id }) => id)).toContainEqual(label.body.id);
      const pull = await session().pull('label.yaml');
      const path = `${repo}/issues/${pull.number}/labels`;
      const stuck = await writer.post(path, { labels: [label.body.id] });
      expect(stuck.status).toBe(200);
      expect(list(stuck.body).map(({ name }) => name)).toEqual(['database']);
      const now = await reader.get(`${repo}/pulls/${pull.number}`);
      expect(list(now.body.labels).map(({ name }) => name)).toEqual([
        'database',
      ]);
      expect((await reader.post(path, { labels: [] })).status).toBe(403);
    });
  });

  describe('statuses', () => {
    it('combines the last one of each context', async () => {
      const { writer, reader, repo } = session();
      const pull = await session().pull('status.yaml');
      const { sha } = pull.head;
      const combined = async () =>
        (await reader.get(`${repo}/commits/${sha}/status`)).body;
      expect(await combined()).toMatchObject({
        state: '',
        total_count: 0,
        statuses: null,
      });
      const set = (context: string, state: string) =>
        writer.post(`${repo}/statuses/${sha}`, {
          context,
          state,
          description: `${context} is ${state}`,
          target_url: 'https://ci.example.org/1',
        });
      const made = await set('ci/a', 'pending');
      expect(made.status).toBe(201);
      expect(differences(made.body, shapes.status)).toEqual([]);
      expect(made.body).toMatchObject({ status: 'pending', context: 'ci/a' });
      await set('ci/b', 'success');
      expect((await combined()).state).toBe('pending');
      await set('ci/a', 'success');
      const now = await combined();
      expect(differences(now, shapes.combinedStatus)).toEqual([]);
      expect(now).toMatchObject({ state: 'success', total_count: 2 });
      expect(
        list(now.statuses)
          .map(({ context, status }) => `${context} ${status}`)
          .sort(),
      ).toEqual(['ci/a success', 'ci/b success']);
      await set('ci/b', 'failure');
      expect((await combined()).state).toBe('failure');
      const all = await reader.get(`${repo}/statuses/${sha}`);
      expect(list(all.body)).toHaveLength(4);
      const byBranch = await reader.get(
        `${repo}/commits/${encodeURIComponent(String(pull.head.ref))}/status`,
      );
      expect(byBranch.body.sha).toBe(sha);
    });
  });

  describe('a main that asks for an approval and a check', () => {
    it('merges when it has both', async () => {
      const strict = await openStrict();
      const { owner, writer, reader, repo } = strict;
      const pull = await strict.pull('strict.yaml');
      const early = await strict.merge(pull.number);
      expect(early.status).toBe(405);
      expect(early.body.message).toBe(
        'Not all required status checks successful',
      );
      await writer.post(`${repo}/statuses/${pull.head.sha}`, {
        context: 'manifests',
        state: 'success',
      });
      const reviews = `${repo}/pulls/${pull.number}/reviews`;
      await reader.post(reviews, { event: 'APPROVED' });
      const alone = await strict.merge(pull.number);
      expect(alone.status).toBe(405);
      expect(alone.body.message).toBe('Does not have enough approvals');
      await owner.post(reviews, { event: 'REQUEST_CHANGES', body: 'Wait' });
      expect((await strict.merge(pull.number)).status).toBe(405);
      await owner.post(reviews, { event: 'APPROVED' });
      expect((await strict.merge(pull.number)).status).toBe(200);
      await strict.close();
    });
  });
}
