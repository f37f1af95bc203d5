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
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod/v3';
import * as creators from './actions';

const file = join(__dirname, '..', '..', '..', 'templates', 'all.yaml');
const targets: readonly string[] = parse(readFileSync(file, 'utf8')).spec
  .targets;

interface Node {
  properties?: Record<string, Node & { type?: string }>;
  allOf?: readonly Node[];
  then?: Node;
  dependencies?: Record<string, { oneOf: readonly Node[] }>;
  'ui:field'?: string;
  'ui:options'?: {
    operation?: string;
    engine?: string;
    engines?: readonly string[];
    input?: unknown;
  };
}

const templates = targets.map(target => {
  const template = parse(readFileSync(join(dirname(file), target), 'utf8')) as {
    metadata: { name: string };
    spec: {
      parameters: readonly Node[];
      steps: ReadonlyArray<{
        action: string;
        input: { engine?: string; values?: unknown };
      }>;
    };
  };
  return [template.metadata.name, template.spec] as const;
});

/** Every property of a form, those that depend on others too. */
function fieldsOf(node: Node): Array<[string, Node]> {
  return [
    ...Object.entries(node.properties ?? {}),
    ...(node.allOf ?? []).flatMap(fieldsOf),
    ...(node.then ? fieldsOf(node.then) : []),
    ...Object.values(node.dependencies ?? {}).flatMap(({ oneOf }) =>
      oneOf.flatMap(fieldsOf),
    ),
  ];
}

/** The fields that a schema of an operation has. */
function keysOf(engine: string, operation: string): readonly string[] {
  const schema = operationInputs[engine][operation];
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Fields of an operation's input that a mapping leaves out, those of the parts that it has too. */
function leftOut(schema: z.ZodTypeAny, mapping: unknown): readonly string[] {
  const read =
    schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
      ? schema.unwrap()
      : schema;
  if (!(read instanceof z.ZodObject) || !isObject(mapping)) {
    return [];
  }
  const shape: Record<string, z.ZodTypeAny> = read.shape;
  return Object.entries(shape).flatMap(([key, part]) =>
    Object.hasOwn(mapping, key)
      ? leftOut(part, mapping[key]).map(below => `${key}.${below}`)
      : [key],
  );
}

/** What a form leaves out on purpose: what hardly anybody asks for with a new database, as there is a form of its own for it or the operator sets it. */
const unasked: Readonly<Record<string, readonly string[]>> = {
  'create-postgresql': [
    'pooler.replica',
    'pooler.instances',
    'pooler.mode',
    'pooler.maxConnections',
    'pooler.cpu',
    'pooler.memory',
  ],
  'create-mysql': [
    'baseServerId',
    'routers.cpu',
    'routers.memory',
    'routers.readOnlyTargets',
    'routers.invalidatedClusterPolicy',
    'exposure',
    'defaultPort',
    'readReplicas',
  ],
  'create-mongodb': [
    'image',
    'crVersion',
    'sharding.mongos.cpu',
    'sharding.mongos.memory',
    'sharding.mongos.exposure',
    'backup.image',
  ],
  // Volumes keep their class: another one is refused.
  'resize-database': ['storageClass'],
};

/** The paths of a mapping, without what is made of the text there. */
function pathsOf(mapping: unknown): readonly string[] {
  if (typeof mapping === 'string') {
    return [mapping.split(' ')[0]];
  }
  return isObject(mapping) ? Object.values(mapping).flatMap(pathsOf) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

describe('the templates of the suite', () => {
  it.each(templates)('%s asks for what its operation takes', (name, spec) => {
    const fields = spec.parameters.flatMap(fieldsOf);
    const names = fields.map(([field]) => field);
    const plan = fields.find(
      ([, field]) => field['ui:field'] === 'DatabasePlan',
    )?.[1]['ui:options'];
    const operation = plan?.operation ?? '';
    const [step] = spec.steps;
    expect(step.action).toBe(`databases:${operation}`);
    expect(
      Object.values(creators).map(
        create => create({ changes: undefined as never }).id,
      ),
    ).toContain(step.action);

    const picker = fields.find(
      ([, field]) => field['ui:field'] === 'DatabasePicker',
    )?.[1]['ui:options'];
    const engines = plan?.engine
      ? [plan.engine]
      : picker?.engines ??
        Object.keys(operationInputs).filter(engine =>
          Object.hasOwn(operationInputs[engine], operation),
        );
    expect(engines).not.toEqual([]);
    for (const engine of engines) {
      expect(Object.keys(operationInputs[engine])).toContain(operation);
    }

    const input = plan?.input;
    const { values } = step.input;
    const known = engines.flatMap(engine => keysOf(engine, operation));
    const parts = isObject(input) ? Object.keys(input) : [];
    expect(parts.filter(key => !known.includes(key))).toEqual([]);
    // The plan on the screen and the pull request ask for the same.
    expect(isObject(values) ? Object.keys(values) : values).toEqual(
      isObject(input) ? parts : `\${{ parameters.${input} }}`,
    );
    const missing = engines.flatMap(engine =>
      leftOut(operationInputs[engine][operation], input),
    );
    expect([...new Set(missing)]).toEqual(unasked[name] ?? []);
    expect(
      pathsOf(input).filter(path => !names.includes(path.split('.')[0])),
    ).toEqual([]);
  });
});
