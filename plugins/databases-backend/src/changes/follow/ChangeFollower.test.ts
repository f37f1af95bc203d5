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

import {
  argo,
  FollowedChanges,
  read,
  stage,
} from '../__testUtils__/FollowedChanges';

// A machine may be busy with other things
jest.setTimeout(60_000);

const changes = new FollowedChanges();

describe('ChangeFollower', () => {
  it('follows a change from the review to the database that is as asked for', async () => {
    const { world, id, git } = await changes.opened();
    world.deployment = argo({ appliedSha: 'base' });
    const pullRequest = git.pullRequest(1);
    pullRequest.checks = {
      state: 'pending',
      items: [
        { name: 'lint', state: 'passed' },
        { name: 'policy', state: 'pending' },
      ],
    };
    pullRequest.reviews = {
      state: 'waiting',
      approvedBy: [],
      required: 1,
      requestedFrom: ['shop'],
    };
    await world.round();
    let change = await read(world, id);
    expect(change).toMatchObject({
      stage: 'checks',
      waitingFor: 'waits for checks and review by shop',
    });
    expect(stage(change, 'checks')).toMatchObject({
      state: 'current',
      detail: '1 of 2 checks are through',
    });

    pullRequest.checks = {
      state: 'passed',
      items: pullRequest.checks.items.map(item => ({
        ...item,
        state: 'passed',
      })),
    };
    await world.round();
    change = await read(world, id);
    expect(change).toMatchObject({
      stage: 'approved',
      waitingFor: 'waits for review by shop',
    });
    expect(stage(change, 'approved')).toEqual({
      id: 'approved',
      state: 'current',
      detail: '0 of 1 approvals',
    });

    pullRequest.reviews = {
      ...pullRequest.reviews,
      state: 'approved',
      approvedBy: [{ name: 'ann', at: '2026-01-01T00:00:30.000Z' }],
    };
    await world.round();
    change = await read(world, id);
    expect(change.waitingFor).toBe('waits for somebody to merge it');
    expect(stage(change, 'approved')).toEqual({
      id: 'approved',
      state: 'done',
      at: '2026-01-01T00:00:30.000Z',
      detail: 'by ann',
    });

    const mergeSha = git.merge(1);
    await world.round();
    change = await read(world, id);
    expect(change).toMatchObject({
      stage: 'synced',
      pullRequest: { state: 'merged' },
      waitingFor: 'waits for Application shop of Argo CD to apply it',
    });
    expect(stage(change, 'merged')).toMatchObject({
      state: 'done',
      detail: `as ${mergeSha.slice(0, 7)} on main`,
    });
    expect(world.notifications.send).toHaveBeenCalledWith({
      recipients: {
        type: 'entity',
        entityRef: ['user:default/mock', 'group:default/shop'],
      },
      payload: expect.objectContaining({
        title: 'Merged: Resize a',
        scope: `database-change:${id}`,
        link: `/databases/changes/${id}`,
      }),
    });

    // A later commit contains it as well
    const later = git.commit('main', mergeSha, new Map(), { message: 'Later' });
    world.deployment = argo({ appliedSha: later });
    await world.round();
    change = await read(world, id);
    expect(change).toMatchObject({
      stage: 'seen',
      waitingFor: 'waits for spec.members: 3 in the Kubernetes cluster prod-eu',
    });
    expect(stage(change, 'synced')?.detail).toBe(
      `Application shop has applied ${later.slice(0, 7)}`,
    );

    // What happens to the database is enough: nobody has to wait for the next round
    world.differences = ['members: 2 of 3'];
    await world.setGadget({ members: 3, phase: 'updating' });
    await world.round(5_000);
    change = await read(world, id);
    expect(change).toMatchObject({
      stage: 'healthy',
      waitingFor: 'waits for the database, which is updating: It is updating.',
    });

    await world.setGadget({ members: 3, phase: 'running' });
    await world.round(5_000);
    change = await read(world, id);
    expect(change).toMatchObject({
      state: 'open',
      stage: 'verified',
      waitingFor: 'waits for members: 2 of 3',
    });

    world.differences = [];
    await world.round(5_000);
    change = await read(world, id);
    expect(change).toMatchObject({ state: 'done', stage: 'verified' });
    expect(change.waitingFor).toBeUndefined();
    expect(change.stages.map(({ state }) => state)).toEqual(
      Array(9).fill('done'),
    );
    const times = change.stages.map(({ at }) => Date.parse(at ?? ''));
    expect(times.every(time => time > 0)).toBe(true);
    expect(world.notifications.send.mock.calls).toHaveLength(2);
    expect(world.active.size).toBe(0);

    // Nothing more is asked of anybody
    const calls = git.calls.length;
    await world.round(600_000);
    expect(git.calls).toHaveLength(calls);
    world.stop();
  });

  it('asks the Git host once in a while whether what is applied has the change, and at once when that is another commit', async () => {
    const { world, id, git } = await changes.opened();
    const merged = git.merge(1);
    const asked = () => git.calls.filter(call => call === 'isAncestor').length;
    world.deployment = argo({ appliedSha: 'base' });
    await world.round();
    expect((await read(world, id)).stage).toBe('synced');
    expect(asked()).toBe(1);
    await world.round();
    expect(asked()).toBe(1);
    await world.round(60_000);
    expect(asked()).toBe(2);
    world.deployment = argo({ appliedSha: 'elsewhere' });
    await world.round();
    expect(asked()).toBe(3);
    world.deployment = argo({ appliedSha: merged });
    await world.round();
    expect(asked()).toBe(3);
    expect((await read(world, id)).stage).toBe('seen');
    world.stop();
  });

  it('goes on where another process ended, at every stage', async () => {
    const store = await changes.createStore();
    const first = await changes.start(store);
    const { id } = (await first.resize(3)).body;
    first.plan.git.merge(1);
    let world = first;
    const restart = async () => {
      world.stop();
      const next = await changes.start(store);
      // The same Git host and the same time
      Object.assign(next.plan.git, {
        commits: first.plan.git.commits,
        branches: first.plan.git.branches,
        pullRequests: first.plan.git.pullRequests,
      });
      await next.plan.world.clock.advance(
        world.plan.world.clock.now() - next.plan.world.clock.now(),
      );
      world = next;
    };
    await restart();
    await world.round();
    // Nobody knows what applies it
    expect(await read(world, id)).toMatchObject({ stage: 'seen' });
    await restart();
    await world.setGadget({ members: 3, phase: 'updating' });
    await world.round();
    expect(await read(world, id)).toMatchObject({ stage: 'healthy' });
    await restart();
    await world.setGadget({ members: 3 });
    await world.round();
    const change = await read(world, id);
    expect(change.state).toBe('done');
    expect(stage(change, 'synced')).toMatchObject({ state: 'skipped' });
    expect(stage(change, 'checks')).toMatchObject({ state: 'skipped' });
    world.stop();
  });

  it('ends with the pull request that is closed on the host, and looks at once when a webhook says so', async () => {
    const { world, id, git } = await changes.opened();
    await world.round();
    git.pullRequest(1).state = 'closed';
    const repository = {
      html_url: 'https://git.example.org/platform/databases',
    };
    await world.event('gitea', { repository, ref: 'refs/heads/main' });
    await world.round(1_000);
    expect((await read(world, id)).state).toBe('open');
    await world.event('gitea', {
      action: 'closed',
      repository,
      pull_request: { number: 1 },
    });
    await world.round(1_000);
    expect(await read(world, id)).toMatchObject({
      state: 'closed',
      pullRequest: { state: 'closed' },
    });
    world.stop();
  });

  it('follows a deletion until nothing is left', async () => {
    const world = await changes.start(await changes.createStore());
    const { body } = await world.resize(0, { operation: 'delete', input: {} });
    expect(body).toMatchObject({ operation: 'delete', stage: 'checks' });
    world.plan.git.merge(1);
    await world.round();
    expect(await read(world, body.id)).toMatchObject({
      stage: 'seen',
      waitingFor: 'waits for its deletion in the Kubernetes cluster prod-eu',
    });
    await world.removeGadget();
    await world.round();
    const change = await read(world, body.id);
    expect(change.state).toBe('done');
    expect(stage(change, 'healthy')?.detail).toBe(
      'nothing that is watched is left of it',
    );
    world.stop();
  });

  it('lets the newer of two merged changes count', async () => {
    const { world, id, git } = await changes.opened();
    git.merge(1);
    await world.round();
    const second = await world.resize(5);
    expect(second.status).toBe(201);
    git.merge(2);
    await world.round();
    expect(await read(world, id)).toMatchObject({
      state: 'superseded',
      supersededBy: second.body.id,
    });
    world.stop();
  });
});
