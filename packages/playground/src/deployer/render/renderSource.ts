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
import { RepositoryFiles } from '../RepositoryFiles';
import { DeploySource, MissingPathError, RenderedObject } from './DeploySource';
import { readObjects } from './readObjects';
import { renderChart } from './renderChart';
import { kustomizationOf, renderKustomization } from './renderKustomization';

/** Kinds that belong to no namespace, among those that the playground deploys. */
const clusterKinds = ['Namespace', 'StorageClass', 'CustomResourceDefinition'];

/**
 * The objects that a deployer makes of a folder: of a chart, of a kustomization, or of all its YAML files.
 *
 * @throws RenderError
 */
export function renderSource(
  files: RepositoryFiles,
  source: DeploySource,
): RenderedObject[] {
  const { path, namespace } = source;
  const kustomization = kustomizationOf(files, path);
  let rendered: RenderedObject[];
  if (files.has(join(path, 'Chart.yaml'))) {
    rendered = renderChart(files, source);
  } else if (kustomization) {
    rendered = renderKustomization(files, kustomization, path);
  } else {
    rendered = renderFolder(files, path);
  }
  return rendered.map(entry =>
    clusterKinds.includes(entry.object.kind) ||
    entry.object.metadata.namespace ||
    !namespace
      ? entry
      : {
          ...entry,
          object: {
            ...entry.object,
            metadata: { ...entry.object.metadata, namespace },
          },
        },
  );
}

function renderFolder(files: RepositoryFiles, path: string): RenderedObject[] {
  const inside = [...files].filter(
    ([file]) =>
      file.startsWith(`${path}/`) && !file.slice(path.length + 1).includes('/'),
  );
  if (inside.length === 0) {
    throw new MissingPathError(path);
  }
  return inside
    .filter(([file]) => /\.ya?ml$/.test(file))
    .flatMap(([file, text]) => readObjects(file, text));
}
