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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Schema, shapeOfSchema } from '../__testUtils__/shapeOfSchema';
import { shapesOfInterface } from '../__testUtils__/shapeOfType';

/** Parts of others, and answers that no client of ours reads. */
const withoutType = [
  'EngineList',
  'Error',
  'FacetValues',
  'FindingCounts',
  'MemberCount',
  'RequestAndLimit',
  'Resources',
  'RuleSource',
  'SummaryFields',
];

describe('openapi.yaml', () => {
  const { schemas } = (
    parse(
      readFileSync(join(__dirname, '..', '..', 'openapi.yaml'), 'utf8'),
    ) as { components: { schemas: Record<string, Schema> } }
  ).components;
  const shapes = shapesOfInterface(
    join(__dirname, '..', '__testUtils__', 'Contract.ts'),
    'Contract',
  );

  it.each(Object.keys(shapes))('describes %s as the type does', name => {
    expect(schemas).toHaveProperty(name);
    expect(shapeOfSchema(schemas[name], schemas)).toEqual(shapes[name]);
  });

  it('has no schema that is compared with nothing', () => {
    expect(
      Object.keys(schemas).filter(
        name => !Object.hasOwn(shapes, name) && !withoutType.includes(name),
      ),
    ).toEqual([]);
  });
});
