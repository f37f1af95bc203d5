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

import { mockServices } from '@backstage/backend-test-utils';
import { changeRecord } from './__testUtils__/changeRecord';
import { FollowedChanges } from './__testUtils__/FollowedChanges';
import { forgetOldChanges } from './forgetOldChanges';

const DAY = 24 * 3_600_000;

const changes = new FollowedChanges();

describe('forgetOldChanges', () => {
  it('is a task, which leaves what is not at its end, or not for long enough', async () => {
    const store = await changes.createStore();
    const world = await changes.start(store, { keepDays: 2 });
    const end = world.plan.world.clock.now() - 2 * DAY;
    for (const [id, state, updatedAt] of [
      ['long-open', 'open', end - DAY],
      ['long-done', 'done', end - 1],
      ['just-done', 'done', end],
    ] as const) {
      await store.insert(changeRecord({ id, state, updatedAt }));
    }
    await world.runTask('forget-changes');
    const { items } = await store.list({ limit: 10 });
    expect(items.map(({ id }) => id).sort()).toEqual([
      'just-done',
      'long-open',
    ]);
    world.stop();
  });

  it('goes on as long as there are more, until it is told to end', async () => {
    const forgetEnded = jest.fn<Promise<number>, [number, number]>(
      async (_before, limit) => limit,
    );
    const logger = mockServices.logger.mock();
    const options = {
      store: { forgetEnded },
      clock: { now: () => 10 },
      keepMs: 4,
      logger,
    };
    forgetEnded.mockImplementationOnce(async (_, limit) => limit);
    forgetEnded.mockImplementationOnce(async () => 1);
    await forgetOldChanges(options, new AbortController().signal);
    expect(forgetEnded.mock.calls).toEqual([
      [6, 100],
      [6, 100],
    ]);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining('Forgot 101 changes'),
    );

    const ending = new AbortController();
    forgetEnded.mockClear();
    forgetEnded.mockImplementation(async (_, limit) => {
      ending.abort();
      return limit;
    });
    await forgetOldChanges(options, ending.signal);
    expect(forgetEnded).toHaveBeenCalledTimes(1);
  });
});
