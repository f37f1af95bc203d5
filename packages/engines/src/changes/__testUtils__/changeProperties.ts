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
  EngineChanges,
  ManifestEdit,
  OperationContext,
  OperationResult,
} from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { at, isObject } from '../../json';
import { Json } from '../../kubernetes/__testUtils__/json';
import { editYaml } from '../../yaml';
import { applied } from './applied';
import { createdObject, operationIn } from './ChangeRequest';

/** What the changes of an engine are tried with. */
export interface ChangeTrial {
  changes: EngineChanges;
  /** Inputs that the schemas take, by operation. */
  inputs: Readonly<Record<string, fc.Arbitrary<Json>>>;
  /** Manifests that the definition takes, of a database in use. */
  manifests: fc.Arbitrary<Json>;
  contextOf(input: unknown, declared: unknown): OperationContext;
  /** Rules under which a plan is refused without saying what it could lead to. */
  unclear?: readonly string[];
}

/** A title, and what throws where the property does not hold. */
export type ChangeProperty = readonly [title: string, holds: () => void];

/** The edits of a plan. */
export function editsOf(result: OperationResult): readonly ManifestEdit[] {
  return result.action.type === 'edit' ? result.action.edits : [];
}

const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    -1,
    1e21,
    [],
    {},
    '1e400Gi',
    [[null]],
    [{}],
    JSON.parse('{"__proto__":{"a":1},"constructor":1,"toString":null}'),
  ),
);

/** What holds for the changes of every engine, operation by operation: each with its title, to be called in a test. */
export function changeProperties(trial: ChangeTrial): ChangeProperty[] {
  return trial.changes.operations.flatMap(({ id, kind }) =>
    [
      ...totality(trial, id),
      ...(kind === 'change' ? edits(trial, id) : []),
      ...(kind === 'create' ? texts(trial, id) : []),
    ].map(([title, holds]): ChangeProperty => [`${id} ${title}`, holds]),
  );
}

function totality(
  { changes, inputs, manifests, contextOf }: ChangeTrial,
  id: string,
): ChangeProperty[] {
  const operation = operationIn(changes, id);
  const broken = brokenManifests(manifests);

  return [
    [
      'never throws, whatever the manifest holds',
      () => {
        fc.assert(
          fc.property(
            inputs[id],
            fc.oneof(broken, anything),
            (input, declared) => {
              const context = contextOf(input, declared);
              expect(operation.input.safeParse(input).success).toBe(true);
              operation.current(context);
              expect(operation.plan(context).title).not.toBe('');
            },
          ),
          { numRuns: 60 },
        );
      },
    ],

    [
      'names only fields that there are, and only rules that there are',
      () => {
        const rules = new Set(changes.rules.map(rule => rule.id));
        const known = new Set([
          'target',
          '',
          ...Object.keys((operation.input as { shape?: object }).shape ?? {}),
        ]);
        fc.assert(
          fc.property(inputs[id], manifests, (input, declared) => {
            const { errors, warnings, impacts } = operation.plan(
              contextOf(input, declared),
            );
            for (const each of [...errors, ...warnings]) {
              expect(known).toContain((each.field ?? '').split('.')[0]);
            }
            for (const each of [...errors, ...warnings, ...impacts]) {
              expect(rules).toContain(each.rule);
              expect(JSON.stringify(each)).not.toMatch(
                /undefined|NaN|\[object/,
              );
            }
          }),
          { numRuns: 60 },
        );
      },
    ],
  ];
}

function edits(
  { changes, inputs, manifests, contextOf, unclear = [] }: ChangeTrial,
  id: string,
): ChangeProperty[] {
  const operation = operationIn(changes, id);

  return [
    [
      'says each place once, and every impact is about one of them',
      () => {
        fc.assert(
          fc.property(inputs[id], manifests, (input, declared) => {
            const result = operation.plan(contextOf(input, declared));
            const paths = editsOf(result).map(edit => edit.path.join('.'));
            expect(new Set(paths).size).toBe(paths.length);
            for (const { path } of result.impacts) {
              expect(paths.filter(each => isAbout(path, each))).not.toEqual([]);
            }
            expect(result.impacts.length > 0 || paths.length === 0).toBe(true);
          }),
          { numRuns: 60 },
        );
      },
    ],

    [
      'leads to a manifest in which nothing is left to change',
      () => {
        fc.assert(
          fc.property(inputs[id], manifests, (input, declared) => {
            const result = operation.plan(contextOf(input, declared));
            fc.pre(result.errors.every(({ rule }) => !unclear.includes(rule)));
            const after = applied(declared, editsOf(result));
            const again = operation.plan(contextOf(input, after));
            expect(editsOf(again)).toEqual([]);
            expect(again.title).toBe('Nothing to change');
          }),
          { numRuns: 60 },
        );
      },
    ],

    [
      'means the same in the text of the file',
      () => {
        fc.assert(
          fc.property(inputs[id], manifests, (input, declared) => {
            const wanted = editsOf(operation.plan(contextOf(input, declared)));
            const { text } = editYaml(stringify(declared), {
              documentIndex: 0,
              edits: wanted,
            });
            expect(parse(text)).toEqual(applied(declared, wanted));
          }),
          { numRuns: 40 },
        );
      },
    ],

    [
      'changes nothing for a form that is sent as it was filled in',
      () => {
        fc.assert(
          fc.property(manifests, declared => {
            const current = operation.current(contextOf({}, declared));
            fc.pre(operation.input.safeParse(current).success);
            expect(
              editsOf(operation.plan(contextOf(current, declared))),
            ).toEqual([]);
          }),
          { numRuns: 60 },
        );
      },
    ],
  ];
}

function texts(
  { changes, inputs, manifests, contextOf }: ChangeTrial,
  id: string,
): ChangeProperty[] {
  return [
    [
      'writes a text that is read by YAML 1.1, as Kubernetes does, and by 1.2 alike',
      () => {
        fc.assert(
          fc.property(inputs[id], manifests, (input, declared) => {
            const context = contextOf(input, declared);
            const result = operationIn(changes, id).plan(context);
            const object = createdObject(result);
            expect(
              parse((result.action as { text: string }).text, {
                version: '1.1',
              }),
            ).toEqual(object);
            expect(at(object, 'metadata')).toMatchObject({
              name: context.target.name,
              namespace: context.target.namespace,
            });
          }),
          { numRuns: 60 },
        );
      },
    ],
  ];
}

/** Whether an impact is about a place that is edited; `[name]` in its path stands for an item of a list. */
function isAbout(path: string, edited: string): boolean {
  const list = path.replace(/\[.*$/, '');
  return [path, list].some(
    each => each.startsWith(edited) || edited.startsWith(each),
  );
}

/** A manifest in which something is not what it should be. */
function brokenManifests(manifests: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc
    .tuple(manifests, fc.double({ min: 0, max: 0.999, noNaN: true }), anything)
    .map(([manifest, where, value]) => {
      const all = places(manifest);
      const path = all[Math.floor(where * all.length)];
      const copy = structuredClone(manifest);
      let place = copy;
      for (const step of path.slice(0, -1)) {
        place = place[step] as Json;
      }
      place[path[path.length - 1]] = value;
      return copy;
    });
}

/** All places in a value: the ways to its fields. */
function places(value: unknown, path: string[] = []): string[][] {
  return isObject(value) || Array.isArray(value)
    ? [
        ...(path.length > 0 ? [path] : []),
        ...Object.entries(value).flatMap(([key, entry]) =>
          places(entry, [...path, key]),
        ),
      ]
    : [path];
}
