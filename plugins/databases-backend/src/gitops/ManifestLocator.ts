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
import { toError } from '@backstage/errors';
import { databaseAnnotations } from '@database-platform/plugin-databases-common';
import { GitopsConfig, RepositoryConfig } from '../config/readGitopsConfig';
import { GitHosts } from '../git/GitHosts';
import { PlanProblem } from '../plans/PlanProblem';
import {
  annotationNotAllowed,
  isAllowedByAnnotationUrls,
} from './annotationUrls';
import { DeploymentReader } from './DeploymentReader';
import {
  DeployedObject,
  DeploymentFinding,
  DeploymentSource,
  FoundDeployment,
} from './FoundDeployment';
import { folderPath } from './folderPath';
import { isYamlFile, ManifestPlace } from './ManifestPlace';
import { fillPattern, PathValues } from './PathPattern';
import { isSameRepository } from './repositoryUrl';

const WHAT_TO_DO = `Put the annotation ${databaseAnnotations.source} with the address of the file on the object, or name the repository under databases.gitops.repositories of the portal's configuration`;

/**
 * Finds out in which repository, on which branch and below which path the manifest of a database is.
 */
export class ManifestLocator {
  readonly #gitHosts: GitHosts;
  readonly #config: GitopsConfig;
  readonly #deployments: DeploymentReader;

  constructor(options: {
    gitHosts: GitHosts;
    config: GitopsConfig;
    deployments: DeploymentReader;
  }) {
    this.#gitHosts = options.gitHosts;
    this.#config = options.config;
    this.#deployments = options.deployments;
  }

  /**
   * Where the manifest of a database is that exists: by its annotation, by its deployer, by the configuration, in this order.
   *
   * @returns several places where the deployer takes files from several; never none.
   * @throws PlanProblem when it is not known.
   */
  async locate(
    object: DeployedObject,
    environment: string | undefined,
    signal: AbortSignal,
  ): Promise<ManifestPlace[]> {
    const source = object.annotations[databaseAnnotations.source];
    if (source) {
      return [await this.#fromAnnotation(source, object, environment, signal)];
    }
    const finding = await this.#deployments.find(object, signal);
    const problem = problemOf(finding);
    if (finding.result === 'found' && !problem) {
      return this.#fromDeployment(finding.deployment, object, environment);
    }
    const configured = this.#fromConfiguration(object, environment, undefined);
    if (configured) {
      return [configured];
    }
    throw problem
      ? PlanProblem.of('location/not-known', `${problem}. ${WHAT_TO_DO}`)
      : PlanProblem.of(
          'location/not-known',
          `Nothing says where in Git the manifest of ${object.ref.name} is: it has no annotation ${databaseAnnotations.source}, no mark of Argo CD or Flux, and no repository is configured for it. ${WHAT_TO_DO}`,
        );
  }

  /**
   * Where the manifest of a new database goes.
   *
   * @param keep - the name is yet to be chosen: the path has a placeholder in its place
   * @throws PlanProblem when no repository is configured for the place.
   */
  locateNew(
    object: Pick<DeployedObject, 'ref'>,
    environment: string | undefined,
    keep?: 'name',
  ): ManifestPlace {
    const { kubernetesCluster, namespace } = object.ref;
    const place = this.#fromConfiguration(object, environment, undefined, keep);
    if (!place) {
      throw PlanProblem.of(
        'location/no-repository',
        `No repository is configured for new databases in the namespace ${namespace} of the Kubernetes cluster ${kubernetesCluster}. Name one under databases.gitops.repositories of the portal's configuration`,
      );
    }
    if (place.helmKeys) {
      throw PlanProblem.of(
        'location/new-in-helm-values',
        `Databases in the namespace ${namespace} of the Kubernetes cluster ${kubernetesCluster} are declared in Helm values (${place.path}): what the chart makes of a new entry is not known, so add it there by hand. Existing ones can be changed`,
      );
    }
    return isYamlFile(place.path)
      ? place
      : {
          ...place,
          path: [place.path, `${keep ? '{name}' : object.ref.name}.yaml`]
            .filter(Boolean)
            .join('/'),
        };
  }

  async #fromAnnotation(
    source: string,
    object: DeployedObject,
    environment: string | undefined,
    signal: AbortSignal,
  ): Promise<ManifestPlace> {
    const [url, fragment = ''] = source.split('#', 2);
    const keys = fragment.split('.').filter(Boolean);
    const place = this.#forUrl(
      url,
      `the annotation ${databaseAnnotations.source}`,
    );
    const configured = this.#configuredUrls(object, environment);
    const { url: repositoryUrl } = place.repository;
    const isAllowed =
      isAllowedByAnnotationUrls(url, this.#config.annotationUrls) ||
      configured.some(item => isSameRepository(item, repositoryUrl)) ||
      (await this.#isDeployedFrom(repositoryUrl, object, signal));
    if (!isAllowed) {
      throw annotationNotAllowed(repositoryUrl, [
        ...configured,
        ...this.#config.annotationUrls,
      ]);
    }
    return {
      ...place,
      foundBy: 'annotation',
      detail: `Annotation ${databaseAnnotations.source} of the object`,
      ...(keys.length > 0 && { helmKeys: keys }),
    };
  }

  /** Whether a deployer that says itself that it applied the object takes files from the repository. */
  async #isDeployedFrom(
    repositoryUrl: string,
    object: DeployedObject,
    signal: AbortSignal,
  ): Promise<boolean> {
    const finding = await this.#deployments.find(object, signal);
    return (
      finding.result === 'found' &&
      finding.isConfirmed &&
      finding.deployment.sources.some(source =>
        isSameRepository(source.repositoryUrl, repositoryUrl),
      )
    );
  }

