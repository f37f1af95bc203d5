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

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { commentsLost } from './commentsLost';
import { Change, editMethods } from './editMethods';
import { lineDiff } from './lineDiff';
import { valueAt, withValue } from './valueAt';

// Makes the same one-field changes in many ways, and writes what came of each as JSON. The argument: how many changes of a file.

const root = resolve(__dirname, '../..');
const perFile = Number(process.argv[2] ?? 25);
const rounds = 5;

const sources: [string, string, ((text: string) => string)?][] = [
  ['The demo repository of the playground', 'packages/playground/repository'],
  ['Manifests with comments, anchors and flow style', 'bench/support/edits'],
  [
    'The same with CRLF',
    'bench/support/edits',
    text => text.replace(/\n/g, '\r\n'),
  ],
  ["The operators' own examples", '../shared/examples'],
];

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .map(name => join(folder, name))
    .flatMap(path => (statSync(path).isDirectory() ? filesIn(path) : [path]))
    .filter(path => /\.ya?ml$/.test(path))
    .sort();
}

const read = (text: string): unknown[] => {
  const documents = [
    ...parseAllDocuments(text, { merge: true, logLevel: 'silent' }),
  ];
  if (documents.some(({ errors }) => errors.length > 0)) {
    throw new Error('is not YAML');
  }
  return documents.map(document => document.toJS() as unknown);
};

/** Paths of all scalars but those that say what object it is, and those in sections that are there only for anchors. */
function scalarsOf(
  value: unknown,
  path: (string | number)[] = [],
): (string | number)[][] {
  if (typeof value !== 'object' || value === null) {
    return value === null || path.length === 0 ? [] : [path];
  }
  return Object.entries(value)
    .filter(([key]) => path.length > 0 || !/^(apiVersion|kind|x-.*)$/.test(key))
    .flatMap(([key, each]) =>
      scalarsOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
    );
}

function another(value: unknown): string | number | boolean {
  switch (typeof value) {
    case 'number':
      return value + 1;
    case 'boolean':
      return !value;
    default:
      return `${value}x`;
  }
}

function changesOf(file: string, text: string): Change[] {
  const values = read(text);
  const all = values.flatMap((value, documentIndex) =>
    scalarsOf(value)
      .filter(
        path =>
          !['metadata.name', 'metadata.namespace'].includes(path.join('.')),
      )
      .map(path => ({
        file,
        text,
        documentIndex,
        path,
        value: another(valueAt(value, path)),
        values,
      })),
  );
  const step = Math.max(1, all.length / perFile);
  return Array.from(
    { length: Math.min(perFile, all.length) },
    (_, index) => all[Math.floor(index * step)],
  );
}

async function main() {
  const groups: unknown[] = [];
  const results: unknown[] = [];
  const absent: string[] = [];
  const methods = editMethods();
  for (const [group, folder, alter] of sources) {
    if (!existsSync(join(root, folder))) {
      absent.push(folder);
      continue;
    }
    const changes = filesIn(join(root, folder)).flatMap(path => {
      const text = readFileSync(path, 'utf8');
      try {
        return changesOf(relative(root, path), alter ? alter(text) : text);
      } catch {
        return []; // templates of charts are not YAML
      }
    });
    groups.push({
      group,
      files: new Set(changes.map(({ file }) => file)).size,
      scalars: changes.length,
    });
    for (const change of changes) {
      const wanted = change.values.map((value, index) =>
        index === change.documentIndex
          ? withValue(value, change.path, change.value)
          : value,
      );
      for (const [method, edit] of Object.entries(methods)) {
        const times: number[] = [];
        let edited: string | undefined;
        for (
          let round = 0;
          round < rounds && (round === 0 || edited !== undefined);
          round++
        ) {
          const start = performance.now();
          edited = await edit(change).catch(() => undefined);
          times.push(performance.now() - start);
        }
        const same = {
          group,
          method,
          file: change.file,
          path: `${change.documentIndex} ${change.path.join('.')}`,
          ms: times.sort((a, b) => a - b)[Math.floor(times.length / 2)],
        };
        if (edited === undefined) {
          results.push({ ...same, outcome: 'refused' });
        } else if (!says(edited, wanted)) {
          results.push({ ...same, outcome: 'wrong' });
        } else {
          results.push({
            ...same,
            outcome: 'done',
            ...lineDiff(change.text, edited),
            commentsLost: commentsLost(change.text, edited),
          });
        }
      }
    }
  }
  process.stdout.write(JSON.stringify({ groups, results, absent }));
}

function says(text: string, wanted: unknown[]): boolean {
  try {
    return isDeepStrictEqual(said(read(text)), said(wanted));
  } catch {
    return false;
  }
}

/** What a file says: documents that are empty say nothing, nor does a section at the top that is there only to be used by others. */
const said = (documents: unknown[]): unknown[] =>
  documents
    .filter(each => each !== null)
    .map((each): unknown => JSON.parse(JSON.stringify(each)))
    .map(each =>
      typeof each === 'object' && !Array.isArray(each)
        ? Object.fromEntries(
            Object.entries(each ?? {}).filter(([key]) => !key.startsWith('x-')),
          )
        : each,
    );

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
