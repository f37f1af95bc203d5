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

import { NotAllowedError } from '@backstage/errors';
import { FollowedChanges, read, stage } from '../__testUtils__/FollowedChanges';

const changes = new FollowedChanges();

/** A change that replaces an open one, whose pull request cannot be closed. */
async function replaced() {
  const store = await changes.createStore();
  const world = await changes.start(store);
  const { git } = world.plan;
  const old: string = (await world.resize(3)).body.id;
  const closing = jest
    .spyOn(git, 'closePullRequest')
    .mockRejectedValue(new NotAllowedError('You may not close it'));
  const { id } = (await world.resize(4, { supersedes: old })).body;
  const opened = async () => stage(await read(world, id), 'opened');
  return { store, world, git, old, id, closing, opened };
}

describe('a change that replaces another one', () => {
  it('goes on trying to close its pull request, also when it is done itself', async () => {
    const { store, world, git, old, id, closing, opened } = await replaced();
    await world.round();
    const { url } = git.pullRequest(1);
    expect((await opened())?.detail).toBe(
      `the pull request that it replaces is still open (${url}), and the portal goes on trying to close it: You may not close it`,
    );
    git.merge(2);
    await world.round();
    await world.setGadget({ members: 4, phase: 'updating' });
    await world.round();
    await world.setGadget({ members: 4 });
    await world.round();
    await world.round();
    expect((await read(world, id)).state).toBe('done');
    expect((await opened())?.detail).toContain(url);
    const tries = closing.mock.calls.length;
    // What was refused is not asked for all the time
    await world.round(600_000);
    expect(closing.mock.calls).toHaveLength(tries);

    closing.mockRestore();
    await world.round(3_600_000);
    expect(git.pullRequest(1).state).toBe('closed');
    expect(git.branches.size).toBe(2);
    expect(await store.get(old)).toMatchObject({
      state: 'superseded',
      pullRequest: { state: 'closed' },
    });
    expect((await opened())?.detail).toBeUndefined();
    expect((await read(world, id)).state).toBe('done');
    const settled = await store.get(id);
    expect(settled?.supersedes).toBeUndefined();
    expect(settled?.lookAt).toBeUndefined();
    world.stop();
  });

  it('gives the place back when it is closed on the host without being merged', async () => {
    const { store, world, git, old, id } = await replaced();
    git.pullRequest(2).state = 'closed';
    await world.round();
    await world.round();
    expect((await read(world, id)).state).toBe('closed');
    expect(await store.get(old)).toMatchObject({
      state: 'open',
      holdsSlot: true,
      pullRequest: { number: 1, state: 'open' },
    });
    expect((await store.get(id))?.lookAt).toBeUndefined();
    world.stop();
  });

  it('has it closed also when a later one was merged on top', async () => {
    const { store, world, git, id, closing } = await replaced();
    git.merge(2);
    await world.round();
    await world.resize(5);
    git.merge(3);
    await world.round();
    expect((await store.get(id))?.state).toBe('superseded');
    closing.mockRestore();
    await world.round(3_600_000);
    await world.round(3_600_000);
    expect(git.pullRequest(1).state).toBe('closed');
    expect((await store.get(id))?.lookAt).toBeUndefined();
    world.stop();
  });
});
