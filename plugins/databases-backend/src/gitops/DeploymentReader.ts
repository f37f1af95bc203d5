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
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { ArgoCdConfig } from '../config/readGitopsConfig';
import { KubeReader } from '../kube';
import { applicationsOf, ownsObject, readApplication } from './argoCd';
import { Deployment } from './Deployment';
import {
  FluxName,
  fluxOwnerOf,
  fluxResources,
  gitSourceOf,
  isInInventory,
  readHelmRelease,
  readKustomization,
} from './flux';
import {
  DeployedObject,
  DeploymentFinding,
  FoundDeployment,
} from './FoundDeployment';
import { isSameRepository } from './repositoryUrl';
import { textsAt } from '../json';

const APPLICATIONS = {
  group: 'argoproj.io',
  versions: ['v1alpha1'],
  plural: 'applications',
};

/**
 * Finds out by the marks on an object who applies it, and how far that is.
 */
export class DeploymentReader {
  readonly #kube: KubeReader;
  readonly #argoCd: ArgoCdConfig;

  constructor(options: { kube: KubeReader; argoCd: ArgoCdConfig }) {
    this.#kube = options.kube;
    this.#argoCd = options.argoCd;
  }

  /**
   * Who applies the object, and how far that is.
   *
   * @param repositoryUrl - of the repository whose commit is asked for, where the deployment has several; its first when absent
   * @returns `undefined` when nothing says who does.
   * @throws Error that says why it is not known.
   */
  async read(
    object: DeployedObject,
    options: { signal: AbortSignal; repositoryUrl?: string },
  ): Promise<Deployment | undefined> {
    const finding = await this.find(object, options.signal);
    if (finding.result === 'unreadable') {
      throw new Error(finding.reason);
    }
    if (finding.result === 'none') {
      return undefined;
    }
    const { sources, sync, tool, title, foundBy } = finding.deployment;
    const { repositoryUrl } = options;
    const source =
      (repositoryUrl &&
        sources.find(item =>
          isSameRepository(item.repositoryUrl, repositoryUrl),
        )) ||
      sources[0];
    return {
      tool,
      title,
      foundBy,
      repositoryUrl: source?.repositoryUrl ?? '',
      revision: source?.revision,
      path: source?.path ?? '',
      sync: { ...sync, appliedSha: source?.appliedSha },
    };
  }

  /** As {@link DeploymentReader.read}, with everything that is known. */
  async find(
    object: DeployedObject,
    signal: AbortSignal,
  ): Promise<DeploymentFinding> {
    const byArgoCd = await this.#findApplication(object, signal);
    if (byArgoCd.result !== 'none') {
      return byArgoCd;
    }
    const owner = fluxOwnerOf(object.labels);
    return owner ? this.#findFlux(object, owner, signal) : { result: 'none' };
  }

  async #findApplication(
    object: DeployedObject,
    signal: AbortSignal,
  ): Promise<DeploymentFinding> {
    const kubernetesCluster =
      this.#argoCd.kubernetesCluster ?? object.ref.kubernetesCluster;
    for (const { namespace, name, isCertain } of applicationsOf(
      object,
      this.#argoCd,
    )) {
      const namespaces = namespace ? [namespace] : this.#argoCd.namespaces;
      let reason = '';
      for (const candidate of namespaces) {
        const answer = await this.#kube.get(
          { kubernetesCluster, ...APPLICATIONS, namespace: candidate, name },
          signal,
        );
        if (
          answer.result === 'found' &&
          (isCertain || ownsObject(answer.object, object) !== false)
        ) {
          return {
            result: 'found',
            deployment: readApplication(answer.object),
            isConfirmed: ownsObject(answer.object, object) === true,
          };
        }
        reason ||= answer.result === 'found' ? '' : answer.reason;
      }
      if (isCertain) {
        return {
          result: 'unreadable',
          reason: `Argo CD applies it, by the Application ${name}, which cannot be read: ${reason}`,
        };
      }
    }
    return { result: 'none' };
  }

  async #findFlux(
    object: DeployedObject,
    owner: FluxName,
    signal: AbortSignal,
  ): Promise<DeploymentFinding> {
    const { kubernetesCluster } = object.ref;
    const answer = await this.#getFlux(kubernetesCluster, owner, signal);
    if (answer.result !== 'found') {
      return {
        result: 'unreadable',
        reason: `Flux applies it, by the ${owner.kind} ${owner.name}, which cannot be read: ${answer.reason}`,
      };
    }
    if (owner.kind === 'HelmRelease') {
      const by = fluxOwnerOf(textsAt(answer.object, 'metadata', 'labels'));
      const finding =
        by?.kind === 'Kustomization'
          ? await this.#findFlux(object, by, signal)
          : undefined;
      return {
        result: 'found',
        deployment: readHelmRelease(
          answer.object,
          finding?.result === 'found' ? finding.deployment : undefined,
        ),
        // A HelmRelease has no list of what it made
        isConfirmed: false,
      };
    }
    return this.#findGitSource(object, answer.object, signal);
  }

  async #findGitSource(
    object: DeployedObject,
    kustomization: unknown,
    signal: AbortSignal,
  ): Promise<DeploymentFinding> {
    const source = gitSourceOf(kustomization);
    if (typeof source === 'string') {
      const deployment: FoundDeployment = {
        ...readKustomization(kustomization, undefined),
        problem: source,
      };
      return { result: 'found', deployment, isConfirmed: false };
    }
    const { kubernetesCluster } = object.ref;
    const answer = await this.#getFlux(kubernetesCluster, source, signal);
    return answer.result === 'found'
      ? {
          result: 'found',
          deployment: readKustomization(kustomization, answer.object),
          isConfirmed: isInInventory(kustomization, object),
        }
      : {
          result: 'unreadable',
          reason: `The GitRepository ${source.name} of Flux cannot be read: ${answer.reason}`,
        };
  }

  #getFlux(
    kubernetesCluster: string,
    { kind, namespace, name }: FluxName,
    signal: AbortSignal,
  ) {
    return this.#kube.get(
      { kubernetesCluster, ...fluxResources[kind], namespace, name },
      signal,
    );
  }
}

/** What the marks of deployers are read from. */
export function deployedObject(
  ref: DatabaseRef,
  resource: { group: string; kind?: string },
  metadata: {
    labels: Readonly<Record<string, string>>;
    annotations: Readonly<Record<string, string>>;
  },
): DeployedObject {
  return {
    ref,
    group: resource.group,
    kind: resource.kind ?? '',
    labels: metadata.labels,
    annotations: metadata.annotations,
  };
}
