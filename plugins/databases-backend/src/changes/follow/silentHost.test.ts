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

import { GitHost, GitOptions } from '@database-platform/plugin-databases-node';
import { eventually } from '../../__testUtils__/eventually';
import { changeRecord } from '../__testUtils__/changeRecord';
import { FollowedChanges } from '../__testUtils__/FollowedChanges';

const changes = new FollowedChanges();
const SILENT = 'silent.example.org';

/** Answers nothing, until whoever asks gives up. */
async function silence(
  _repository: unknown,
  _number: unknown,
  { signal }: GitOptions,
): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('No answer')));
  });
}

describe('a Git host that does not answer', () => {
  it('lets changes on other hosts go on, and costs a round one wait', async () => {
    const store = await changes.createStore();
    const world = await changes.start(store);
    const { clock } = world.plan.world;
    const ask = jest.fn(silence);
    const host: Partial<GitHost> = { getPullRequest: ask };
    world.otherHosts.set(SILENT, host as GitHost);
    const { id } = (await world.resize(3)).body;
    const record = (await store.get(id))!;
    for (let index = 0; index < 12; index += 1) {
      await store.insert(
        changeRecord({
          id: `silent-${index}`,
          ref: { ...record.ref, name: `silent-${index}` },
          stage: 'checks',
          draft: undefined,
          pullRequest: { ...record.pullRequest!, number: index },
          repository: { ...record.repository, host: SILENT },
          lookAt: 1,
        }),
      );
    }
    await world.active.catchUp(store);
    await store.postpone(id, 2);

    let isOver = false;
    const round = world.runTask('follow-changes').then(() => {
      isOver = true;
    });
    await eventually(async () => {
      expect((await store.get(id))?.lookAt).toBeGreaterThan(2);
    });
    expect(isOver).toBe(false);
    await clock.advance(61_000);
    await round;
    expect(ask).toHaveBeenCalledTimes(4);
    world.stop();
  });
});
