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
import { join, resolve } from 'node:path';
import { applied } from '../../changes/__testUtils__/applied';
import { editsOf } from '../../changes/__testUtils__/changeProperties';
import { definitionIn } from '../../kubernetes/__testUtils__/definitionIn';
import { inputs, manifests } from './__testUtils__/arbitraries';
import { contextOf, createdObject, operationOf } from './__testUtils__/Request';
import { mongodbChanges } from './mongodbChanges';

const folder = resolve(
  __dirname,
  '../../../../../../shared/crds/percona-server-mongodb-operator',
);

/** The definition of the release that the rules are written for, and of the one after it. */
const definitions = ['', 'main-1.23.0-pre'].flatMap(release => {
  const file = join(
    folder,
    release,
    'perconaservermongodbs.psmdb.percona.com.yaml',
  );
  const check = definitionIn(file, 'v1');
  return check === undefined ? [] : [{ release, check }];
});

if (definitions.length === 0) {
  // eslint-disable-next-line no-console
  console.log(`Skipped: the operator's definitions are not there (${folder})`);
}

const describePresent = definitions.length > 0 ? describe : describe.skip;

function problems(object: unknown): string[] {
  return definitions.flatMap(definition =>
    definition
      .check(object)
      .map(problem => `${definition.release || '1.22.0'}: ${problem}`),
  );
}

const changes = mongodbChanges.operations
  .filter(({ kind }) => kind === 'change')
  .map(({ id }) => id);

describePresent("the operator's definition", () => {
  it('refuses what it should: the test can fail', () => {
    const [first] = definitions;
    const found = first.check({
      apiVersion: 'psmdb.percona.com/v1',
      kind: 'PerconaServerMongoDB',
      spec: {
        crVersion: 1.22,
        image: 'x',
        replsets: [{ size: '3', members: 3 }],
        backup: { enabled: true, tasks: [{ name: 'x', enabled: 1 }] },
      },
    });
    expect(found.sort()).toEqual([
      expect.stringMatching(/^\/spec\/backup .*image/),
      expect.stringMatching(/^\/spec\/backup\/tasks\/0\/enabled .*boolean/),
      expect.stringMatching(/^\/spec\/crVersion .*string/),
      expect.stringMatching(/^\/spec\/replsets\/0 .*members/),
      expect.stringMatching(/^\/spec\/replsets\/0\/size .*integer/),
    ]);
  });

  it('takes the manifests that the properties begin with', () => {
    fc.assert(
      fc.property(manifests, manifest => {
        expect(problems(manifest)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('takes every manifest that create makes, unless it was refused', () => {
    let taken = 0;
    fc.assert(
      fc.property(inputs.create, input => {
        const result = operationOf('create').plan(contextOf(input, undefined));
        const object = createdObject(result);
        taken += result.errors.length === 0 ? 1 : 0;
        // Without the image of the agent there is no manifest that could be taken: it is refused.
        fc.pre(
          result.errors.every(({ rule }) => rule !== 'mongodb/backup-image'),
        );
        expect(problems(object)).toEqual([]);
      }),
      { numRuns: 120 },
    );
    expect(taken).toBeGreaterThan(3);
  });

  it.each(changes)('takes every manifest that %s leaves behind', id => {
    fc.assert(
      fc.property(inputs[id], manifests, (input, declared) => {
        const edits = editsOf(operationOf(id).plan(contextOf(input, declared)));
        expect(problems(applied(declared, edits))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
