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
import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { GitHostUnavailableError } from '@database-platform/plugin-databases-node';
import { Conformance } from '../../__testUtils__/conformance';
import { ChangesWorld } from '../__testUtils__/ChangesWorld';
import { storeOver } from '../__testUtils__/storeOver';

// A machine may be busy with other things
jest.setTimeout(60_000);

const conformance = new Conformance();
const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const TOKEN = { 'X-Databases-Git-Token': 'git.example.org own-token' };

async function worldOf() {
  const knex = await databases.init('SQLITE_3');
  const store = await storeOver(knex);
  const world = await new ChangesWorld(store, conformance).start();
  return { world, store, git: world.plan.git };
}

describe('PullRequestOpener', () => {
  it("goes on with the portal's credentials where a person's token is not known any more, and says so", async () => {
    const { world, git } = await worldOf();
    git.unknownToken = 'own-token';
    const { status, body } = await world.resize(3, {}, TOKEN);
    expect(status).toBe(201);
    expect(body.stages[1]).toMatchObject({
      id: 'opened',
      state: 'done',
      detail:
        "git.example.org does not accept the own token of user:default/mock, so the pull request was opened with the portal's credentials",
    });
    world.stop();
  });

  it('ends where the portal is not known either, or a person may not do it', async () => {
    for (const [failure, code] of [
      [new NotAllowedError('You may not push'), 403],
      [new ConflictError('The branch exists with other content'), 409],
    ] as const) {
      const { world, git } = await worldOf();
      git.failures.set('commitToNewBranch', failure);
      const { status, body } = await world.resize(3, {}, TOKEN);
      expect(status).toBe(code);
      expect(body.error.message).toBe(failure.message);
      // Nothing was made, so nothing is looked for to be taken away
      expect(git.calls.slice(-2)).toEqual(['readFile', 'commitToNewBranch']);
      world.stop();
    }
  });

  it('takes away the branch that it made, and no other one', async () => {
    const { world, store, git } = await worldOf();
    git.failures.set('openPullRequest', new GitHostUnavailableError('down'));
    const { body } = await world.resize(3);
    const { branch } = (await store.get(body.id))!;
    expect(git.branches.has(branch)).toBe(true);
    // Somebody commits to it: it is theirs as well from now on
    const own = git.branches.get(branch);
    git.commit(branch, own, new Map([['x', 'y']]), { message: 'Mine' });
    await world.round();
    expect(await store.get(body.id)).toMatchObject({
      state: 'failed',
      problem: { reason: expect.stringContaining('has other content') },
    });
    expect(git.branches.has(branch)).toBe(true);

    const second = await worldOf();
    second.git.failures.set(
      'openPullRequest',
      new GitHostUnavailableError('down'),
    );
    const again = (await second.world.resize(3)).body;
    second.git.failures.set(
      'findPullRequest',
      new NotAllowedError('You may not see it'),
    );
    await second.world.round();
    expect((await second.store.get(again.id))?.state).toBe('failed');
    expect(Array.from(second.git.branches.keys())).toEqual(['main']);
    world.stop();
    second.world.stop();
  });

  it('says that the integration is gone, is stuck for as long, and goes on when it is back', async () => {
    const { world, store, git } = await worldOf();
    git.failures.set('openPullRequest', new GitHostUnavailableError('down'));
    const { body } = await world.resize(3);
    world.hasIntegration = false;
    await world.round();
    const reason =
      'The portal has no integration for git.example.org any more: add it to its configuration';
    expect(await store.get(body.id)).toMatchObject({
      state: 'open',
      problem: { stage: 'opened', reason },
    });
    for (let round = 0; round < 3; round += 1) {
      await world.round(300_000);
    }
    expect(await store.get(body.id)).toMatchObject({
      state: 'stuck',
      problem: { stage: 'opened', reason },
    });
    world.hasIntegration = true;
    await world.round(400_000);
    expect(await store.get(body.id)).toMatchObject({
      state: 'open',
      pullRequest: { number: 1, state: 'open' },
    });
    world.stop();
  });

  it('opens nothing that cannot be planned in time', async () => {
    const { world, git } = await worldOf();
    const { clock } = world.plan.world;
    let isAborted = false;
    const hangs = new Promise<never>(() => {});
    const asked = new Promise<void>(resolve => {
      world.plans = {
        prepare: async (_, { signal }) => {
          signal.addEventListener('abort', () => {
            isAborted = true;
          });
          resolve();
          return hangs;
        },
      };
    });
    const answer = world.resize(3);
    await asked;
    await clock.advance(59_000);
    expect(isAborted).toBe(false);
    await clock.advance(2_000);
    const { status, body } = await answer;
    expect(status).toBe(503);
    expect(body.error).toMatchObject({
      name: ServiceUnavailableError.name,
      message:
        'The plan took longer than 60 s, so nothing was opened: ask again in a moment',
    });
    expect(isAborted).toBe(true);
    expect(git.calls).not.toContain('commitToNewBranch');
    expect((await world.get('/changes')).body.totalItems).toBe(0);
    world.stop();
  });
});
