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
import { deepFreeze, jsonClone, jsonEqual } from '../json';
import { CoreSchemas } from '../core/coreSchemas';
import { jsonPatch, JsonPatchError } from './jsonPatch';
import { mergePatch } from './mergePatch';
import { strategicMergePatch } from './strategicMergePatch';

const json = fc.jsonValue({ maxDepth: 4 }).map(value => jsonClone(value));

/** A merge patch that makes `to` of `from`, by the definition of RFC 7386. */
function mergePatchBetween(from: unknown, to: unknown): unknown {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(from) || !isObject(to)) {
    return to;
  }
  const patch: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(from), ...Object.keys(to)])) {
    if (!(name in to)) {
      patch[name] = null;
    } else if (!jsonEqual(from[name], to[name])) {
      patch[name] = mergePatchBetween(from[name], to[name]);
    }
  }
  return patch;
}

function hasNull(value: unknown): boolean {
  return (
    value === null ||
    (typeof value === 'object' &&
      value !== null &&
      Object.values(value).some(hasNull))
  );
}

describe('mergePatch', () => {
  it('makes any object of any other, and changes neither argument', () => {
    fc.assert(
      fc.property(json, json, (from, to) => {
        // Nulls cannot be told from deletions: that is how the format is.
        fc.pre(
          !hasNull(to) && !JSON.stringify([from, to]).includes('__proto__'),
        );
        deepFreeze(from);
        const patch = deepFreeze(mergePatchBetween(from, to));
        expect(mergePatch(from, patch)).toEqual(to);
      }),
    );
  });
});

describe('jsonPatch', () => {
  it('adds, removes, replaces, moves, copies and tests', () => {
    const before = deepFreeze({ a: [1, 2], 'b/c': { '~': 'x' } });
    expect(
      jsonPatch(before, [
        { op: 'test', path: '/b~1c/~0', value: 'x' },
        { op: 'add', path: '/a/-', value: 3 },
        { op: 'move', from: '/a/0', path: '/first' },
        { op: 'copy', from: '/b~1c', path: '/copy' },
        { op: 'replace', path: '/copy/~0', value: 'y' },
        { op: 'remove', path: '/a/0' },
      ]),
    ).toEqual({ a: [3], first: 1, 'b/c': { '~': 'x' }, copy: { '~': 'y' } });
  });

  it.each([
    [{ op: 'remove', path: '/none' }, 'unfit'],
    [{ op: 'replace', path: '/a/7', value: 1 }, 'unfit'],
    [{ op: 'add', path: '/none/deep', value: 1 }, 'unfit'],
    [{ op: 'add', path: '/a/9', value: 1 }, 'unfit'],
    [{ op: 'test', path: '/a', value: 2 }, 'unfit'],
    [{ op: 'dance', path: '/a' }, 'malformed'],
    [{ op: 'remove', path: 'a' }, 'malformed'],
  ])('says what is wrong with %j', (step, kind) => {
    expect(() => jsonPatch({ a: [1] }, [step])).toThrow(JsonPatchError);
    expect(() => jsonPatch({ a: [1] }, [step])).toThrow(
      expect.objectContaining({ kind }),
    );
  });
});

describe('strategicMergePatch', () => {
  const pod = new CoreSchemas().get('io.k8s.api.core.v1.PodSpec');
  const containers = (patch: unknown) =>
    strategicMergePatch(
      deepFreeze({
        containers: [
          { name: 'a', image: 'a:1', args: ['x'] },
          { name: 'b', image: 'b:1' },
        ],
        nodeSelector: { disk: 'ssd' },
      }),
      deepFreeze(patch),
      pod,
    );

  it('merges lists by key and replaces lists without one', () => {
    expect(
      containers({ containers: [{ name: 'a', args: ['y'] }, { name: 'c' }] }),
    ).toMatchObject({
      containers: [
        { name: 'a', image: 'a:1', args: ['y'] },
        { name: 'b', image: 'b:1' },
        { name: 'c' },
      ],
    });
  });

  it('obeys directives', () => {
    expect(
      containers({
        containers: [{ name: 'b', $patch: 'delete' }],
        nodeSelector: { $patch: 'replace', zone: 'x' },
      }),
    ).toEqual({
      containers: [{ name: 'a', image: 'a:1', args: ['x'] }],
      nodeSelector: { zone: 'x' },
    });
    expect(
      containers({
        '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }],
        containers: [{ name: 'b', image: 'b:2' }],
      }),
    ).toMatchObject({ containers: [{ image: 'b:2' }, { image: 'a:1' }] });
    const metadata = new CoreSchemas().objectMeta;
    expect(
      strategicMergePatch(
        { finalizers: ['a', 'b', 'c'] },
        { '$deleteFromPrimitiveList/finalizers': ['b'], finalizers: ['d'] },
        metadata,
      ),
    ).toEqual({ finalizers: ['a', 'c', 'd'] });
    expect(
      strategicMergePatch(
        { volumes: [{ name: 'v', emptyDir: {} }] },
        {
          volumes: [
            { name: 'v', $retainKeys: ['name', 'hostPath'], hostPath: {} },
          ],
        },
        pod,
      ),
    ).toEqual({ volumes: [{ name: 'v', hostPath: {} }] });
  });
});
