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

import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { changeReadPermission } from '@database-platform/plugin-databases-common';
import { Conformance } from '../__testUtils__/conformance';
import { gadget } from '../__testUtils__/GadgetWorld';
import { RouterHarness } from '../__testUtils__/RouterHarness';
import { changeRecord } from '../changes/__testUtils__/changeRecord';

const REF = {
  kubernetesCluster: 'prod-eu',
  namespace: 'shop',
  engine: 'gadget',
  name: 'a',
};

const A = '/databases/prod-eu/shop/gadget/a';

describe('openChangeOf', () => {
  it('tells the open change in row and details, to those who may see changes, with a new entity tag', async () => {
    const harness = new RouterHarness(new Conformance());
    harness.world.sink('gadget').upsert(gadget('a', {}, 'shop'));
    harness.world.sink('gadget').upsert(gadget('b', {}, 'shop'));
    await harness.world.clock.advance(1_000);
    const paths = ['/databases?sort=name', A];
    const read = async (known: readonly string[] = []) => {
      const answers = [];
      for (const [index, path] of paths.entries()) {
        answers.push(
          await harness.get(
            path,
            known[index] ? { 'If-None-Match': known[index] } : {},
          ),
        );
      }
      return answers;
    };
    const tags = (await read()).map(({ headers }) => headers.etag);
    expect((await read(tags)).map(({ status }) => status)).toEqual([304, 304]);
    // Nobody is asked about changes while there are none
    const asked = harness.permissions.authorizeConditional.mock.calls.map(
      ([[{ permission }]]) => permission.name,
    );
    expect(asked).not.toContain(changeReadPermission.name);

    const change = changeRecord({
      ref: REF,
      waitingFor: 'waits for review',
      pullRequest: {
        url: 'https://git.example.org/1',
        number: 1,
        branch: 'b',
        host: 'Gitea',
        state: 'open',
      },
    });
    harness.activeChanges.note(change);
    const told = {
      id: change.id,
      operation: 'resize',
      title: change.title,
      state: 'open',
      stage: 'opened',
      waitingFor: 'waits for review',
      pullRequest: { url: 'https://git.example.org/1', number: 1 },
    };
    const [list, details] = await read(tags);
    expect(list.body.items[0].openChange).toEqual(told);
    expect(list.body.items[1].openChange).toBeUndefined();
    expect(list.body.totals).toMatchObject({ databases: 2, pullRequests: 1 });
    expect(details.body.openChange).toEqual(told);

    harness.decisions.set(changeReadPermission.name, {
      result: AuthorizeResult.DENY,
    });
    await harness.world.clock.advance(2_500);
    const [hiddenList, hiddenDetails] = await read();
    expect(hiddenList.text).not.toContain('openChange');
    expect(hiddenList.body.totals.pullRequests).toBeUndefined();
    expect(hiddenDetails.text).not.toContain('openChange');

    harness.decisions.clear();
    harness.activeChanges.note({
      ...change,
      version: 2,
      stage: 'synced',
      pullRequest: { ...change.pullRequest!, state: 'merged' },
    });
    await harness.world.clock.advance(2_500);
    expect((await read())[0].body).toMatchObject({
      items: [{ openChange: { stage: 'synced' } }, {}],
      totals: expect.not.objectContaining({ pullRequests: 1 }),
    });
    harness.activeChanges.note({ ...change, version: 3, state: 'done' });
    await harness.world.clock.advance(2_500);
    expect((await read())[0].text).not.toContain('openChange');
  });
});
