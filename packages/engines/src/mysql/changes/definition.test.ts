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

import { mysqlInputs } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { join } from 'node:path';
import { applied } from '../../changes/__testUtils__/applied';
import { editsOf } from '../../changes/__testUtils__/changeProperties';
import {
  createdObject,
  operationIn,
} from '../../changes/__testUtils__/ChangeRequest';
import { definitionIn } from '../../kubernetes/__testUtils__/definitionIn';
import { parseQuantity } from '../../quantity';
import { inputs, manifests } from './__testUtils__/arbitraries';
import { contextOf } from './__testUtils__/Request';
import { mysqlChanges } from './mysqlChanges';

const folder = join(__dirname, '../../../../../../shared/crds/mysql-operator');

/** The definition of the release that the rules are written for, and a later one. */
const definitions = ['', 'trunk-4d4c47f0'].flatMap(release => {
  const problemsOf = definitionIn(
    join(folder, release, 'innodbclusters.mysql.oracle.com.yaml'),
    'v2',
  );
  return problemsOf === undefined ? [] : [{ release, problemsOf }];
});

if (definitions.length === 0) {
  // eslint-disable-next-line no-console
  console.log(`Skipped: the operator's definition is not there (${folder})`);
}

const describePresent = definitions.length > 0 ? describe : describe.skip;

describePresent("the operator's definition", () => {
  const problems = (object: unknown) =>
    definitions.flatMap(({ release, problemsOf }) =>
      problemsOf(object).map(problem => `${release} ${problem}`),
    );
  const edits = mysqlChanges.operations.filter(({ kind }) => kind === 'change');

  it('refuses what it should: the test can fail', () => {
    const found = problems({
      spec: {
        instances: 12,
        version: 'latest',
        mycnf: { max_connections: 1 },
        routers: {},
        backupProfiles: [{ dumpInstance: { storage: { s3: {} } } }],
      },
    }).join('\n');
    for (const pattern of [
      /secretName/,
      /\/spec\/instances/,
      /\/spec\/version/,
      /\/spec\/mycnf/,
      /routers/,
      /bucketName/,
    ]) {
      expect(found).toMatch(pattern);
    }
  });

  it('takes the manifests that the properties begin with', () => {
    fc.assert(
      fc.property(manifests, manifest => {
        expect(problems(manifest)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('takes every manifest that is created', () => {
    fc.assert(
      fc.property(inputs.create, input => {
        const result = operationIn(mysqlChanges, 'create').plan(
          contextOf(input, {}),
        );
        expect(problems(createdObject(result))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('takes every manifest that is filled, unless the plan is refused', () => {
    const outcomes: string[][] = [];
    fc.assert(
      fc.property(inputs.clone, manifests, (input, declared) => {
        const context = contextOf(input, declared);
        const result = operationIn(mysqlChanges, 'clone').plan({
          ...context,
          target: { ...context.target, name: 'orders-2' },
        });
        if (result.errors.length === 0) {
          outcomes.push(problems(createdObject(result)));
        }
      }),
      { numRuns: 300 },
    );
    expect(outcomes.length).toBeGreaterThan(0);
    expect(outcomes.flat()).toEqual([]);
  });

  it.each(edits.map(({ id }) => id))(
    'takes every manifest that %s leaves behind',
    id => {
      fc.assert(
        fc.property(inputs[id], manifests, (input, declared) => {
          const plan = operationIn(mysqlChanges, id).plan(
            contextOf(input, declared),
          );
          expect(problems(applied(declared, editsOf(plan)))).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
  );

  it('leaves amounts to Kubernetes, which takes every one that a form takes', () => {
    const amount = fc.stringMatching(/^\d{1,3}(\.\d{0,4})?[EPTGMKkm]?i?$/);
    const { shape } = mysqlInputs.create;
    fc.assert(
      fc.property(amount, value => {
        const isTaken =
          shape.volume.safeParse(value).success ||
          shape.memory.safeParse({ limit: value }).success ||
          shape.cpu.safeParse({ limit: value }).success;
        expect(isTaken && parseQuantity(value) === undefined).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});
