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
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { Conformance } from '../../__testUtils__/conformance';
import { gadgetRef } from '../../__testUtils__/PlanWorld';
import { changeRecord } from '../__testUtils__/changeRecord';
import { ChangesWorld } from '../__testUtils__/ChangesWorld';
import { storeOver } from '../__testUtils__/storeOver';
import { ChangeNews } from '../ChangeNews';

// A machine may be busy with other things
jest.setTimeout(60_000);

const conformance = new Conformance();
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

async function opened(config = {}) {
  const knex = await databases.init('SQLITE_3');
  const store = await storeOver(knex);
  const world = await new ChangesWorld(store, conformance, config).start();
  const { body } = await world.resize(3);
  return { world, store, id: body.id as string, git: world.plan.git };
}

describe('ChangeWorker', () => {
  it("ends a change with the operator's reason while the members serve", async () => {
    const { world, store, id, git } = await opened();
    git.merge(1);
    await world.round();
    await world.setGadget({ members: 3, phase: 'degraded', state: 'Refused' });
    await world.round();
    expect(await store.get(id)).toMatchObject({
      state: 'open',
      stage: 'healthy',
      problem: { reason: 'It is degraded.' },
    });
    await world.round(400_000);
    expect(await store.get(id)).toMatchObject({
      state: 'failed',
      problem: { stage: 'healthy', reason: 'It is degraded.' },
    });
    world.stop();
  });

  it('does not take a pull request that it may not see for one that is gone', async () => {
    const { world, store, id, git } = await opened();
    const [hidden] = git.pullRequests.splice(0);
    const getRepository = jest
      .spyOn(git, 'getRepository')
      .mockRejectedValue(new NotFoundError('No such repository'));
    await world.round();
    expect(await store.get(id)).toMatchObject({
      state: 'open',
      problem: { reason: 'No such repository' },
    });
    git.pullRequests.push(hidden);
    getRepository.mockRestore();
    await world.round(60_000);
    expect((await store.get(id))?.problem).toBeUndefined();
    git.pullRequests.splice(0);
    await world.round(60_000);
    expect(await store.get(id)).toMatchObject({
      state: 'failed',
      problem: { reason: expect.stringContaining('is not there any more') },
    });
    world.stop();
  });

  it('is stuck with the reason where nothing can be learned for as long as its stage may take', async () => {
    const { world, store, id } = await opened({
      patience: { merged: { hours: 1 } },
    });
    await world.round(120_000);
    expect((await store.get(id))?.stage).toBe('merged');
    world.hasIntegration = false;
    await world.round(60_000);
    expect((await store.get(id))?.state).toBe('open');
    for (let round = 0; round < 13; round += 1) {
      await world.round(310_000);
    }
    expect(await store.get(id)).toMatchObject({
      state: 'stuck',
      problem: {
        reason: expect.stringContaining(
          'has no integration for git.example.org',
        ),
      },
    });
    world.hasIntegration = true;
    await world.round(400_000);
    expect((await store.get(id))?.problem?.reason).toBe(
      'It waits for somebody to merge it',
    );
    world.stop();
  });

  it('finds out later what a process that died did not come to: a newer change has taken its place, however many were asked for since', async () => {
    const { world, store, id, git } = await opened();
    git.merge(1);
    await world.round();
    const second = await world.resize(5);
    const now = world.plan.world.clock.now();
    for (let index = 0; index < 25; index += 1) {
      await store.insert(
        changeRecord({
          id: `since-${index}`,
          ref: gadgetRef('a'),
          operation: 'configure',
          createdAt: now + index,
          state: 'closed',
        }),
      );
    }
    git.merge(2);
    // The process that sees the merge dies before it comes to the older change
    const failing = jest
      .spyOn(store, 'findActive')
      .mockRejectedValueOnce(new Error('The process was killed'));
    await world.round();
    expect(failing).toHaveBeenCalled();
    failing.mockRestore();
    expect((await store.get(second.body.id))?.stage).toBe('seen');
    await world.round();
    expect(await store.get(id)).toMatchObject({
      state: 'superseded',
      supersededBy: second.body.id,
    });
    world.stop();
  });

  it('tells people what a process that died did not come to tell', async () => {
    const { world, store, id, git } = await opened();
    git.merge(1);
    const notify = jest
      .spyOn(ChangeNews.prototype, 'notify')
      .mockRejectedValueOnce(new Error('The process was killed'));
    await world.round();
    expect(notify).toHaveBeenCalled();
    notify.mockRestore();
    expect((await store.get(id))?.trail.untold).toEqual(['merged']);
    await world.round(60_000);
    const titles = () =>
      world.notifications.send.mock.calls.map(([{ payload }]) => payload.title);
    expect(titles()).toEqual(['Merged: Resize a']);

    // Also of one that is at its end
    await world.setGadget({ members: 3, phase: 'updating' });
    await world.round();
    const again = jest
      .spyOn(ChangeNews.prototype, 'notify')
      .mockRejectedValueOnce(new Error('The process was killed'));
    await world.setGadget({ members: 3 });
    await world.round();
    again.mockRestore();
    expect((await store.get(id))?.state).toBe('done');
    await world.round(60_000);
    expect(titles()).toEqual(['Merged: Resize a', 'Done: Resize a']);
    const told = await store.get(id);
    expect(told?.trail.untold).toBeUndefined();
    expect(told?.lookAt).toBeUndefined();
    world.stop();
  });

  it('gives a change its place back when what was to replace it cannot be opened', async () => {
    const { world, store, id, git } = await opened();
    git.failures.set('openPullRequest', new NotAllowedError('You may not'));
    const refused = await world.resize(5, { supersedes: id });
    expect(refused.status).toBe(403);
    expect((await store.get(id))?.state).toBe('superseded');
    await world.round();
    const back = await store.get(id);
    expect(back).toMatchObject({
      state: 'open',
      holdsSlot: true,
      pullRequest: { number: 1, state: 'open' },
    });
    expect(back?.supersededBy).toBeUndefined();
    expect((await world.resize(7)).status).toBe(409);
    expect(git.pullRequests.map(({ state }) => state)).toEqual(['open']);
    const [failed] = (await world.get('/changes?state=failed')).body.items;
    expect((await store.get(failed.id))?.lookAt).toBeUndefined();
    world.stop();
  });

  it('looks once more at what happened during a look', async () => {
    const { world, store, id, git } = await opened();
    await world.round();
    const now = world.plan.world.clock.now();
    await store.postpone(id, now + 3_600_000);
    await store.lease(id, { holder: 'other', now, until: now + 60_000 });
    git.pullRequest(1).state = 'closed';
    await world.event('github.pull_request', {
      repository: { html_url: 'https://git.example.org/platform/databases' },
      pull_request: { number: 1 },
    });
    await world.plan.world.clock.advance(1_000);
    expect((await store.get(id))?.state).toBe('open');
    await store.release(id, 'other');
    await world.round(5_000);
    expect((await store.get(id))?.state).toBe('closed');
    expect(world.active.of(gadgetRef('a'))).toEqual([]);
    world.stop();
  });
});
