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

import { operationInputs } from '@database-platform/plugin-databases-common';
import { z } from 'zod/v3';
import { describeInput, InputField } from './describeInput';

describe('describeInput', () => {
  it('says what each field takes, through what is wrapped round it', () => {
    const amounts = z.object({ limit: z.string().optional() }).strict();
    const schema = z
      .object({
        members: z.number().int().describe('How many'),
        share: z.number().optional(),
        cpu: amounts.optional().describe('CPU of each member'),
        mode: z.enum(['session', 'transaction']).default('session'),
        paused: z.boolean(),
        users: z.array(z.object({ name: z.string() }).strict()).default([]),
        parameters: z.record(z.union([z.string(), z.null()])).optional(),
        flag: z
          .string()
          .transform(text => text.toLowerCase())
          .pipe(z.enum(['a', 'b'])),
      })
      .strict()
      .refine(({ members }) => members > 0);
    expect(describeInput(schema)).toEqual([
      {
        name: 'members',
        required: true,
        type: 'whole number',
        description: 'How many',
      },
      { name: 'share', required: false, type: 'number' },
      {
        name: 'cpu',
        required: false,
        type: 'object',
        description: 'CPU of each member',
        fields: [{ name: 'limit', required: false, type: 'text' }],
      },
      {
        name: 'mode',
        required: false,
        type: 'text',
        values: ['session', 'transaction'],
      },
      { name: 'paused', required: true, type: 'true or false' },
      {
        name: 'users',
        required: false,
        type: 'list: object',
        fields: [{ name: 'name', required: true, type: 'text' }],
      },
      {
        name: 'parameters',
        required: false,
        type: 'map by name: text or null',
      },
      { name: 'flag', required: true, type: 'text', values: ['a', 'b'] },
    ]);
    expect(describeInput(z.record(z.unknown()))).toEqual([]);
  });

  const all = Object.entries(operationInputs).flatMap(([engine, operations]) =>
    Object.entries(operations).map(
      ([operation, schema]) => [engine, operation, schema] as const,
    ),
  );

  it.each(all)('has words for every field of %s %s', (_engine, _id, schema) => {
    const fields = describeInput(schema);
    const wordless = (list: readonly InputField[]): InputField[] =>
      list.flatMap(field => [
        ...(field.type.includes('any value') ? [field] : []),
        ...wordless(field.fields ?? []),
      ]);
    expect(fields).not.toEqual([]);
    expect(wordless(fields)).toEqual([]);
  });
});
