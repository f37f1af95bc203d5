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

import {
  ManifestEdit,
  postgresqlInputs,
} from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { join } from 'node:path';
import { definitionIn } from '../../kubernetes/__testUtils__/definitionIn';
import { parseQuantity } from '../../quantity';
import { applied } from '../../changes/__testUtils__/applied';
import { inputs, manifests } from './__testUtils__/arbitraries';
import { contextOf, createdObject, operationOf } from './__testUtils__/Request';

const file = join(
  __dirname,
  '../../../../playground/crds/zalando-postgres-operator/postgresqls.acid.zalan.do.yaml',
);

/** The definition of the operator's release that the rules are written for; the playground brings it. */
const problems = definitionIn(file, 'v1')!;

const identity = {
  apiVersion: 'acid.zalan.do/v1',
  kind: 'postgresql',
  metadata: { name: 'ledger' },
};

describe("the operator's definition", () => {
  it('refuses what it should: the test can fail', () => {
    expect(
      problems({
        ...identity,
        spec: {
          teamId: 'x',
          numberOfInstances: '3',
          postgresql: { version: 15, parameter: {} },
          volume: { size: '5k' },
        },
      }),
    ).toEqual([
      expect.stringMatching(/^\/spec\/numberOfInstances .*integer/),
      expect.stringMatching(/^\/spec\/postgresql .*additional/),
      expect.stringMatching(/^\/spec\/postgresql\/version .*string/),
      expect.stringMatching(/^\/spec\/postgresql\/version .*allowed/),
      expect.stringMatching(/^\/spec\/volume\/size .*pattern/),
    ]);
  });

  it('takes every amount that a form takes, and so does Kubernetes', () => {
    const amount = fc.stringMatching(/^\d{1,3}(\.\d{0,4})?[EPTGMKkm]?i?$/);
    const { shape } = postgresqlInputs.resize;
    const fields = {
      volume: (value: string) => shape.volume.safeParse(value),
      memory: (limit: string) => shape.memory.safeParse({ limit }),
      cpu: (limit: string) => shape.cpu.safeParse({ limit }),
    };
    const taken = { volume: 0, memory: 0, cpu: 0 };
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('volume' as const, 'memory' as const, 'cpu' as const),
        (value, field) => {
          fc.pre(fields[field](value).success);
          taken[field] += 1;
          const spec = {
            teamId: 'x',
            numberOfInstances: 1,
            postgresql: { version: '17' },
            volume: { size: field === 'volume' ? value : '1Gi' },
            resources: {
              limits: field === 'volume' ? {} : { [field]: value },
            },
          };
          expect(problems({ ...identity, spec })).toEqual([]);
          expect(parseQuantity(value)).toBeDefined();
        },
      ),
      { numRuns: 600 },
    );
    expect(Math.min(...Object.values(taken))).toBeGreaterThan(10);
  });

  it('takes the manifests that the properties begin with', () => {
    fc.assert(
      fc.property(manifests, manifest => {
        expect(problems(manifest)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['create', 'clone'])('takes every manifest that %s makes', id => {
    fc.assert(
      fc.property(inputs[id], manifests, (input, declared) => {
        const result = operationOf(id).plan(contextOf(input, declared));
        // A version that there is not is refused, and the manifest goes without one.
        fc.pre(
          result.errors.every(
            ({ rule }) => rule !== 'postgresql/version-unknown',
          ),
        );
        expect(problems(createdObject(result))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each(['resize', 'configure', 'upgrade', 'pooler', 'users'])(
    'takes every manifest that %s leaves behind',
    id => {
      fc.assert(
        fc.property(inputs[id], manifests, (input, declared) => {
          const { action } = operationOf(id).plan(contextOf(input, declared));
          const edits: readonly ManifestEdit[] =
            action.type === 'edit' ? action.edits : [];
          expect(problems(applied(declared, edits))).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
  );
});
