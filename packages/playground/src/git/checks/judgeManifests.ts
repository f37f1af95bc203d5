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

import { applyObject, definitionOf } from '../../deployer/applyObject';
import {
  readApplication,
  readFluxKustomization,
} from '../../deployer/Deployable';
import { DeployPlan } from '../../deployer/DeployPlan';
import {
  RenderedObject,
  RenderError,
} from '../../deployer/render/DeploySource';
import { readObjects } from '../../deployer/render/readObjects';
import { renderSource } from '../../deployer/render/renderSource';
import { RepositoryFiles } from '../../deployer/RepositoryFiles';
import { KubeCluster } from '../../kube/KubeCluster';
import { KubeStatusError } from '../../kube/status/KubeStatusError';
import { sameJson } from '../../operators/shared';

/** What a check says. */
export interface Verdict {
  state: 'success' | 'failure';
  words: string;
}

/** Asks the API of each cluster about the objects that differ between two states of the repository. */
export function judgeManifests(
  clusters: readonly { cluster: KubeCluster; plan: DeployPlan }[],
  before: RepositoryFiles,
  after: RepositoryFiles,
): Verdict {
  let changed = 0;
  const failures: string[] = [];
  for (const { cluster, plan } of clusters) {
    try {
      const known = renderAll(cluster.name, plan, before);
      for (const rendered of renderAll(cluster.name, plan, after)) {
        const isNew = !known.some(old => sameJson(old.object, rendered.object));
        if (isNew) {
          changed += 1;
          const failure = ask(cluster, rendered);
          if (failure) {
            failures.push(failure);
          }
        }
      }
    } catch (error) {
      if (!(error instanceof RenderError)) {
        throw error;
      }
      failures.push(error.message);
    }
  }
  if (failures.length > 0) {
    return { state: 'failure', words: failures.join('; ') };
  }
  const words: Record<number, string> = {
    0: 'No object changes',
    1: '1 changed object is valid',
  };
  return {
    state: 'success',
    words: words[changed] ?? `${changed} changed objects are valid`,
  };
}

function renderAll(
  cluster: string,
  plan: DeployPlan,
  files: RepositoryFiles,
): RenderedObject[] {
  const file = `deployment/${cluster}.yaml`;
  return readObjects(file, files.get(file) ?? '').flatMap(({ object }) => {
    const deployable =
      plan.tool === 'flux'
        ? readFluxKustomization(object)
        : readApplication(object);
    return deployable ? renderSource(files, deployable.source) : [];
  });
}

/** Why the API would refuse it. A namespace that comes with the same change is not there yet, which is no fault. */
function ask(
  cluster: KubeCluster,
  { object, file }: RenderedObject,
): string | undefined {
  try {
    definitionOf(cluster, object);
    applyObject(cluster, object, {
      manager: 'manifests-check',
      dryRun: true,
      isStrict: true,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof KubeStatusError)) {
      throw error;
    }
    return error.code === 404 ? undefined : `${file}: ${error.message}`;
  }
}
