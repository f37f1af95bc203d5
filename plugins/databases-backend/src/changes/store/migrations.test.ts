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

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { testDatabases } from '../../__testUtils__/testDatabases';
import { changeRecord } from '../__testUtils__/changeRecord';
import { storeOver } from '../__testUtils__/storeOver';

const directory = resolvePackagePath(
  '@database-platform/plugin-databases-backend',
  'migrations',
);

const databases = testDatabases();

describe.each(databases.eachSupportedId())('the migrations on %s', id => {
  it('has tables that can be made and taken away again', async () => {
    const knex = await databases.init(id);
    const tables = ['changes', 'change_stages', 'change_steps'];
    const existing = async () =>
      Promise.all(tables.map(table => knex.schema.hasTable(table)));
    for (let round = 0; round < 2; round += 1) {
      await knex.migrate.latest({ directory });
      expect(await existing()).toEqual([true, true, true]);
      await knex.migrate.rollback({ directory }, true);
      expect(await existing()).toEqual([false, false, false]);
    }
  });

  it('ends what another version was about to write, and forgets its files', async () => {
    const knex = await databases.init(id);
    const store = await storeOver(knex);
    for (const state of ['open', 'closed', 'superseded'] as const) {
      await store.insert(changeRecord({ id: state, state }), {
        idempotencyKey: state,
      });
    }
    const ended = {
      state: 'failed',
      version: 2,
      problem: {
        stage: 'opened',
        reason: expect.stringContaining('another version'),
      },
    };
    await knex.migrate.down({ directory });
    expect(await store.get('open')).toMatchObject(ended);

    const { id: _id, ...old } = changeRecord();
    await store.insert({
      ...old,
      id: 'earlier',
      draft: { baseSha: 'base', files: [{ content: 'hunter2' }] } as never,
    });
    await knex.migrate.latest({ directory });
    const earlier = await store.get('earlier');
    expect(earlier).toMatchObject(ended);
    expect(earlier?.lookAt).toBeUndefined();
    expect(earlier?.stages).toContainEqual({
      id: 'opened',
      state: 'failed',
      detail: expect.stringContaining('another version'),
    });
    expect(JSON.stringify(await knex('changes'))).not.toMatch(
      /hunter2|"draft|\\"draft/,
    );
    expect(await store.get('closed')).toMatchObject({ state: 'closed' });
    // The place and the key are free again
    expect(await store.findByKey('open')).toBeUndefined();
    expect(await store.insert(changeRecord({ id: 'again' }))).toEqual({
      added: true,
    });
    await knex.migrate.rollback({ directory }, true);
  });
});
