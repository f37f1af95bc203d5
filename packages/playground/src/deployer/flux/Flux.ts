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

import { Clock, Timer } from '../../clock';
import { KubeCluster } from '../../kube/KubeCluster';
import { KubeStatusError } from '../../kube/status/KubeStatusError';
import { KubeObject, ResourceId } from '../../kube/types';
import { goDurationMs, kubeTime, textAt } from '../../operators/shared';
import { Deployable, readFluxKustomization } from '../Deployable';
import { Deployer, Revision } from '../Deployer';
import { managedObjects } from '../managedObjects';
import { MissingPathError, RenderError } from '../render/DeploySource';
import { renderSource } from '../render/renderSource';
import { marked } from '../trackingMarks';
import { applyAll, inventoryOf } from './applyAll';
import { FluxCondition, withConditions } from './fluxConditions';

/** The resource of Flux's Kustomizations. */
export const kustomizationsResource: ResourceId = {
  group: 'kustomize.toolkit.fluxcd.io',
  version: 'v1',
  plural: 'kustomizations',
};

/** The resource of Flux's sources in Git. */
export const gitRepositoriesResource: ResourceId = {
  group: 'source.toolkit.fluxcd.io',
  version: 'v1',
  plural: 'gitrepositories',
};

/** Who owns the fields that Flux applies. */
export const fluxManager = 'kustomize-controller';

/** From the push, told by a webhook, to the new artifact. */
const fetchMs = 1_000;
/** How long a reconciliation takes. */
const reconcileMs = 2_000;

/** Flux in one Kubernetes cluster: a source, and Kustomizations that apply its folders, all or nothing each. */
export class Flux implements Deployer {
  readonly #cluster: KubeCluster;
  readonly #clock: Clock;
  readonly #timers = new Map<string, Timer>();
  #revision: Revision | undefined;

  constructor({ cluster, clock }: { cluster: KubeCluster; clock: Clock }) {
    this.#cluster = cluster;
    this.#clock = clock;
  }

  start(revision: Revision): void {
    this.#revision = revision;
    this.#writeSources(revision);
    for (const deployable of this.#deployables()) {
      this.#finish(deployable, revision);
    }
  }

  stop(): void {
    this.#timers.forEach(timer => timer.cancel());
    this.#timers.clear();
  }

  pushed(revision: Revision): void {
    this.#after('source', fetchMs, () => {
      this.#revision = revision;
      this.#writeSources(revision);
      for (const deployable of this.#deployables()) {
        this.#begin(deployable, revision);
      }
    });
  }

  #after(key: string, ms: number, action: () => void): void {
    this.#timers.get(key)?.cancel();
    this.#timers.set(key, this.#clock.after(ms, action));
  }

  #deployables(): Deployable[] {
    return this.#cluster
      .list(kustomizationsResource)
      .flatMap(object => readFluxKustomization(object) ?? [])
      .filter(({ isAutomated }) => isAutomated);
  }

  #begin(deployable: Deployable, revision: Revision): void {
    this.#write(deployable, {}, [
      {
        type: 'Reconciling',
        status: 'True',
        reason: 'ProgressingWithRetry',
        message: `Running health checks for revision ${nameOf(revision)}`,
      },
      {
        type: 'Ready',
        status: 'Unknown',
        reason: 'Progressing',
        message: 'Reconciliation in progress',
      },
    ]);
    this.#after(deployable.name, reconcileMs, () => {
      const current = this.#deployables().find(
        ({ name }) => name === deployable.name,
      );
      if (current) {
        this.#finish(current, revision);
      }
    });
  }

  /** Applies, says what came of it, and comes back after the interval. */
  #finish(deployable: Deployable, revision: Revision): void {
    const attempted = nameOf(revision);
    try {
      const wanted = renderSource(revision.files, deployable.source).map(
        ({ object }) => marked(object, deployable, 'flux'),
      );
      applyAll(
        this.#cluster,
        wanted,
        deployable.prunes
          ? managedObjects(this.#cluster, deployable, 'flux')
          : [],
        fluxManager,
      );
      this.#write(
        deployable,
        {
          lastAppliedRevision: attempted,
          lastAttemptedRevision: attempted,
          inventory: { entries: inventoryOf(wanted) },
        },
        [
          {
            type: 'Ready',
            status: 'True',
            reason: 'ReconciliationSucceeded',
            message: `Applied revision: ${attempted}`,
          },
        ],
      );
    } catch (error) {
      if (
        !(error instanceof RenderError) &&
        !(error instanceof KubeStatusError)
      ) {
        throw error;
      }
      this.#write(deployable, { lastAttemptedRevision: attempted }, [
        { type: 'Ready', status: 'False', ...failureOf(error) },
      ]);
    }
    const object = this.#cluster.get(
      kustomizationsResource,
      deployable.namespace,
      deployable.name,
    );
    const interval = goDurationMs(textAt(object, 'spec', 'interval') ?? '');
    this.#after(deployable.name, interval ?? 600_000, () => {
      if (this.#revision) {
        this.#begin(deployable, this.#revision);
      }
    });
  }

  #writeSources(revision: Revision): void {
    for (const object of this.#cluster.list(gitRepositoriesResource)) {
      const name = nameOf(revision);
      const { namespace = '', name: source } = object.metadata;
      this.#writeStatus(
        gitRepositoriesResource,
        object,
        {
          artifact: {
            revision: name,
            path: `gitrepository/${namespace}/${source}/${revision.sha}.tar.gz`,
            url: `http://source-controller.${namespace}.svc.cluster.local./gitrepository/${namespace}/${source}/${revision.sha}.tar.gz`,
            lastUpdateTime: kubeTime(this.#clock.now()),
          },
        },
        [
          {
            type: 'Ready',
            status: 'True',
            reason: 'Succeeded',
            message: `stored artifact for revision '${name}'`,
          },
          {
            type: 'ArtifactInStorage',
            status: 'True',
            reason: 'Succeeded',
            message: `stored artifact for revision '${name}'`,
          },
        ],
      );
    }
  }

  #write(
    { namespace, name }: Deployable,
    status: object,
    conditions: readonly FluxCondition[],
  ): void {
    const object = this.#cluster.get(kustomizationsResource, namespace, name);
    if (object) {
      this.#writeStatus(kustomizationsResource, object, status, conditions);
    }
  }

  #writeStatus(
    resource: ResourceId,
    object: KubeObject,
    status: object,
    conditions: readonly FluxCondition[],
  ): void {
    const { namespace, name, generation } = object.metadata;
    this.#cluster.mergePatch(
      resource,
      namespace,
      name,
      {
        status: {
          ...status,
          observedGeneration: generation ?? 1,
          conditions: withConditions(object, conditions, this.#clock.now()),
        },
      },
      { subresource: 'status' },
    );
  }
}

function failureOf(error: RenderError | KubeStatusError) {
  if (error instanceof MissingPathError) {
    return {
      reason: 'ArtifactFailed',
      message: `kustomization path not found: stat ${error.file}: no such file or directory`,
    };
  }
  return error instanceof RenderError
    ? {
        reason: 'BuildFailed',
        message: `kustomize build failed: ${error.message}`,
      }
    : { reason: 'ReconciliationFailed', message: error.message };
}

/** `main@sha1:0123…` */
function nameOf({ sha }: Revision): string {
  return `main@sha1:${sha}`;
}
