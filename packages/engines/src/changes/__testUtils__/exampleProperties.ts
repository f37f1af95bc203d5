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

import { ManifestEdit } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { at, isObject } from '../../json';
import { Json } from '../../kubernetes/__testUtils__/json';
import { editYaml, YamlEditError } from '../../yaml';
import { applied } from './applied';
import { operationIn } from './ChangeRequest';
import { ChangeProperty, ChangeTrial, editsOf } from './changeProperties';

const root = resolve(__dirname, '../../../../../..');

/** A manifest of other people, in the file that they wrote. */
interface Example {
  title: string;
  text: string;
  documentIndex: number;
  manifest: Json;
}

/** The manifests of a kind in folders beside the project, down to their subfolders; a line where a folder is not there. */
export function examplesIn(kind: string, folders: readonly string[]) {
  return folders.flatMap(folder => {
    const path = join(root, 'shared/examples', folder);
    if (!existsSync(path)) {
      // eslint-disable-next-line no-console
      console.log(`Skipped: the example manifests are not there (${path})`);
      return [];
    }
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.ya?ml$/.test(name))
      .sort()
      .flatMap(name => examplesOf(kind, join(path, name)));
  });
}

function examplesOf(kind: string, path: string): Example[] {
  const text = readFileSync(path, 'utf8');
  return [...parseAllDocuments(text, { merge: true })].flatMap(
    (document, documentIndex) => {
      const manifest: unknown = document.errors.length
        ? undefined
        : document.toJS();
      return isObject(manifest) && at(manifest, 'kind') === kind
        ? [
            {
              title: `${relative(root, path)}, document ${documentIndex + 1}`,
              text,
              documentIndex,
              manifest,
            },
          ]
        : [];
    },
  );
}

/** What holds for changes of manifests as other people wrote them: the file then says what was asked for, and its other lines stay as they are. */
export function exampleProperties(
  trial: ChangeTrial,
  examples: readonly Example[],
): ChangeProperty[] {
  const operations = trial.changes.operations.filter(
    ({ kind }) => kind === 'change',
  );
  return examples.flatMap(example =>
    operations.map(
      ({ id }): ChangeProperty => [
        `${id} leaves the other lines of ${example.title} as they are`,
        () => survives(trial, id, example),
      ],
    ),
  );
}

function survives(
  { changes, inputs, contextOf }: ChangeTrial,
  id: string,
  { text, documentIndex, manifest }: Example,
): void {
  const operation = operationIn(changes, id);
  fc.assert(
    fc.property(inputs[id], input => {
      const edits = editsOf(operation.plan(contextOf(input, manifest)));
      const edited = editedOrRefused(text, documentIndex, edits);
      if (edited === undefined) {
        return;
      }
      const documents = [...parseAllDocuments(edited, { merge: true })];
      expect(documents[documentIndex].toJS()).toEqual(applied(manifest, edits));
      const lost = lostLines(text, edited);
      expect(lost.filter(line => /^\s*#/.test(line))).toEqual([]);
      expect(lost.length).toBeLessThanOrEqual(mostLost(manifest, edits, lost));
    }),
    { numRuns: 12 },
  );
}

/** The edited text; nothing where others use the value through an alias, which is said with its line. */
function editedOrRefused(
  text: string,
  documentIndex: number,
  edits: readonly ManifestEdit[],
): string | undefined {
  try {
    return editYaml(text, { documentIndex, edits }).text;
  } catch (error) {
    if (
      error instanceof YamlEditError &&
      ['alias', 'anchor'].includes(error.code)
    ) {
      return undefined;
    }
    throw error;
  }
}

/** How many lines may go: one for each value that becomes another one, none for what is only added; any number where something larger is replaced. */
function mostLost(
  manifest: Json,
  edits: readonly ManifestEdit[],
  lost: readonly string[],
): number {
  const sizes = edits.map(edit => {
    const before = at(manifest, ...edit.path);
    if (before === undefined) {
      return 0;
    }
    const isLine = typeof before !== 'object' && !String(before).includes('\n');
    return edit.op === 'set' && isLine ? 1 : Infinity;
  });
  // What is added to a map or a list in one line changes that line.
  const inOneLine = lost.filter(line => /[{[]/.test(line)).length;
  return sizes.reduce((sum, size) => sum + size, inOneLine);
}

/** Lines of a text that another one has not, or not as often. */
function lostLines(before: string, after: string): string[] {
  const left = new Map<string, number>();
  for (const line of after.split('\n')) {
    left.set(line, (left.get(line) ?? 0) + 1);
  }
  return before.split('\n').filter(line => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
