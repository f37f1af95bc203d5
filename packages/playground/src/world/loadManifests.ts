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

import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { KubeObject } from '../kube/types';
import { isRecord, textAt } from '../operators/shared';
import { playgroundPaths } from './paths';

/** The objects of `world/<cluster>/<namespace>/*.yaml`, namespaces first. */
export function loadManifests(cluster: string): KubeObject[] {
  const root = join(playgroundPaths.manifests, cluster);
  const objects = readdirSync(root, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(root, name))
        .filter(file => file.endsWith('.yaml'))
        .sort()
        .flatMap(file => readObjects(join(root, name, file))),
    );
  const isNamespace = (object: KubeObject) => object.kind === 'Namespace';
  return [
    ...objects.filter(isNamespace),
    ...objects.filter(object => !isNamespace(object)),
  ];
}

function readObjects(path: string): KubeObject[] {
  return parseAllDocuments(readFileSync(path, 'utf8')).map(document => {
    if (document.errors.length > 0) {
      throw new Error(`${path}: ${document.errors[0].message}`);
    }
    const object: unknown = document.toJS();
    if (!isKubeObject(object)) {
      throw new Error(`${path}: this is no Kubernetes object`);
    }
    return object;
  });
}

function isKubeObject(value: unknown): value is KubeObject {
  return (
    isRecord(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string' &&
    textAt(value, 'metadata', 'name') !== undefined
  );
}
