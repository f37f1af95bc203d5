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

import { testDatabases } from '../../__testUtils__/testDatabases';
import { changeRecord, NOW, ORDERS } from '../__testUtils__/changeRecord';
import { storeOver } from '../__testUtils__/storeOver';
import { ChangeRecord } from '../ChangeRecord';
import { reached, withStage } from '../stages';
import { DatabaseChangeStore } from './DatabaseChangeStore';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('DatabaseChangeStore on %s', id => {
  it('gives back what it was given, and only lets those write who read the newest', async () => {
    const store = await storeOver(await databases.init(id));
    const record = changeRecord({
      source: { ...ORDERS, name: 'other' },
      environment: 'production',
      reason: 'Grows',
      trail: { stageSince: NOW, failures: 2, told: ['merged'], seenAt: NOW },
    });
    expect(await store.insert(record)).toEqual({ added: true });
    expect(await store.get('c1')).toEqual(record);
    expect(await store.get('c2')).toBeUndefined();

    const { draft: _draft, ...opened } = record;
    const saved = await store.save({
      ...opened,
      stage: 'approved',
      stages: record.stages.map(stage => ({ ...stage, detail: 'so' })),
      pullRequest: {
        url: 'https://git.example.org/1',
        number: 1,
        branch: record.branch,
        host: 'Gitea',
        state: 'open',
      },
    });
    expect(saved.version).toBe(2);
    expect(await store.get('c1')).toEqual(saved);
    await expect(store.save(record)).rejects.toThrow(
      'was written by somebody else in between',
    );
  });

  it('keeps one change for a key, and one open change for a database and operation', async () => {
    const store = await storeOver(await databases.init(id));
    const results = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        store.insert(changeRecord({ id: `c${index}` }), {
          idempotencyKey: 'key',
        }),
      ),
    );
    expect(results.filter(({ added }) => added)).toHaveLength(1);
    const winner = await store.findByKey('key');
    expect(winner).toBeDefined();
    expect(
      results.flatMap(result => (result.added ? [] : result.existing.id)),
    ).toEqual(Array(4).fill(winner?.id));
    expect(await store.insert(changeRecord({ id: 'x' }))).toMatchObject({
      added: false,
      by: 'slot',
      existing: { id: winner?.id },
    });
    expect(
      await store.insert(changeRecord({ id: 'y', operation: 'configure' })),
    ).toEqual({ added: true });
    expect(
      (await store.findActive(ORDERS)).map(({ id: changeId }) => changeId),
    ).toEqual(['y', winner?.id]);

    await store.save(
      { ...(winner as ChangeRecord), state: 'closed', lookAt: undefined },
      { forgetKey: true },
    );
    expect(await store.findByKey('key')).toBeUndefined();
    expect(
      await store.insert(changeRecord({ id: 'z' }), { idempotencyKey: 'key' }),
    ).toEqual({ added: true });
  });

  it('finds what was merged since, whatever became of it', async () => {
    const store = await storeOver(await databases.init(id));
    const merged = async (fields: Partial<ChangeRecord>, at: number) => {
      const record = changeRecord({ holdsSlot: false, ...fields });
      const stages = withStage(record.stages, 'merged', reached(at));
      await store.insert({ ...record, stages });
    };
    await merged({ id: 'before' }, NOW - 1);
    await merged({ id: 'same' }, NOW);
    await merged({ id: 'done', state: 'done', createdAt: NOW + 1 }, NOW + 9);
    await merged({ id: 'other', ref: { ...ORDERS, name: 'b' } }, NOW + 9);
    await store.insert(changeRecord({ id: 'open' }));
    const found = await store.findMergedSince(ORDERS, NOW);
    expect(found.map(change => change.id)).toEqual(['done', 'same']);
    expect(found[1].stages).toContainEqual({ id: 'merged', ...reached(NOW) });
  });

  it('lets a change take the place of an open one, of no other', async () => {
    const store = await storeOver(await databases.init(id));
    await store.insert(changeRecord({ id: 'old' }));
    await expect(
      store.insert(changeRecord({ id: 'new', supersedes: 'nothing' })),
    ).rejects.toThrow('cannot be replaced any more');
    expect(await store.get('new')).toBeUndefined();
    expect(
      await store.insert(changeRecord({ id: 'new', supersedes: 'old' })),
    ).toEqual({ added: true });
    expect(await store.get('old')).toMatchObject({
      state: 'superseded',
      supersededBy: 'new',
    });
    expect(await store.findOpen(ORDERS, 'resize')).toMatchObject({ id: 'new' });
    await expect(
      store.insert(changeRecord({ id: 'newer', supersedes: 'old' })),
    ).rejects.toThrow('cannot be replaced any more');
  });

  it('lets one process at a time work on a change, until its time is over', async () => {
    const store = await storeOver(await databases.init(id));
    await store.insert(changeRecord());
    const lease = (holder: string, now: number) =>
      store.lease('c1', { holder, now, until: now + 100 });
    const taken = await Promise.all(
      ['a', 'b', 'c'].map(holder => lease(holder, NOW)),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    const holder = ['a', 'b', 'c'][taken.indexOf(true)];
    expect(await store.due(NOW, 10)).toEqual([]);
    expect(await lease(holder, NOW + 50)).toBe(true);
    expect(await lease('d', NOW + 149)).toBe(false);
    expect(await lease('d', NOW + 150)).toBe(true);
    await store.release('c1', holder);
    expect(await lease('e', NOW + 151)).toBe(false);
    await store.release('c1', 'd');
    expect(await store.due(NOW, 10)).toEqual(['c1']);
    expect(await store.due(NOW - 1, 10)).toEqual([]);
    await store.postpone('c1', NOW + 500);
    expect(await store.due(NOW + 499, 10)).toEqual([]);
    expect(await store.get('c1')).toMatchObject({
      version: 1,
      lookAt: NOW + 500,
    });
  });

  it('lists page by page what the reader may see', async () => {
    const store = await storeOver(await databases.init(id));
    for (let index = 0; index < 12; index += 1) {
      await store.insert(
        changeRecord({
          id: `c${String(index).padStart(2, '0')}`,
          ref: { ...ORDERS, name: `db-${index}` },
          // Several at the same time
          createdAt: NOW + Math.floor(index / 3),
          owner:
            index % 3 === 0 ? undefined : `group:default/team-${index % 2}`,
          environment: index % 2 === 0 ? 'production' : undefined,
          requestedBy: `user:default/u${index % 2}`,
          state: index < 2 ? 'closed' : 'open',
        }),
      );
    }
    const ids: string[] = [];
    let after: { createdAt: number; id: string } | undefined;
    do {
      const page = await store.list({ limit: 5, after });
      expect(page.totalItems).toBe(12);
      ids.push(...page.items.map(item => item.id));
      after = page.items.at(-1);
    } while (after);
    expect(ids).toEqual(
      Array.from(
        { length: 12 },
        (_, index) => `c${String(11 - index).padStart(2, '0')}`,
      ),
    );

    const count = async (
      query: Omit<Parameters<DatabaseChangeStore['list']>[0], 'limit'>,
    ) => (await store.list({ limit: 1, ...query })).totalItems;
    expect(await count({ states: ['closed'] })).toBe(2);
    expect(await count({ ref: { ...ORDERS, name: 'db-3' } })).toBe(1);
    expect(await count({ requestedBy: 'user:default/u1' })).toBe(6);
    expect(await count({ owners: ['group:default/team-0'] })).toBe(4);
    const team0 = { field: 'owner', values: ['group:default/team-0'] } as const;
    const production = {
      field: 'environment',
      values: ['production'],
    } as const;
    expect(await count({ allowed: team0 })).toBe(4);
    // Also those without owner: nobody's is not the team's
    expect(await count({ allowed: { not: team0 } })).toBe(8);
    expect(await count({ allowed: { allOf: [team0, production] } })).toBe(4);
    expect(await count({ allowed: { anyOf: [team0, production] } })).toBe(6);
    expect(
      await count({ allowed: { allOf: [{ not: team0 }, production] } }),
    ).toBe(2);
    expect(await count({ allowed: { field: 'engine', values: [] } })).toBe(0);
  });

  it('reads again only what changed', async () => {
    const store = await storeOver(await databases.init(id));
    await store.insert(changeRecord());
    await store.insert(changeRecord({ id: 'c2', operation: 'configure' }));
    const first = await store.active(new Map());
    expect(first.changed.map(({ id: changeId }) => changeId).sort()).toEqual([
      'c1',
      'c2',
    ]);
    const known = new Map(
      first.changed.map(record => [record.id, record.version]),
    );
    expect((await store.active(known)).changed).toEqual([]);
    await store.save({ ...changeRecord(), waitingFor: 'review' });
    const second = await store.active(known);
    expect(second.changed).toMatchObject([{ id: 'c1', waitingFor: 'review' }]);
    expect(second.ids).toEqual(new Set(['c1', 'c2']));
  });

  it('forgets what came to its end long ago, with all that belongs to it', async () => {
    const knex = await databases.init(id);
    const store = await storeOver(knex);
    const add = async (fields: Partial<ChangeRecord> & { id: string }) => {
      await store.insert(changeRecord({ holdsSlot: false, ...fields }));
      await store.startStep(fields.id, { step: 's', worker: 'w', at: NOW });
    };
    for (const state of ['done', 'closed', 'superseded', 'failed'] as const) {
      await add({ id: state, state });
    }
    await add({ id: 'open', state: 'open' });
    await add({ id: 'stuck', state: 'stuck' });
    await add({ id: 'later', state: 'done', updatedAt: NOW + 1 });
    await add({ id: 'leased', state: 'failed' });
    await store.lease('leased', { holder: 'w', now: NOW, until: NOW + 9 });

    expect(await store.forgetEnded(NOW, 10)).toBe(0);
    expect(await store.forgetEnded(NOW + 1, 3)).toBe(3);
    expect(await store.forgetEnded(NOW + 1, 3)).toBe(1);
    expect(await store.forgetEnded(NOW + 1, 3)).toBe(0);
    const left = ['later', 'leased', 'open', 'stuck'];
    expect((await knex('changes').pluck('id')).sort()).toEqual(left);
    for (const table of ['change_steps', 'change_stages']) {
      const ids = await knex(table).distinct('change_id').pluck('change_id');
      expect(ids.sort()).toEqual(left);
    }
  });

  it('notes remote calls before and after', async () => {
    const store = await storeOver(await databases.init(id));
    await store.insert(changeRecord());
    const step = { step: 'commit', worker: 'w', at: NOW };
    await store.startStep('c1', step);
    const second = await store.startStep('c1', step);
    await store.endStep(second, { at: NOW + 5, error: 'down' });
    expect(await store.steps('c1')).toEqual([
      { step: 'commit', worker: 'w', startedAt: NOW },
      {
        step: 'commit',
        worker: 'w',
        startedAt: NOW,
        endedAt: NOW + 5,
        error: 'down',
      },
    ]);
  });
});
