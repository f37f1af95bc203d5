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

import { Member, Topology } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { member, ordersDb } from '../testUtils/fixtures';
import { layoutTopology, TopologyNode, UPSTREAM } from './topologyLayout';

const overlaps = (a: TopologyNode, b: TopologyNode) =>
  a.x < b.x + b.width &&
  b.x < a.x + a.width &&
  a.y < b.y + b.height &&
  b.y < a.y + a.height;

describe('layoutTopology', () => {
  it('puts the primary left in the first zone, replicas right, and marks the synchronous edge', () => {
    const layout = layoutTopology(ordersDb().topology);
    const at = (id: string) => layout.nodes.find(node => node.id === id)!;
    expect(layout.zones.map(({ name }) => name)).toEqual([
      'eu-1b',
      'eu-1a',
      'eu-1c',
    ]);
    expect(at('orders-db-1').x).toBeLessThan(at('orders-db-0').x);
    expect(at('orders-db-0').x).toBe(at('orders-db-2').x);
    expect(at('orders-db-1').y).toBeLessThan(at('orders-db-0').y);
    expect(
      layout.edges.map(({ from, to, synchronous }) => [from, to, synchronous]),
    ).toEqual([
      ['orders-db-1', 'orders-db-0', true],
      ['orders-db-1', 'orders-db-2', false],
    ]);
    expect(layout.width).toBeLessThan(700);
  });

  it('draws a cascade, and the source of a standby database', () => {
    const layout = layoutTopology({
      members: [
        member('s-0', { role: 'standby-leader', zone: undefined }),
        member('s-1', { replicatesFrom: 's-0', zone: undefined }),
        member('s-2', { replicatesFrom: 's-1', zone: undefined }),
      ],
      primary: { member: 's-0' },
      upstream: { title: 'ledger.payments' },
      synchronous: false,
    });
    const columns = [UPSTREAM, 's-0', 's-1', 's-2'].map(
      id => layout.nodes.find(node => node.id === id)!.x,
    );
    expect([...columns].sort((a, b) => a - b)).toEqual(columns);
    expect(new Set(columns).size).toBe(4);
    expect(layout.edges.map(({ from, to }) => `${from}>${to}`)).toEqual([
      `${UPSTREAM}>s-0`,
      's-0>s-1',
      's-1>s-2',
    ]);
    expect(layout.zones).toEqual([]);
  });

  it('places whatever it is given: every member once, within the drawing, none over another', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const members: fc.Arbitrary<Member[]> = fc.subarray(names).chain(chosen =>
      fc.tuple(
        ...chosen.map(name =>
          fc
            .record({
              role: fc.constantFrom(
                'primary' as const,
                'replica' as const,
                'sync-replica' as const,
                'unknown' as const,
              ),
              zone: fc.constantFrom(undefined, 'z1', 'z2'),
              replicatesFrom: fc.constantFrom(undefined, ...names, 'gone'),
            })
            .map(given =>
              member(`${name}0`, {
                ...given,
                name,
              }),
            ),
        ),
      ),
    );
    const topologies: fc.Arbitrary<Topology> = fc.record({
      members,
      primary: fc.constantFrom(undefined, ...names.map(m => ({ member: m }))),
      upstream: fc.constantFrom(undefined, { title: 'elsewhere' }),
      synchronous: fc.boolean(),
    });
    fc.assert(
      fc.property(topologies, topology => {
        const { nodes, edges, width, height } = layoutTopology(topology);
        expect(
          nodes
            .filter(n => n.id !== UPSTREAM)
            .map(n => n.id)
            .sort(),
        ).toEqual(topology.members.map(m => m.name).sort());
        for (const [index, node] of nodes.entries()) {
          expect(node.x).toBeGreaterThanOrEqual(0);
          expect(node.x + node.width).toBeLessThanOrEqual(width);
          expect(node.y + node.height).toBeLessThanOrEqual(height);
          for (const other of nodes.slice(index + 1)) {
            expect(overlaps(node, other)).toBe(false);
          }
        }
        for (const { from, to } of edges) {
          expect(nodes.map(n => n.id)).toEqual(
            expect.arrayContaining([from, to]),
          );
        }
      }),
    );
  });
});
