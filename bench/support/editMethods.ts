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

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMergeAction } from '@roadiehq/scaffolder-backend-module-utils';
import { editYaml } from '@database-platform/engines';
import { parseAllDocuments, stringify } from 'yaml';
import { valueAt, withValue } from './valueAt';

/** One scalar to be changed. */
export interface Change {
  file: string;
  text: string;
  documentIndex: number;
  path: (string | number)[];
  value: string | number | boolean;
  /** The documents as they are read. */
  values: unknown[];
}

/** The ways to make a change; each answers the new text, or throws. */
export function editMethods(): Record<
  string,
  (change: Change) => Promise<string>
> {
  return {
    'range edit': async ({ text, documentIndex, path, value }) =>
      editYaml(text, { documentIndex, edits: [{ op: 'set', path, value }] })
        .text,
    'yaml: parseDocument, setIn, toString': async ({
      text,
      documentIndex,
      path,
      value,
    }) => {
      const documents = [...parseAllDocuments(text, { merge: true })];
      documents[documentIndex].setIn(path, value);
      return documents.map(String).join('');
    },
    'yaml: parse, stringify': async ({ text, documentIndex, path, value }) => {
      const values = [...parseAllDocuments(text, { merge: true })].map(
        (document): unknown => document.toJS(),
      );
      values[documentIndex] = withValue(values[documentIndex], path, value);
      return values.map(each => stringify(each)).join('---\n');
    },
    'roadiehq:utils:merge': change => merge(change, false),
    'roadiehq:utils:merge, comments': change => merge(change, true),
  };
}

type Action = ReturnType<typeof createMergeAction>;

const workspacePath = mkdtempSync(join(tmpdir(), 'databases-bench-edits-'));

/** The action as the scaffolder runs it: on a file of a workspace. */
async function merge(
  change: Change,
  preserveYamlComments: boolean,
): Promise<string> {
  const file = join(workspacePath, 'manifest.yaml');
  writeFileSync(file, change.text);
  const document = change.values[change.documentIndex];
  const several = change.values.length > 1;
  // How the action finds one document of several: by a field, which it takes from the top level only unless it keeps comments
  const field = preserveYamlComments
    ? {
        key: 'metadata.name',
        value: String(valueAt(document, ['metadata', 'name'])),
      }
    : { key: 'kind', value: String(valueAt(document, ['kind'])) };
  await createMergeAction().handler({
    workspacePath,
    logger: quiet,
    output: () => {},
    input: {
      path: 'manifest.yaml',
      content: contentOf(document, change.path, change.value),
      preserveYamlComments,
      ...(several ? { useDocumentIncludingField: field } : {}),
    },
  } as unknown as Parameters<Action['handler']>[0]);
  return readFileSync(file, 'utf8');
}

const quiet = { info() {}, warn() {}, error() {}, debug() {} };

/** The part of a document that is to be merged in: lists as a whole, because the action replaces them. */
function contentOf(
  present: unknown,
  path: readonly (string | number)[],
  value: unknown,
): unknown {
  const [step, ...rest] = path;
  return path.length === 0 || Array.isArray(present)
    ? withValue(present, path, value)
    : { [step]: contentOf(valueAt(present, [step]), rest, value) };
}
