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

import { Response } from 'supertest';
import { FollowedChanges } from '../__testUtils__/FollowedChanges';
import { ChangeRecord } from '../ChangeRecord';
import { LEASE_MS } from '../Lease';

const changes = new FollowedChanges();

async function start() {
  const store = await changes.createStore();
  const world = await changes.start(store);
  const { clock } = world.plan.world;

  /** Asks for something while another worker has the change, which then leaves it as given. */
  const whileWorkedOn = async (
    id: string,
    act: string,
    left: Partial<ChangeRecord>,
  ): Promise<Response> => {
    const now = clock.now();
    const holder = 'other';
    await store.lease(id, { holder, now, until: now + LEASE_MS });
    let answer: Response | undefined;
    const asked = world.post(`/changes/${id}/${act}`).then(response => {
      answer = response;
    });
    const attempts = jest.spyOn(store, 'lease');
    while (attempts.mock.calls.length < 2) {
      await clock.advance(200);
    }
    const record = (await store.get(id))!;
    await store.save({ ...record, ...left });
    await store.release(id, holder);
    while (!answer) {
      await clock.advance(200);
    }
    await asked;
    attempts.mockRestore();
    return answer;
  };
  return { world, store, git: world.plan.git, whileWorkedOn };
}

const states = ['done', 'closed', 'superseded', 'failed'] as const;

describe('a change that another worker has', () => {
  it.each(states)(
    'is not followed again by a look that it was %s before',
    async state => {
      const { world, store, git, whileWorkedOn } = await start();
      const { id } = (await world.resize(3)).body;
      await world.round();
      git.calls.length = 0;
      const left = { state, lookAt: undefined };
      const { status, body } = await whileWorkedOn(id, 'refresh', left);
      expect([status, body.state]).toEqual([200, state]);
      expect((await store.get(id))?.state).toBe(state);
      expect(git.calls).toEqual([]);
      world.stop();
    },
  );

  it.each(states)(
    'is not closed on the host when it is %s by then',
    async state => {
      const { world, store, git, whileWorkedOn } = await start();
      const { id } = (await world.resize(3)).body;
      await world.round();
      git.calls.length = 0;
      const left = { state, lookAt: undefined };
      const { status } = await whileWorkedOn(id, 'close', left);
      expect(status).toBe(state === 'closed' ? 200 : 409);
      expect((await store.get(id))?.state).toBe(state);
      expect(git.calls).toEqual([]);
      world.stop();
    },
  );
});

describe('a change that was to replace another one', () => {
  it('leaves that one alone once it is closed, also when it is asked for again', async () => {
    const { world, store, git } = await start();
    const old: string = (await world.resize(3)).body.id;
    git.failures.set('comment', new Error('The host is away for a moment'));
    const ask = () =>
      world.resize(4, { supersedes: old }, { 'Idempotency-Key': 'k' });
    const { id } = (await ask()).body;
    expect(git.pullRequest(1).state).toBe('open');
    expect((await world.post(`/changes/${id}/close`)).body.state).toBe(
      'closed',
    );

    const again = await ask();
    expect([again.status, again.body.id, again.body.state]).toEqual([
      200,
      id,
      'closed',
    ]);
    expect(git.pullRequest(1).state).toBe('open');
    await world.round();
    expect((await store.get(old))?.state).toBe('open');
    expect(git.pullRequest(1).state).toBe('open');
    world.stop();
  });
});
