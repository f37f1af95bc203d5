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

import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  ChangeStageId,
  DatabaseChange,
} from '@database-platform/plugin-databases-common';
import { GitHostUnavailableError } from '@database-platform/plugin-databases-node';
import { Conformance } from '../../__testUtils__/conformance';
import { Deployment } from '../../gitops/Deployment';
import { ChangesWorld } from '../__testUtils__/ChangesWorld';
import { DatabaseChangeStore } from '../store/DatabaseChangeStore';

// A machine may be busy with other things
jest.setTimeout(60_000);

/** Compiled once: that takes longer than any test. */
const conformance = new Conformance();

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function createStore() {
  const knex = await databases.init('SQLITE_3');
  return DatabaseChangeStore.create(
    mockServices.database.mock({ getClient: async () => knex }),
  );
}

async function opened(config = {}) {
  const world = await new ChangesWorld(
    await createStore(),
    conformance,
    config,
  ).start();
  const { body } = await world.resize(3);
  return { world, id: body.id as string, git: world.plan.git };
}

async function read(world: ChangesWorld, id: string): Promise<DatabaseChange> {
  return (await world.get(`/changes/${id}`)).body;
}

function stage(change: DatabaseChange, id: ChangeStageId) {
  return change.stages.find(item => item.id === id);
}

function argo(sync: Partial<Deployment['sync']>): Deployment {
  return {
    tool: 'Argo CD',
    title: 'Application shop',
    foundBy: 'argo-cd',
    repositoryUrl: 'https://git.example.org/platform/databases',
    path: 'shop',
    sync: { state: 'synced', ...sync },
  };
}

describe('ChangeFollower', () => {
  it('follows a change from the review to the database that is as asked for', async () => {
    const { world, id, git } = await opened();
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

  it('goes on where another process ended, at every stage', async () => {
    const store = await createStore();
    const first = await new ChangesWorld(store, conformance).start();
    const { id } = (await first.resize(3)).body;
    first.plan.git.merge(1);
    let world = first;
    const restart = async () => {
      world.stop();
      const next = await new ChangesWorld(store, conformance).start();
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

  it('keeps its state while the Git host is down, and says since when', async () => {
    const { world, id, git } = await opened();
    await world.round(120_000);
    const before = await read(world, id);
    git.down = new GitHostUnavailableError('git.example.org is down');
    await world.round();
    const { problem } = await read(world, id);
    const signals = world.signals.length;
    const callsBefore = git.calls.length;
    for (let round = 0; round < 5; round += 1) {
      await world.round(400_000);
    }
    const down = await read(world, id);
    expect(down).toMatchObject({
      state: 'open',
      stage: before.stage,
      waitingFor: before.waitingFor,
      problem: {
        stage: before.stage,
        since: problem?.since,
        reason: 'git.example.org is down',
      },
    });
    // Longer and longer pauses, and no storm of notices
    expect(git.calls.length - callsBefore).toBeLessThan(20);
    expect(world.signals).toHaveLength(signals);
    expect(world.notifications.send).not.toHaveBeenCalled();
    git.down = undefined;
    await world.round(400_000);
    expect((await read(world, id)).problem).toBeUndefined();
    world.stop();
  });

  it('leaves the host alone for as long as it asks', async () => {
    const { world, git } = await opened();
    await world.round();
    git.failures.set(
      'getPullRequest',
      new GitHostUnavailableError('The rate limit is reached', 3_600_000),
    );
    await world.round(60_000);
    const calls = git.calls.length;
    await world.round(3_000_000);
    expect(git.calls).toHaveLength(calls);
    await world.round(700_000);
    expect(git.calls.length).toBeGreaterThan(calls);
    world.stop();
  });

  it('says where a change is stuck, since when and what helps, and tells people once', async () => {
    const { world, id, git } = await opened({
      patience: { seen: { minutes: 2 } },
    });
    git.merge(1);
    await world.round();
    const { updatedAt: since } = await read(world, id);
    await world.round(60_000);
    expect((await read(world, id)).state).toBe('open');
    for (let round = 0; round < 4; round += 1) {
      await world.round(60_000);
    }
    expect(await read(world, id)).toMatchObject({
      state: 'stuck',
      stage: 'seen',
      problem: {
        stage: 'seen',
        since,
        reason:
          'It waits for spec.members: 3 in the Kubernetes cluster prod-eu',
        advice: expect.stringContaining('Look at what is applied'),
      },
    });
    const titles = () =>
      world.notifications.send.mock.calls.map(([{ payload }]) => payload.title);
    expect(titles()).toEqual(['Merged: Resize a', 'Stuck: Resize a']);

    // That it runs, and lacks nothing that can be seen, says only after a while that the operator has nothing more to do
    await world.setGadget({ members: 3 });
    await world.round();
    expect(await read(world, id)).toMatchObject({
      state: 'open',
      stage: 'healthy',
      waitingFor: 'waits for the operator to begin',
    });
    await world.round();
    const done = await read(world, id);
    expect(done.state).toBe('done');
    expect(done.problem).toBeUndefined();
    expect(titles()[2]).toBe('Done: Resize a');
    world.stop();
  });

  it('fails with the words of the operator once a failure lasts, and is followed again on request', async () => {
    const { world, id, git } = await opened();
    git.merge(1);
    await world.round();
    await world.setGadget({ members: 3, phase: 'failed' });
    await world.round();
    expect(await read(world, id)).toMatchObject({
      state: 'open',
      stage: 'healthy',
      problem: { reason: 'It is failed.' },
    });
    await world.round(400_000);
    expect(await read(world, id)).toMatchObject({
      state: 'failed',
      stage: 'healthy',
      problem: { stage: 'healthy', reason: 'It is failed.' },
    });
    await world.setGadget({ members: 3, phase: 'running' });
    const refreshed = await world.post(`/changes/${id}/refresh`);
    expect(refreshed.status).toBe(200);
    expect(refreshed.body.state).toBe('done');
    world.stop();
  });

  it('fails when the deployer cannot apply it, and waits where a person has to start it', async () => {
    const { world, id, git } = await opened();
    git.merge(1);
    world.deployment = argo({ appliedSha: 'base', state: 'manual' });
    await world.round();
    expect((await read(world, id)).waitingFor).toBe(
      'waits for somebody to synchronise Application shop in Argo CD',
    );
    world.deployment = argo({
      appliedSha: 'base',
      state: 'failed',
      message: 'admission webhook denied it',
    });
    await world.round();
    expect((await read(world, id)).state).toBe('open');
    await world.round(700_000);
    expect(await read(world, id)).toMatchObject({
      state: 'failed',
      problem: {
        reason:
          'Application shop of Argo CD could not apply it: admission webhook denied it',
      },
    });
    world.stop();
  });

  it('ends with the pull request that is closed on the host, and looks at once when a webhook says so', async () => {
    const { world, id, git } = await opened();
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

  it('says what a conflict or a failed check asks for', async () => {
    const { world, id, git } = await opened();
    git.pullRequest(1).mergeable = 'conflict';
    git.pullRequest(1).checks = {
      state: 'failed',
      items: [{ name: 'policy', state: 'failed' }],
    };
    await world.round();
    expect(await read(world, id)).toMatchObject({
      state: 'open',
      stage: 'checks',
      waitingFor:
        'waits for its conflict with main to be solved and failed checks (policy)',
      problem: { reason: expect.stringContaining('conflicts with main') },
    });
    world.stop();
  });

  it('follows a deletion until nothing is left', async () => {
    const world = await new ChangesWorld(
      await createStore(),
      conformance,
    ).start();
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
    const { world, id, git } = await opened();
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
