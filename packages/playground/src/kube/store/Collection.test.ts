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

import fc from 'fast-check';
import { KubeObject } from '../types';
import { Store } from './Store';

function object(name: string, value: number): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Thing',
    metadata: { name, namespace: name < 'c' ? 'one' : 'two' },
    value,
  };
}

/** Names and values only: what a list is about. */
function seen(objects: readonly KubeObject[] | undefined) {
  return objects?.map(({ metadata, value }) => [metadata.name, value]);
}

const step = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'd'),
  remove: fc.boolean(),
});

describe('Collection', () => {
  it('tells every past state that its log reaches, and refuses the others', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 8 }),
        (steps, eventCapacity) => {
          const store = new Store({ eventCapacity });
          const collection = store.collection('things');
          const states = new Map([[store.revision, seen(collection.list())]]);
          steps.forEach(({ name, remove }, index) => {
            const next = object(name, index);
            const { namespace } = next.metadata;
            const existing = collection.get(namespace, name);
            if (remove && existing) {
              store.remove('things', existing);
            } else {
              store.put('things', next);
            }
            states.set(store.revision, seen(collection.list()));
          });
          for (const [revision, state] of states) {
            const told = collection.listAt(revision);
            expect(seen(told)).toEqual(
              collection.log.reaches(revision) ? state : undefined,
            );
            const inOne = collection.listAt(revision, 'one');
            expect(seen(inOne)).toEqual(
              told &&
                seen(told.filter(one => one.metadata.namespace === 'one')),
            );
          }
          expect(collection.log.reaches(store.revision)).toBe(true);
        },
      ),
    );
  });

  it('tells listeners in order, also of what listeners write', () => {
    const store = new Store({ eventCapacity: 10 });
    const collection = store.collection('things');
    const told: number[] = [];
    collection.subscribe(({ object: { value } }) => {
      if (value === 1) {
        store.put('things', object('b', 2));
      }
    });
    collection.subscribe(event => told.push(event.revision));
    store.put('things', object('a', 1));
    expect(told).toEqual([store.revision - 1, store.revision]);
  });

  it('freezes what it keeps', () => {
    const store = new Store({ eventCapacity: 10 });
    const stored = store.put('things', {
      ...object('a', 1),
      deep: { list: [] },
    });
    expect(Object.isFrozen(stored.deep)).toBe(true);
    expect(() => {
      stored.metadata.labels = {};
    }).toThrow(TypeError);
  });
});
