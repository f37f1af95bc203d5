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

import { TestDatabases } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import {
  databaseChangePermission,
  changeReadPermission,
  DatabaseChange,
} from '@database-platform/plugin-databases-common';
import { GitHostUnavailableError } from '@database-platform/plugin-databases-node';
import { Conformance } from '../../__testUtils__/conformance';
import { gadgetRef } from '../../__testUtils__/PlanWorld';
import {
  ChangesWorld,
  MANIFEST,
} from '../../changes/__testUtils__/ChangesWorld';
import { storeOver } from '../../changes/__testUtils__/storeOver';
import { ALLOW_NONE } from '../../permissions/ReadFilter';

// A machine may be busy with other things
jest.setTimeout(60_000);

/** Compiled once: that takes longer than any test. */
const conformance = new Conformance();

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function world(config = {}) {
  const knex = await databases.init('SQLITE_3');
  const store = await storeOver(knex);
  return new ChangesWorld(store, conformance, config).start();
}

describe('createChangesRouter', () => {
  it('opens one pull request that a reviewer can decide from, however often it is asked for', async () => {
    const changes = await world();
    const { git } = changes.plan;
    const first = await changes.resize(
      3,
      { reason: 'More @traffic\n\nthan <b>before</b>' },
      { 'Idempotency-Key': 'k1' },
    );
    expect(first.status).toBe(201);
    const change: DatabaseChange = first.body;
    expect(change).toMatchObject({
      operation: 'resize',
      ref: gadgetRef('a'),
      requestedBy: 'user:default/mock',
      owner: 'group:default/shop',
      state: 'open',
      stage: 'checks',
      pullRequest: { number: 1, host: 'Gitea', state: 'open' },
      location: { path: 'shop/a.yaml' },
    });
    const [pullRequest] = git.pullRequests;
    expect(pullRequest).toMatchObject({
      title: 'Resize a',
      branch: change.pullRequest?.branch,
      labels: ['database'],
      reviewers: ['ann'],
      teamReviewers: ['shop'],
    });
    expect(pullRequest.branch).toMatch(
      /^databases\/resize\/prod-eu-shop-a-[0-9a-f]{10}$/,
    );
    expect(pullRequest.body).toContain('> More @\u200btraffic\n>\n> than');
    expect(pullRequest.body).not.toContain('<b>');
    expect(pullRequest.body).toContain(
      '- `spec.members`: **rolling restart**. Gadgets roll',
    );
    expect(pullRequest.body).toContain(
      `[this change in the portal](https://portal.example.org/databases/changes/${change.id})`,
    );
    expect(pullRequest.body).toMatch(
      new RegExp(`<!--\nDatabases-Change: ${change.id}\n[^]*-->\n$`),
    );
    const commit = git.commits.get(pullRequest.headSha);
    expect(commit).toMatchObject({
      author: { name: 'Jane Doe', email: 'jane@example.org' },
      message: `Resize a\n\nMore @traffic than <b>before</b>\n\nRequested-by: user:default/mock\nDatabases-Change: ${change.id}\n`,
    });
    expect(commit?.files.get('shop/a.yaml')).toBe(
      MANIFEST.replace('members: 2', 'members: 3'),
    );
    expect(changes.signals).toContainEqual({
      ids: [expect.any(String)],
      kind: 'change',
      changes: [change.id],
    });
    expect(changes.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'change-open',
        severityLevel: 'medium',
        meta: { operation: 'resize', database: 'prod-eu/shop/gadget/a' },
      }),
    );

    const repeated = [
      await changes.resize(3, {}, { 'Idempotency-Key': 'k1' }),
      await changes.resize(3, {}, { 'Idempotency-Key': 'k2' }),
      await changes.resize(3),
    ];
    expect(repeated.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(repeated.map(({ body }) => body.id)).toEqual(
      Array(3).fill(change.id),
    );
    for (const other of [
      { operation: 'delete', input: {} },
      { input: { members: 4 } },
      { supersedes: change.id },
    ]) {
      const { status, body } = await changes.resize(3, other, {
        'Idempotency-Key': 'k1',
      });
      expect([status, body.error.name]).toEqual([409, 'ConflictError']);
      expect(body.error.message).toContain('was used before');
    }
    expect(git.pullRequests).toHaveLength(1);
    expect((await changes.get('/changes')).body.totalItems).toBe(1);
    changes.stop();
  });

  it('says what stands in the way, and opens nothing', async () => {
    const changes = await world();
    const refused = await changes.resize(0);
    expect(refused.status).toBe(400);
    expect(refused.body.error.errors).toMatchObject([
      { field: 'members', message: 'At least 1' },
    ]);
    const nothing = await changes.resize(2);
    expect(nothing.status).toBe(400);
    expect(nothing.body.error.message).toContain('nothing to change');
    const outdated = await changes.resize(3, { fingerprint: 'other' });
    expect(outdated.status).toBe(409);
    expect(outdated.body.error.plan).toMatchObject({
      title: 'Resize a',
      diff: expect.stringContaining('+  members: 3'),
    });
    const { fingerprint } = outdated.body.error.plan;
    const unknown = await changes.resize(3, { operation: 'paint' });
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toContain('"paint" is none of create');
    const strange = await changes.resize(3, { colour: 'red' });
    expect(strange.status).toBe(400);

    changes.plan.filters.set(databaseChangePermission.name, ALLOW_NONE);
    const forbidden = await changes.resize(3);
    expect(forbidden.status).toBe(403);
    expect(changes.auditorEvent.fail).toHaveBeenCalled();
    changes.plan.filters.clear();
    expect(changes.plan.git.calls).not.toContain('commitToNewBranch');
    expect((await changes.get('/changes')).body.totalItems).toBe(0);

    expect((await changes.resize(3, { fingerprint })).status).toBe(201);
    changes.stop();
  });

  it('lets one change of an operation be open at a time, unless the new one supersedes it', async () => {
    const changes = await world();
    const { git } = changes.plan;
    const first = await changes.resize(3);
    const second = await changes.resize(5);
    expect(second.status).toBe(409);
    expect(second.body.error.openChange).toMatchObject({
      id: first.body.id,
      pullRequest: { number: 1 },
    });
    changes.plan.filters.set(changeReadPermission.name, ALLOW_NONE);
    const blind = await changes.resize(5);
    expect(blind.status).toBe(409);
    expect(blind.body.error.openChange).toBeUndefined();
    expect(blind.body.error.message).toContain('which you may not see');
    expect(blind.text).not.toContain(first.body.title);
    changes.plan.filters.clear();
    const third = await changes.resize(5, { supersedes: first.body.id });
    expect(third.status).toBe(201);
    expect(git.pullRequests.map(({ state }) => state)).toEqual([
      'closed',
      'open',
    ]);
    expect(git.pullRequest(1).comments).toEqual([
      expect.stringContaining('Superseded by https://'),
    ]);
    expect(git.branches.has(git.pullRequest(1).branch)).toBe(false);
    const old = await changes.get(`/changes/${first.body.id}`);
    expect(old.body).toMatchObject({
      state: 'superseded',
      supersededBy: third.body.id,
      pullRequest: { state: 'closed' },
    });
    const active = await changes.get('/changes?active=true');
    expect(active.body.items.map(({ id }: DatabaseChange) => id)).toEqual([
      third.body.id,
    ]);
    changes.stop();
  });

  it('keeps the change while the Git host is down, and opens it when it is back', async () => {
    const changes = await world();
    const { git } = changes.plan;
    git.failures.set(
      'openPullRequest',
      new GitHostUnavailableError('git.example.org does not answer'),
    );
    const kept = await changes.resize(3);
    expect(kept.status).toBe(202);
    expect(kept.body).toMatchObject({
      state: 'open',
      stage: 'opened',
      problem: { reason: 'git.example.org does not answer' },
    });
    await changes.round();
    const opened = await changes.get(`/changes/${kept.body.id}`);
    expect(opened.body).toMatchObject({
      state: 'open',
      stage: 'checks',
      pullRequest: { number: 1 },
    });
    expect(opened.body.problem).toBeUndefined();
    expect(git.commits.size).toBe(2);
    changes.stop();
  });

  it('leaves nothing half-made when the Git host refuses, and lets the same be asked for again', async () => {
    const changes = await world();
    const { git } = changes.plan;
    git.failures.set(
      'openPullRequest',
      new NotAllowedError('The portal may not open pull requests'),
    );
    const refused = await changes.resize(3, {}, { 'Idempotency-Key': 'k' });
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toBe(
      'The portal may not open pull requests',
    );
    expect(Array.from(git.branches.keys())).toEqual(['main']);
    const { body } = await changes.get('/changes?state=failed');
    expect(body.items).toMatchObject([
      { problem: { stage: 'opened', reason: expect.any(String) } },
    ]);
    const again = await changes.resize(3, {}, { 'Idempotency-Key': 'k' });
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(body.items[0].id);
    changes.stop();
  });

  it('lists and answers what the reader may see, also when the database is gone', async () => {
    const changes = await world();
    const { id } = (await changes.resize(3)).body;
    const list = await changes.get('/changes?owner=mine&limit=1');
    expect(list.body).toMatchObject({ totalItems: 1, items: [{ id }] });
    expect(
      (
        await changes.get('/changes?owner=mine&limit=1', {
          'If-None-Match': list.headers.etag,
        })
      ).status,
    ).toBe(304);
    const count = async (query: string) =>
      (await changes.get(`/changes?${query}`)).body.totalItems;
    expect(await count('ref=prod-eu/shop/gadget/a')).toBe(1);
    expect(await count('ref=prod-eu/shop/gadget/b')).toBe(0);
    expect(await count('active=false')).toBe(0);
    expect(await count('owner=group:default/other')).toBe(0);
    expect(await count('requestedBy=user:default/mock')).toBe(1);
    for (const query of ['state=on', 'limit=0', 'colour=red', 'cursor=x']) {
      expect((await changes.get(`/changes?${query}`)).status).toBe(400);
    }

    await changes.removeGadget();
    changes.plan.filters.set(changeReadPermission.name, {
      key: 'others',
      allows: ({ owner }) => owner.ref === 'group:default/other',
      query: { field: 'owner', values: ['group:default/other'] },
    });
    expect(await count('')).toBe(0);
    expect((await changes.get(`/changes/${id}`)).status).toBe(404);
    expect((await changes.post(`/changes/${id}/close`)).status).toBe(404);
    changes.plan.filters.set(changeReadPermission.name, {
      key: 'own',
      allows: ({ owner }) => owner.ref === 'group:default/shop',
      query: { field: 'owner', values: ['group:default/shop'] },
    });
    expect(await count('')).toBe(1);
    expect((await changes.get(`/changes/${id}`)).status).toBe(200);
    changes.plan.filters.set(changeReadPermission.name, ALLOW_NONE);
    expect((await changes.get('/changes')).status).toBe(403);
    expect((await changes.get('/changes/unknown')).status).toBe(404);
    changes.stop();
  });

  it('closes the pull request for those who may, unless it is merged', async () => {
    const changes = await world();
    const { git } = changes.plan;
    const { id } = (await changes.resize(3)).body;
    changes.plan.filters.set(databaseChangePermission.name, ALLOW_NONE);
    expect((await changes.post(`/changes/${id}/close`)).status).toBe(403);
    changes.plan.filters.clear();
    const closed = await changes.post(`/changes/${id}/close`);
    expect(closed.body).toMatchObject({
      state: 'closed',
      pullRequest: { state: 'closed' },
    });
    expect(git.pullRequest(1).state).toBe('closed');
    expect(Array.from(git.branches.keys())).toEqual(['main']);
    expect((await changes.post(`/changes/${id}/close`)).status).toBe(200);

    // Also when the host is not the portal's any more: it would be in the way for ever
    const orphan = (await changes.resize(4)).body;
    changes.hasIntegration = false;
    const left = await changes.post(`/changes/${orphan.id}/close`);
    changes.hasIntegration = true;
    expect(left.body).toMatchObject({
      state: 'closed',
      pullRequest: { number: 2, state: 'open' },
    });
    expect(JSON.stringify(left.body.stages)).toContain('was left as it is');

    const second = (await changes.resize(3)).body;
    expect(second.id).not.toBe(id);
    git.merge(3);
    const late = await changes.post(`/changes/${second.id}/close`);
    expect(late.status).toBe(409);
    expect(late.body.error.message).toContain('is merged');
    changes.stop();
  });
});
