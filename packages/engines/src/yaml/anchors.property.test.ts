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

/* eslint-disable jest/no-conditional-expect -- what is true of an edit depends on what was generated */
import fc from 'fast-check';
import { parse } from 'yaml';
import { editYaml } from './editYaml';
import { JsonObject, JsonValue, valueAt } from './JsonValue';
import type { YamlPath } from './YamlEdit';
import { YamlEditError } from './YamlEditError';
import { withValue } from './__testUtils__/withValue';

type Part =
  | { kind: 'scalar' | 'anchored scalar' | 'anchored flow' | 'anchored block' }
  | {
      kind: 'alias' | 'merge' | 'two merges' | 'alias in a list';
      which: number;
    };

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'scalar' as const,
      'anchored scalar' as const,
      'anchored flow' as const,
      'anchored block' as const,
    ),
  }),
  fc.record({
    kind: fc.constantFrom(
      'alias' as const,
      'alias' as const,
      'merge' as const,
      'two merges' as const,
      'alias in a list' as const,
    ),
    which: fc.nat(),
  }),
);

/** A file with anchors in a section that exists only for them, and in the manifest itself. */
function write(templates: readonly Part[], parts: readonly Part[]): string {
  const scalars: string[] = [];
  const maps: string[] = [];
  let number = 0;
  const lines = (each: Part): string[] => {
    number += 1;
    const key = `  k${number}:`;
    const name = `n${number}`;
    const anyOf = [...scalars, ...maps];
    switch (each.kind) {
      case 'anchored scalar':
        scalars.push(name);
        return [`${key} &${name} ${number}00m # c${number}`];
      case 'anchored flow':
        maps.push(name);
        return [`${key} &${name} {cpu: ${number}, memory: ${number}Gi}`];
      case 'anchored block':
        maps.push(name);
        return [
          `${key} &${name}`,
          `    cpu: ${number} # c${number}`,
          `    more:`,
          `      a: ${number}`,
        ];
      case 'alias':
        return [
          `${key}${
            anyOf.length ? ` *${anyOf[each.which % anyOf.length]}` : ''
          } # c${number}`,
        ];
      case 'alias in a list':
        return [
          `${key}`,
          `  - first`,
          `  - ${anyOf.length ? `*${anyOf[each.which % anyOf.length]}` : '2'}`,
        ];
      case 'merge':
        return maps.length
          ? [
              `${key}`,
              `    <<: *${maps[each.which % maps.length]}`,
              `    own: ${number}`,
            ]
          : [`${key} {own: 1}`];
      case 'two merges':
        return maps.length
          ? [
              `${key}`,
              `    own: ${number}`,
              `    <<: [*${maps[each.which % maps.length]}, *${
                maps[(each.which + 1) % maps.length]
              }]`,
            ]
          : [`${key} {own: 1}`];
      default:
        return [`${key} ${number}`];
    }
  };
  return [
    ...(templates.length > 0
      ? ['x-templates:', ...templates.flatMap(lines)]
      : []),
    'spec:',
    '  first: 1',
    ...parts.flatMap(lines),
    '',
  ].join('\n');
}

const read = (text: string) =>
  parse(text, { merge: true, maxAliasCount: -1 }) as JsonObject;

function pathsOf(value: JsonValue, path: YamlPath): YamlPath[] {
  if (typeof value !== 'object' || value === null) {
    return [path];
  }
  const keys = Object.keys(value);
  return [
    path,
    ...(Array.isArray(value) ? [] : [[...path, 'fresh']]),
    ...keys.flatMap(key =>
      pathsOf((value as JsonObject)[key]!, [
        ...path,
        Array.isArray(value) ? Number(key) : key,
      ]),
    ),
  ];
}

describe('editYaml, where anchors, aliases and merge keys are', () => {
  it('changes exactly what was asked for, or refuses and names the line', () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 3 }),
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.option(
          fc.oneof(
            fc.constantFrom<JsonValue>('7Gi', 7, null, 'y'),
            fc.constant<JsonValue>({ cpu: 7 }),
          ),
          { nil: undefined },
        ),
        (templates, parts, which, value) => {
          const text = write(templates, parts);
          const before = read(text);
          const paths = pathsOf(before.spec!, ['spec']).slice(1);
          const path = paths[which % paths.length];
          fc.pre(value !== undefined || valueAt(before, path) !== undefined);
          const edit =
            value === undefined
              ? { op: 'remove' as const, path }
              : { op: 'set' as const, path, value };
          try {
            const { text: edited } = editYaml(text, {
              documentIndex: 0,
              edits: [edit],
            });
            const after = read(edited);
            const wanted = withValue(before, path, value);
            expect(after.spec).toEqual(valueAt(wanted, ['spec']));
            // In the section of templates, only what nobody else uses may change
            const changed = Object.keys(
              (before['x-templates'] ?? {}) as JsonObject,
            ).filter(
              key =>
                JSON.stringify(valueAt(before, ['x-templates', key])) !==
                JSON.stringify(valueAt(after, ['x-templates', key])),
            );
            for (const key of changed) {
              expect(
                text.match(new RegExp(`\\*${key.replace('k', 'n')}\\b`, 'g')),
              ).toHaveLength(1);
            }
            if (value !== undefined) {
              const again = editYaml(edited, {
                documentIndex: 0,
                edits: [edit],
              });
              expect(again).toEqual({ text: edited, changed: [] });
            }
          } catch (error) {
            if (!(error instanceof YamlEditError)) {
              throw error;
            }
            expect(['alias', 'anchor', 'merge']).toContain(error.code);
            expect(error.message).toContain(`ine ${error.line}`);
            const line = text.split('\n')[error.line - 1];
            expect(line).toMatch(
              error.code === 'anchor' ? /&n\d|cpu:/ : /\*n\d/,
            );
          }
        },
      ),
      { numRuns: 4000 },
    );
  });

  it('never refuses to replace an alias of a scalar, and to override what a merge key brings in', () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 3 }),
        fc.array(part, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (templates, parts, which) => {
          const text = write(templates, parts);
          const before = read(text);
          const lines = text.split('\n');
          const candidates = Object.keys(before.spec as JsonObject).flatMap(
            (key): YamlPath[] => {
              const at = lines.findIndex(
                (line, index) =>
                  index > lines.indexOf('spec:') &&
                  line.startsWith(`  ${key}:`),
              );
              const present = valueAt(before, ['spec', key]);
              if (/: \*/.test(lines[at]) && typeof present === 'string') {
                return [['spec', key]];
              }
              return /<<: \*/.test(lines[at + 1] ?? '')
                ? [['spec', key, 'cpu']]
                : [];
            },
          );
          fc.pre(candidates.length > 0);
          const path = candidates[which % candidates.length];
          const { text: edited } = editYaml(text, {
            documentIndex: 0,
            edits: [{ op: 'set', path, value: 'other' }],
          });
          expect(read(edited).spec).toEqual(
            valueAt(withValue(before, path, 'other'), ['spec']),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