  /** The repositories that the configuration names for an object. */
  #configuredUrls(
    { ref }: Pick<DeployedObject, 'ref'>,
    environment: string | undefined,
  ): string[] {
    return this.#config.repositories.flatMap(item =>
      matches(item, ref)
        ? fillPattern(item.url, { ...ref, environment }) ?? []
        : [],
    );
  }

  #fromDeployment(
    deployment: FoundDeployment,
    object: DeployedObject,
    environment: string | undefined,
  ): ManifestPlace[] {
    const { title, tool, foundBy, sources } = deployment;
    const plain = sources.filter(({ isHelm }) => !isHelm);
    if (plain.length > 0) {
      return plain.map(source => ({
        ...this.#forUrl(source.repositoryUrl, `${title} of ${tool}`),
        branch: source.revision,
        path: source.path,
        foundBy,
        detail: `${title} of ${tool}, path ${source.path || '/'}`,
        deployment,
      }));
    }
    const values = this.#fromConfiguration(object, environment, sources);
    if (values) {
      return [{ ...values, deployment }];
    }
    const [{ path, repositoryUrl }] = sources;
    const files = sources.flatMap(({ valueFiles }) => valueFiles);
    const from =
      files.length > 0
        ? ` with the values in ${files.slice(0, 5).join(', ')}`
        : '';
    throw PlanProblem.of(
      'location/helm',
      `${title} of ${tool} renders it with Helm, from ${
        path || '/'
      } in ${repositoryUrl}${from}: a manifest that can be edited is not in Git. Say which values hold its spec: by the annotation ${
        databaseAnnotations.source
      } with the address of the values file and the keys after #, such as .../${
        files[0] ?? 'values.yaml'
      }#databases.${
        object.ref.name
      }.spec, or by helmValues under databases.gitops.repositories of the portal's configuration`,
    );
  }

  /**
   * @param helm - only Helm values in one of these repositories are of use; anything when absent
   */
  #fromConfiguration(
    { ref }: Pick<DeployedObject, 'ref'>,
    environment: string | undefined,
    helm: readonly DeploymentSource[] | undefined,
    keep?: 'name',
  ): ManifestPlace | undefined {
    const values: PathValues = { ...ref, environment };
    for (const [index, item] of this.#config.repositories.entries()) {
      const url = matches(item, ref)
        ? fillPattern(item.url, values, keep)
        : undefined;
      const path = url && fillPattern(item.path, values, keep);
      const isMeant =
        !helm ||
        (item.helmValues &&
          url &&
          helm.some(source => isSameRepository(source.repositoryUrl, url)));
      if (url && path !== undefined && isMeant) {
        const key = `databases.gitops.repositories[${index}]`;
        const helmKeys = item.helmValues?.map(
          part => fillPattern(part, values) ?? '',
        );
        return {
          ...this.#forUrl(url, `${key} of the portal's configuration`),
          branch: item.branch,
          path: folderPath(path),
          foundBy: 'configuration',
          detail: `${key} of the portal's configuration`,
          ...(helmKeys && { helmKeys }),
        };
      }
    }
    return undefined;
  }

  #forUrl(url: string, saidBy: string) {
    try {
      const { gitHost, repository, ref, path } = this.#gitHosts.forUrl(url);
      return { gitHost, repository, branch: ref, path: path ?? '' };
    } catch (error) {
      throw PlanProblem.of(
        'location/no-integration',
        `The manifest is in ${url}, as ${saidBy} says, which the portal cannot reach: ${
          toError(error).message
        }`,
      );
    }
  }
}

function problemOf(finding: DeploymentFinding): string | undefined {
  switch (finding.result) {
    case 'unreadable':
      return finding.reason;
    case 'found':
      return finding.deployment.problem;
    default:
      return undefined;
  }
}

function matches(item: RepositoryConfig, ref: DeployedObject['ref']): boolean {
  return (
    (item.kubernetesClusters?.includes(ref.kubernetesCluster) ?? true) &&
    (item.namespaces?.includes(ref.namespace) ?? true) &&
    (item.engines?.includes(ref.engine) ?? true)
  );
}
