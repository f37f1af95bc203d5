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
import { parseDocument } from 'yaml';
import { folderOf, resolvePath } from '../folderPath';
import { kustomizationNames } from '../kustomizationResources';
import { KustomizeBuild, resourcesOf } from './KustomizeBuild';

/**
 * Who else in a repository uses the parts that an object is put together from.
 *
 * @param tree - every file with YAML, by its path
 * @returns for each folder of the build and for the file of its manifest, the other kustomizations that take it in
 */
export function findUsers(
  tree: ReadonlyMap<string, string>,
  build: KustomizeBuild,
): ReadonlyMap<string, readonly string[]> {
  const own = new Set(build.layers.map(({ file }) => file.path));
  const users = new Map<string, string[]>(
    [...build.layers.map(({ folder }) => folder), build.base.path].map(path => [
      path,
      [],
    ]),
  );
  for (const [path, text] of tree) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const isKustomization = kustomizationNames.some(known => known === name);
    for (const used of isKustomization && !own.has(path)
      ? takenIn(path, text)
      : []) {
      users.get(used)?.push(path);
    }
  }
  // Who uses a folder uses everything that it is made of
  let inherited: readonly string[] = [];
  for (const { folder } of [...build.layers].reverse()) {
    inherited = [...inherited, ...(users.get(folder) ?? [])];
    users.set(folder, [...new Set(inherited)]);
  }
  users.set(build.base.path, [
    ...new Set([...inherited, ...(users.get(build.base.path) ?? [])]),
  ]);
  return users;
}

function takenIn(path: string, text: string): string[] {
  const document = parseDocument(text);
  return document.errors.length > 0
    ? []
    : resourcesOf(document.toJS()).flatMap(
        item => resolvePath(folderOf(path), item) ?? [],
      );
}
