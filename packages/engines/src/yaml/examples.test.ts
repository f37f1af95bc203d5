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

/* eslint-disable jest/no-conditional-expect -- some values are refused, and it is checked why */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Anchors } from './Anchors';
import { editYaml } from './editYaml';
import { JsonValue, valueAt } from './JsonValue';
import type { YamlPath } from './YamlEdit';
import { YamlEditError } from './YamlEditError';
import { YamlFile } from './YamlFile';

const shared = resolve(__dirname, '../../../../../shared/examples');
const demo = resolve(__dirname, '../../../playground/repository');

function filesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .map(name => join(folder, name))
        .flatMap(path =>
          statSync(path).isDirectory() ? filesIn(path) : [path],
        )
        .filter(path => /\.ya?ml$/.test(path))
    : [];
}

if (!existsSync(shared)) {
  // eslint-disable-next-line no-console
  console.log(
    `Skipped: the operators' example manifests are not there (${shared})`,
  );
}

/** Every scalar, with its path. */
function scalarsOf(value: JsonValue, path: YamlPath = []): YamlPath[] {
  if (typeof value !== 'object' || value === null) {
    return [path];
  }
  return Object.entries(value as Record<string, JsonValue>).flatMap(
    ([step, each]) =>
      scalarsOf(each, [...path, Array.isArray(value) ? Number(step) : step]),
  );
}

/** Another value of the same type. */
function another(value: JsonValue | undefined): JsonValue {
  switch (typeof value) {
    case 'number':
      return value + 1;
    case 'boolean':
      return !value;
    case 'string':
      return `x${value}`;
    default:
      return 'changed';
  }
}

/** True for what an anchor forbids. */
function isRefused(edit: () => unknown): boolean {
  try {
    edit();
    return false;
  } catch (error) {
    return (
      error instanceof YamlEditError && /^(alias|anchor)$/.test(error.code)
    );
  }
}

function changedLines(before: string, after: string) {
  const old = before.split('\n');
  const now = after.split('\n');
  let top = 0;
  while (top < old.length && old[top] === now[top]) {
    top++;
  }
  let bottom = 0;
  while (
    bottom < old.length - top &&
    bottom < now.length - top &&
    old[old.length - 1 - bottom] === now[now.length - 1 - bottom]
  ) {
    bottom++;
  }
  return [old.length - top - bottom, now.length - top - bottom];
}

const files = [...filesIn(demo), ...filesIn(shared)].map(
  path => [relative(resolve(__dirname, '../../../..'), path), path] as const,
);

describe.each(files)('%s', (_, path) => {
  const text = readFileSync(path, 'utf8');
  const file = new YamlFile(text);
  // What lies in a document with nothing but comments is nothing to change
  const readable = file.documents.flatMap((__, index) =>
    file.problem(index) || file.value(index) === null ? [] : [index],
  );
  const hasAnchors = file.documents.some(
    document => [...new Anchors(document).all()].length > 0,
  );

  it('changes every scalar once, each in a diff of one line', () => {
    const refused: unknown[] = [];
    let changed = 0;
    for (const documentIndex of readable) {
      const present = file.value(documentIndex);
      for (const each of scalarsOf(present)) {
        const value = another(valueAt(present, each));
        try {
          const { text: edited } = editYaml(text, {
            documentIndex,
            edits: [{ op: 'set', path: each, value }],
          });
          expect(changedLines(text, edited)).toEqual([1, 1]);
          const documents = [...parseAllDocuments(edited, { merge: true })];
          expect(
            valueAt(documents[documentIndex].toJS() as JsonValue, each),
          ).toEqual(value);
          changed++;
        } catch (error) {
          if (!(error instanceof YamlEditError)) {
            throw error;
          }
          refused.push(each);
          // Only what has to be: templates, and what others use through an anchor
          expect([
            error.code,
            String(valueAt(present, each)).includes('{{'),
            hasAnchors,
          ]).toEqual(
            error.code === 'template'
              ? ['template', true, expect.anything()]
              : [expect.stringMatching(/^(alias|anchor)$/), false, true],
          );
        }
      }
    }
    expect(changed + refused.length).toBe(
      readable.flatMap(index => scalarsOf(file.value(index))).length,
    );
  });

  it('puts a key into every mapping and takes it out again: the file is as it was', () => {
    for (const documentIndex of readable) {
      const present = file.value(documentIndex);
      const mappings = new Set(
        scalarsOf(present).flatMap(each =>
          each.map((__, depth) => JSON.stringify(each.slice(0, depth))),
        ),
      );
      for (const mapping of mappings) {
        const parent = JSON.parse(mapping) as YamlPath;
        if (!Array.isArray(valueAt(present, parent))) {
          const added = [...parent, 'addedByTest'];
          const put = () =>
            editYaml(text, {
              documentIndex,
              edits: [{ op: 'set', path: added, value: 'x' }],
            }).text;
          if (hasAnchors && isRefused(put)) {
            continue;
          }
          const { text: back } = editYaml(put(), {
            documentIndex,
            edits: [{ op: 'remove', path: added }],
          });
          expect(back).toBe(text);
        }
      }
    }
  });
});
