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

import { changeRecord, ORDERS } from './__testUtils__/changeRecord';
import { ActiveChanges } from './ActiveChanges';
import { ChangeRecord } from './ChangeRecord';

/** A store with these changes in it. */
function storeWith(...records: ChangeRecord[]) {
  return {
    active: async (known: ReadonlyMap<string, number>) => ({
      ids: new Set(records.map(({ id }) => id)),
      changed: records.filter(({ id, version }) => known.get(id) !== version),
    }),
  };
}

describe('ActiveChanges', () => {
  it('tells the newest open change of each database, until it is at its end', () => {
    const active = new ActiveChanges();
    const first = changeRecord({ id: 'a', createdAt: 1 });
    const second = changeRecord({ id: 'b', createdAt: 2, operation: 'users' });
    active.note(second);
    active.note(first);
    expect(active.of(ORDERS).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(active.openChange(ORDERS)).toEqual({
      id: 'b',
      operation: 'users',
      title: second.title,
      state: 'open',
      stage: 'opened',
    });
    expect(active.openChange({ ...ORDERS, name: 'other' })).toBeUndefined();
    active.note({ ...second, version: 2, state: 'done' });
    expect(active.openChange(ORDERS)?.id).toBe('a');
    // Old news
    active.note(second);
    active.note({ ...first, version: 0, state: 'closed' });
    active.note({ ...first, version: 2, state: 'closed' });
    active.note({ ...first, version: 3, state: 'closed' });
    expect(active.size).toBe(1);
  });

  it('counts what rows tell, and not what only it remembers', () => {
    const active = new ActiveChanges();
    const change = changeRecord();
    active.note(change);
    const { revision } = active;
    active.note({
      ...change,
      version: 2,
      trail: { ...change.trail, failures: 3 },
    });
    expect(active.revision).toBe(revision);
    active.note({ ...change, version: 3, waitingFor: 'review' });
    expect(active.revision).toBe(revision + 1);
    expect(active.openChange(ORDERS)?.waitingFor).toBe('review');
  });

  it('catches up with other replicas, and keeps what it wrote itself meanwhile', async () => {
    const active = new ActiveChanges();
    await active.catchUp(
      storeWith(changeRecord(), changeRecord({ id: 'c2', operation: 'users' })),
    );
    expect(active.size).toBe(2);
    const { revision } = active;
    await active.catchUp(
      storeWith(changeRecord(), changeRecord({ id: 'c2', operation: 'users' })),
    );
    expect(active.revision).toBe(revision);
    await active.catchUp({
      async active() {
        // Written here after the question was asked
        active.note(changeRecord({ version: 2, waitingFor: 'review' }));
        return { ids: new Set(['c2']), changed: [] };
      },
    });
    expect(active.size).toBe(2);
    await active.catchUp(storeWith());
    expect(active.size).toBe(0);
    expect(active.openChange(ORDERS)).toBeUndefined();
  });
});
