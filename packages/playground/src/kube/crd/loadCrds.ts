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

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isJsonObject } from '../json';
import { CustomResourceDefinition } from './CustomResourceDefinition';

/** Whether a document is a CustomResourceDefinition of apiextensions.k8s.io/v1. */
export function isCrd(value: unknown): value is CustomResourceDefinition {
  return (
    isJsonObject(value) &&
    value.kind === 'CustomResourceDefinition' &&
    value.apiVersion === 'apiextensions.k8s.io/v1' &&
    isJsonObject(value.spec) &&
    Array.isArray(value.spec.versions)
  );
}

/** The CustomResourceDefinitions in a YAML text; other documents in it are passed over. */
export function parseCrds(yaml: string): CustomResourceDefinition[] {
  return parseAllDocuments(yaml)
    .map(document => {
      if (document.errors.length > 0) {
        throw document.errors[0];
      }
      return document.toJS({ maxAliasCount: -1 }) as unknown;
    })
    .filter(isCrd);
}

/**
 * Reads the CustomResourceDefinitions of YAML files and of folders (all `.yaml` and `.yml` files below them).
 *
 * @throws when a file cannot be read or is no YAML; the message names it
 */
export async function loadCrds(
  paths: readonly string[],
): Promise<CustomResourceDefinition[]> {
  const found: CustomResourceDefinition[] = [];
  for (const path of paths) {
    if ((await stat(path)).isDirectory()) {
      const entries = (await readdir(path)).sort();
      const inside: string[] = [];
      for (const entry of entries) {
        const full = join(path, entry);
        if (/\.ya?ml$/.test(entry) || (await stat(full)).isDirectory()) {
          inside.push(full);
        }
      }
      found.push(...(await loadCrds(inside)));
    } else {
      try {
        found.push(...parseCrds(await readFile(path, 'utf8')));
      } catch (error) {
        throw new Error(`Could not read the YAML of ${path}`, { cause: error });
      }
    }
  }
  return found;
}
