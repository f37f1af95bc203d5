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

import { join } from 'path/posix';
import { parse } from 'yaml';
import { KubeObject } from '../../kube/types';
import { mergePatch } from '../../kube/patch/mergePatch';
import { isRecord, listAt, textAt } from '../../operators/shared';
import { RepositoryFiles } from '../RepositoryFiles';
import { RenderedObject, RenderError } from './DeploySource';
import { readObjects } from './readObjects';

const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The kustomization of a folder, if it has one. */
export function kustomizationOf(
  files: RepositoryFiles,
  folder: string,
): string | undefined {
  return names.map(name => join(folder, name)).find(path => files.has(path));
}

/**
 * Builds a kustomization: `resources`, `namespace`, and `patches` that are files or text. A custom resource is patched as JSON merge patch, since
 * Kustomize knows no merge keys of it. Everything else that Kustomize can do is refused by name.
 *
 * @throws RenderError
 */
export function renderKustomization(
  files: RepositoryFiles,
  file: string,
  folder: string,
): RenderedObject[] {
  const settings: unknown = parse(files.get(file) ?? '');
  if (!isRecord(settings)) {
    throw new RenderError(file, 'it is no kustomization');
  }
  const known = ['apiVersion', 'kind', 'resources', 'namespace', 'patches'];
  const unknown = Object.keys(settings).find(key => !known.includes(key));
  if (unknown) {
    throw new RenderError(
      file,
      `the playground's deployer does not know ${unknown}`,
    );
  }
  const objects = listAt(settings, 'resources').flatMap(resource =>
    resourceObjects(files, file, folder, String(resource)),
  );
  const patched = listAt(settings, 'patches').reduce<RenderedObject[]>(
    (before, patch) => applyPatch(files, file, folder, patch, before),
    objects,
  );
  const namespace = textAt(settings, 'namespace');
  return namespace
    ? patched.map(({ object, ...more }) => ({
        ...more,
        object: { ...object, metadata: { ...object.metadata, namespace } },
      }))
    : patched;
}

function resourceObjects(
  files: RepositoryFiles,
  file: string,
  folder: string,
  resource: string,
): RenderedObject[] {
  const path = join(folder, resource);
  const text = files.get(path);
  if (text !== undefined) {
    return readObjects(path, text);
  }
  const inner = kustomizationOf(files, path);
  if (!inner) {
    throw new RenderError(
      file,
      `accumulating resources: there is no ${resource}`,
    );
  }
  return renderKustomization(files, inner, path);
}

function applyPatch(
  files: RepositoryFiles,
  file: string,
  folder: string,
  patch: unknown,
  objects: readonly RenderedObject[],
): RenderedObject[] {
  const named = textAt(patch, 'path');
  const path = named ? join(folder, named) : file;
  const text = named ? files.get(path) : textAt(patch, 'patch');
  if (text === undefined) {
    throw new RenderError(file, `there is no patch ${named ?? ''}`);
  }
  return readObjects(path, text).reduce<RenderedObject[]>(
    (before, { object: change }) => {
      const found = before.filter(({ object }) => isSame(object, change));
      if (found.length !== 1) {
        throw new RenderError(
          path,
          `no matches for Id ${change.kind} ${change.metadata.name}; failed to find unique target for patch`,
        );
      }
      return before.map(entry =>
        entry === found[0]
          ? {
              ...entry,
              object: mergePatch(entry.object, change) as unknown as KubeObject,
            }
          : entry,
      );
    },
    [...objects],
  );
}

function isSame(a: KubeObject, b: KubeObject): boolean {
  return (
    a.apiVersion === b.apiVersion &&
    a.kind === b.kind &&
    a.metadata.name === b.metadata.name
  );
}
