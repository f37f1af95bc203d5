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
import { editYaml } from '@database-platform/engines';
import { parseDocument } from 'yaml';
import { listAt } from '../json';
import { editFile } from './editFile';
import { resolvePath } from './folderPath';
import { FileEdit } from './LocatedManifest';
import { RepositoryAt } from './RepositoryReader';

/** The names that Kustomize looks for, in its order. */
export const kustomizationNames = [
  'kustomization.yaml',
  'kustomization.yml',
  'Kustomization',
] as const;

/**
 * The kustomization of a folder.
 */
export interface KustomizationFile {
  path: string;
  text: string;
  /** As it is written; nothing about it is certain. */
  value: unknown;
}

/**
 * Reads the kustomization of a folder; `undefined` when it has none.
 */
export async function readKustomization(
  repository: Pick<RepositoryAt, 'readFile'>,
  folder: string,
): Promise<KustomizationFile | undefined> {
  const files = await Promise.all(
    kustomizationNames.map(async name => {
      const path = [folder, name].filter(Boolean).join('/');
      return { path, text: await repository.readFile(path) };
    }),
  );
  for (const { path, text } of files) {
    if (text !== undefined) {
      return { path, text, value: parseDocument(text).toJS() };
    }
  }
  return undefined;
}

/**
 * Adds a new file to the list of its folder's kustomization, where there is one: Kustomize applies only what is listed.
 */
export async function addToKustomization(
  repository: Pick<RepositoryAt, 'readFile'>,
  folder: string,
  path: string,
): Promise<FileEdit[]> {
  const file = await readKustomization(repository, folder);
  if (!file || positionOf(file, folder, path) >= 0) {
    return [];
  }
  const resources = listAt(file.value, 'resources');
  const name = path.slice(folder === '' ? 0 : folder.length + 1);
  const { text } = editFile(file.path, () =>
    editYaml(file.text, {
      documentIndex: 0,
      edits: [
        resources.length > 0
          ? { op: 'set', path: ['resources', resources.length], value: name }
          : { op: 'set', path: ['resources'], value: [name] },
      ],
    }),
  );
  return [{ path: file.path, before: file.text, after: text }];
}

/**
 * Takes a file that goes out of the list of its folder's kustomization, where that lists it.
 */
export async function removeFromKustomization(
  repository: Pick<RepositoryAt, 'readFile'>,
  folder: string,
  path: string,
): Promise<FileEdit[]> {
  const file = await readKustomization(repository, folder);
  const index = file ? positionOf(file, folder, path) : -1;
  if (!file || index < 0) {
    return [];
  }
  const isLast = listAt(file.value, 'resources').length === 1;
  const { text } = editFile(file.path, () =>
    editYaml(file.text, {
      documentIndex: 0,
      edits: [
        isLast
          ? { op: 'set', path: ['resources'], value: [] }
          : { op: 'remove', path: ['resources', index] },
      ],
    }),
  );
  return [{ path: file.path, before: file.text, after: text }];
}

function positionOf(
  { value }: KustomizationFile,
  folder: string,
  path: string,
): number {
  return listAt(value, 'resources').findIndex(
    item => typeof item === 'string' && resolvePath(folder, item) === path,
  );
}
