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

import { KubeObject } from '../kube/types';
import { readApplication, readFluxKustomization } from '../deployer/Deployable';
import { DeployPlan } from '../deployer/DeployPlan';
import { readObjects } from '../deployer/render/readObjects';
import { renderSource } from '../deployer/render/renderSource';
import { RepositoryFiles } from '../deployer/RepositoryFiles';
import { marked } from '../deployer/trackingMarks';

/**
 * The objects that a cluster's deployer makes of the repository, with its marks, namespaces first.
 *
 * @throws RenderError for a file that no objects can be made of
 */
export function loadManifests(
  cluster: string,
  plan: DeployPlan,
  files: RepositoryFiles,
): KubeObject[] {
  const file = `deployment/${cluster}.yaml`;
  const objects = readObjects(file, files.get(file) ?? '').flatMap(
    ({ object }) => {
      const deployable =
        plan.tool === 'flux'
          ? readFluxKustomization(object)
          : readApplication(object);
      return deployable
        ? renderSource(files, deployable.source).map(rendered =>
            marked(rendered.object, deployable, plan.tracking),
          )
        : [];
    },
  );
  const isNamespace = (object: KubeObject) => object.kind === 'Namespace';
  return [
    ...objects.filter(isNamespace),
    ...objects.filter(object => !isNamespace(object)),
  ];
}
