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

import { databasePhases } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { nextSort } from './fleetSort';
import { tileView } from './fleetTiles';
import {
  FleetView,
  isFiltered,
  readFleetView,
  toQuery,
  withoutFilters,
  writeFleetView,
} from './fleetView';

const values = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 });

const views: fc.Arbitrary<FleetView> = fc.record(
  {
    scope: fc.constantFrom('mine' as const, 'all' as const),
    engine: values,
    phase: fc.uniqueArray(fc.constantFrom(...databasePhases), {
      minLength: 1,
    }),
    owner: values,
    environment: values,
    kubernetesCluster: values,
    namespace: values,
    attention: fc.constant(true),
    q: fc.string({ minLength: 1 }),
    sort: fc.constantFrom('name' as const, 'lag' as const, 'where' as const),
    order: fc.constantFrom('asc' as const, 'desc' as const),
  },
  { requiredKeys: [] },
);

describe('the address of the fleet', () => {
  it('holds the whole view', () => {
    fc.assert(
      fc.property(views, view => {
        const address = writeFleetView(view).toString();
        expect(readFleetView(new URLSearchParams(address))).toEqual(view);
      }),
    );
  });

  it('reads anything, keeps what it knows, and is then stable', () => {
    const keys = fc.oneof(
      fc.constantFrom('view', 'phase', 'sort', 'order', 'attention', 'engine'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.string())), pairs => {
        const view = readFleetView(new URLSearchParams(pairs));
        expect(readFleetView(writeFleetView(view))).toEqual(view);
      }),
    );
    expect(
      readFleetView(
        new URLSearchParams(
          'view=others&phase=broken&phase=failed&sort=toString&order=up&attention=yes&q=',
        ),
      ),
    ).toEqual({ phase: ['failed'] });
  });

  it('asks for the reader’s own databases unless an owner was chosen', () => {
    expect(toQuery({ scope: 'mine', q: 'a' }, 'mine')).toEqual({
      q: 'a',
      owner: ['mine'],
    });
    expect(toQuery({ owner: ['none'] }, 'mine')).toEqual({
      owner: ['none'],
    });
    expect(toQuery({ scope: 'all' }, 'all')).toEqual({});
  });

  it('takes filters away without the order', () => {
    fc.assert(
      fc.property(views, view => {
        const bare = withoutFilters(view);
        expect(isFiltered(bare)).toBe(false);
        expect(bare.sort).toBe(view.sort);
        expect(bare.scope).toBe(view.scope);
      }),
    );
  });
});

describe('tiles and columns', () => {
  const tiles = [
    { kind: 'all' },
    { kind: 'attention' },
    { kind: 'changing' },
    { kind: 'unowned' },
    { kind: 'engine', engine: 'postgresql' },
  ] as const;

  it.each(tiles)(
    'a press on $kind filters, and a second one shows all',
    tile => {
      const first = tileView(tile, { scope: 'mine', q: 'x' });
      expect(first.pressed).toBe(false);
      const second = tileView(tile, first.next);
      expect(second.pressed).toBe(true);
      expect(second.next).toEqual({ scope: 'all' });
    },
  );

  it('a press on a phase keeps the other filters, and a second one takes it back', () => {
    const tile = { kind: 'phase', phase: 'failed' } as const;
    const view: FleetView = { scope: 'mine', q: 'x', phase: ['degraded'] };
    const first = tileView(tile, view);
    expect(first).toEqual({
      pressed: false,
      next: { ...view, phase: ['failed'] },
    });
    const second = tileView(tile, first.next);
    expect(second).toEqual({
      pressed: true,
      next: { ...view, phase: undefined },
    });
  });

  it('sorts one way, the other way, then worst first', () => {
    const first = nextSort({}, 'name');
    expect(first).toEqual({ sort: 'name', order: 'asc' });
    const second = nextSort(first, 'name');
    expect(second).toEqual({ sort: 'name', order: 'desc' });
    expect(nextSort(second, 'name')).toEqual({});
    expect(nextSort(second, 'lag')).toEqual({ sort: 'lag', order: 'desc' });
  });
});
