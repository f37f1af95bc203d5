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
import { mergePatch } from '../../kube/patch/mergePatch';
import { RepositoryFiles } from '../RepositoryFiles';
import { DeploySource, RenderedObject, RenderError } from './DeploySource';
import { renderTemplate, TemplateError } from './goTemplate';
import { readObjects } from './readObjects';

/**
 * Fills in the templates of a chart with its values and those of the values files, in their order.
 *
 * @throws RenderError
 */
export function renderChart(
  files: RepositoryFiles,
  { path, namespace, valueFiles, releaseName }: DeploySource,
): RenderedObject[] {
  const own = join(path, 'values.yaml');
  const values = [...(files.has(own) ? [own] : []), ...valueFiles].reduce(
    (before, file) => mergePatch(before, readValues(files, file)),
    {} as unknown,
  );
  const root = {
    Values: values,
    Release: { Name: releaseName, Namespace: namespace ?? 'default' },
    Chart: readValues(files, join(path, 'Chart.yaml')),
  };
  const templates = [...files].filter(
    ([file]) => file.startsWith(`${path}/templates/`) && /\.ya?ml$/.test(file),
  );
  return templates.flatMap(([file, text]) => {
    try {
      return readObjects(file, renderTemplate(text, root));
    } catch (error) {
      if (error instanceof TemplateError) {
        throw new RenderError(file, error.message);
      }
      throw error;
    }
  });
}

function readValues(files: RepositoryFiles, file: string): unknown {
  const text = files.get(file);
  if (text === undefined) {
    throw new RenderError(file, 'no such file');
  }
  try {
    return parse(text, { merge: true }) ?? {};
  } catch (error) {
    throw new RenderError(file, String(error).split('\n')[0]);
  }
}
