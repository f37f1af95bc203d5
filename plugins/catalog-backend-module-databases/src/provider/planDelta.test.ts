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

import { stringifyEntityRef } from '@backstage/catalog-model';
import fc from 'fast-check';
import { databaseToEntity } from '../entities';
import { summary } from '../__testUtils__/summary';
import { desiredEntities, KnownEntity, stableHash } from './KnownEntities';
import { planDelta } from './planDelta';

const options = { defaultOwner: 'group:default/unowned' };

/** Databases by Kubernetes cluster and name, each with a version that may change. */
const fleets = fc.uniqueArray(
  fc.record({
    kubernetesCluster: fc.constantFrom('eu', 'us', 'lab'),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    version: fc.constantFrom('15', '16'),
  }),
  { selector: item => `${item.kubernetesCluster}/${item.name}` },
);

type Fleet = typeof fleets extends fc.Arbitrary<infer T> ? T : never;

function desiredOf(fleet: Fleet) {
  return desiredEntities(
    fleet.map(({ kubernetesCluster, name, version }) =>
      summary({ kubernetesCluster, name }, { version }),
    ),
    database => databaseToEntity(database, options),
  );
}

describe('planDelta', () => {
  it('leaves in the catalog what was listed, and of the rest only what nobody could list', () => {
    fc.assert(
      fc.property(
        fleets,
        fleets,
        fc.subarray(['eu', 'us', 'lab']),
        (before, now, complete) => {
          const known = new Map<string, KnownEntity>(desiredOf(before));
          const desired = desiredOf(now);

          const delta = planDelta({
            known,
            desired,
            inventory: {
              isComplete: where => complete.includes(where.kubernetesCluster),
            },
          });

          const catalog = new Map([...known].map(([ref, k]) => [ref, k.hash]));
          delta.removed.forEach(ref => catalog.delete(ref));
          delta.added.forEach(entity =>
            catalog.set(stringifyEntityRef(entity), stableHash(entity)),
          );
          const kept = [...known].filter(
            ([ref, item]) =>
              !desired.has(ref) &&
              !complete.includes(item.database.kubernetesCluster),
          );
          const expected = new Map(
            [...desired, ...kept].map(([ref, item]) => [ref, item.hash]),
          );
          expect(catalog).toEqual(expected);
          expect(
            new Map([...delta.known].map(([ref, k]) => [ref, k.hash])),
          ).toEqual(expected);
        },
      ),
    );
  });

  it('says nothing when nothing changed', () => {
    fc.assert(
      fc.property(fleets, fleet => {
        const desired = desiredOf(fleet);
        const delta = planDelta({
          known: desired,
          desired: desiredOf([...fleet].reverse()),
          inventory: { isComplete: () => true },
        });
        expect(delta.added).toEqual([]);
        expect(delta.removed).toEqual([]);
      }),
    );
  });

  it('hands over again what another process handed over', () => {
    const desired = desiredOf([
      { kubernetesCluster: 'eu', name: 'a', version: '15' },
    ]);
    const known = new Map(
      [...desired].map(([ref, { database }]) => [ref, { database }]),
    );

    const delta = planDelta({
      known,
      desired,
      inventory: { isComplete: () => true },
    });

    expect(delta.added).toHaveLength(1);
  });
});

describe('stableHash', () => {
  it('does not depend on the order of keys', () => {
    expect(stableHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(
      stableHash({ b: { d: null, c: [1, 2] }, a: 1 }),
    );
    expect(stableHash({ a: [1, 2] })).not.toBe(stableHash({ a: [2, 1] }));
  });
});
