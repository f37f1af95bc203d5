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

import { GitHostUnavailableError } from '@database-platform/plugin-databases-node';
import { argo, FollowedChanges, read } from '../__testUtils__/FollowedChanges';

// A machine may be busy with other things
jest.setTimeout(60_000);

const changes = new FollowedChanges();

describe('a change in trouble', () => {
  it('keeps its state while the Git host is down, and says since when', async () => {
    const { world, id, git } = await changes.opened();
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
    const { world, git } = await changes.opened();
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
    const { world, id, git } = await changes.opened({
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
    const { world, id, git } = await changes.opened();
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
    const { world, id, git } = await changes.opened();
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

  it('says what a conflict or a failed check asks for', async () => {
    const { world, id, git } = await changes.opened();
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
});
