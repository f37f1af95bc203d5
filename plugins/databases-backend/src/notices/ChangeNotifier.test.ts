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

import { gadget, GadgetWorld } from '../__testUtils__/GadgetWorld';
import { TestClock } from '../__testUtils__/TestClock';
import { ChangeNotifier } from './ChangeNotifier';

async function start(databases: number) {
  const world = new GadgetWorld();
  for (let index = 0; index < databases; index += 1) {
    world.sink('gadget').upsert(gadget(`db-${index}`));
  }
  await world.clock.advance(1_000);
  const clock = new TestClock();
  const tellPages = jest.fn();
  const tellPlugins = jest.fn();
  const notifier = new ChangeNotifier({
    clock,
    audience: { tellPages, tellPlugins },
  });
  const records = Array.from(world.inventory.visible);
  return { clock, notifier, records, tellPages, tellPlugins };
}

describe('ChangeNotifier', () => {
  it('tells states soon and figures seldom, each database once', async () => {
    const { clock, notifier, records, tellPages, tellPlugins } = await start(2);
    const [a, b] = records;
    notifier.note(a, 'figures');
    notifier.note(a, 'state');
    notifier.note(a, 'state');
    notifier.note(b, 'removed');
    await clock.advance(200);
    expect(tellPages.mock.calls).toEqual([
      [{ ids: [a.id, b.id], kind: 'state' }],
    ]);
    expect(tellPlugins.mock.calls).toEqual([
      [
        {
          refs: ['prod-eu/ns/gadget/db-0'],
          removed: ['prod-eu/ns/gadget/db-1'],
        },
      ],
    ]);
    notifier.note(b, 'figures');
    await clock.advance(5_000);
    expect(tellPages.mock.calls.slice(1)).toEqual([
      [{ ids: [a.id, b.id], kind: 'figures' }],
    ]);
    await clock.advance(60_000);
    expect(tellPages).toHaveBeenCalledTimes(2);
    expect(tellPlugins).toHaveBeenCalledTimes(1);
  });

  it('tells more than a hundred as all, and other plugins in parts', async () => {
    const { clock, notifier, records, tellPages, tellPlugins } = await start(
      1_001,
    );
    records.forEach(record => notifier.note(record, 'state'));
    await clock.advance(200);
    expect(tellPages).toHaveBeenCalledWith({ ids: 'all', kind: 'state' });
    expect(tellPlugins.mock.calls.map(([{ refs }]) => refs.length)).toEqual([
      500, 500, 1,
    ]);
  });

  it('tells that the state of a watch changed, without naming a database', async () => {
    const { clock, notifier, tellPages, tellPlugins } = await start(0);
    notifier.noteSources();
    await clock.advance(200);
    expect(tellPages.mock.calls).toEqual([[{ ids: [], kind: 'state' }]]);
    expect(tellPlugins).not.toHaveBeenCalled();
  });
});
