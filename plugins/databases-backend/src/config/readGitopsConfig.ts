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
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parsePattern, PathPattern } from '../gitops/PathPattern';

/**
 * How manifests are found in Git, and where new ones go.
 */
export interface GitopsConfig {
  /** The first one that matches a database counts. */
  repositories: readonly RepositoryConfig[];
  argoCd: ArgoCdConfig;
  /** Addresses below which annotations may lead, besides the repositories that something else names for the database. */
  annotationUrls: readonly string[];
}

/**
 * Where Argo CD keeps its Applications, and how it marks what it applied.
 */
export interface ArgoCdConfig {
  /** Where the Applications are; in the database's own Kubernetes cluster when absent. */
  kubernetesCluster: string | undefined;
  /** The first one is Argo CD's own. */
  namespaces: readonly string[];
  /** The label that names the Application (`application.instanceLabelKey` of Argo CD). */
  instanceLabel: string;
}

/**
 * Where the manifests of some databases are.
 */
export interface RepositoryConfig {
  /** Every Kubernetes cluster when absent. */
  kubernetesClusters?: readonly string[];
  /** Every namespace when absent. */
  namespaces?: readonly string[];
  /** Every engine when absent. */
  engines?: readonly string[];
  /** Of the repository, as people open it. */
  url: PathPattern;
  /** The repository's default branch when absent. */
  branch?: string;
  /** Of the file, or of a folder that is searched. */
  path: PathPattern;
  /** The keys under which a Helm values file holds the `spec`. */
  helmValues?: readonly PathPattern[];
}

const DEFAULT_ARGO_CD: ArgoCdConfig = {
  kubernetesCluster: undefined,
  namespaces: ['argocd'],
  instanceLabel: 'app.kubernetes.io/instance',
};

/**
 * @throws InputError that names the key.
 */
export function readGitopsConfig(config: Config | undefined): GitopsConfig {
  const argoCd = config?.getOptionalConfig('argoCd');
  const namespaces =
    argoCd?.getOptionalStringArray('namespaces') ?? DEFAULT_ARGO_CD.namespaces;
  if (namespaces.length === 0) {
    throw new InputError(
      'databases.gitops.argoCd.namespaces: name at least one namespace, or leave the key out for argocd',
    );
  }
  return {
    repositories: (config?.getOptionalConfigArray('repositories') ?? []).map(
      readRepository,
    ),
    annotationUrls: readAnnotationUrls(config),
    argoCd: {
      kubernetesCluster: argoCd?.getOptionalString('kubernetesCluster'),
      namespaces,
      instanceLabel:
        argoCd?.getOptionalString('instanceLabel') ??
        DEFAULT_ARGO_CD.instanceLabel,
    },
  };
}

function readAnnotationUrls(config: Config | undefined): readonly string[] {
  const urls = config?.getOptionalStringArray('annotationUrls') ?? [];
  urls.forEach((url, index) => {
    if (!/^https?:\/\/[^/\s@]+(\/\S*)?$/.test(url)) {
      throw new InputError(
        `databases.gitops.annotationUrls[${index}]: must be an address such as https://github.com/platform/, without a user name`,
      );
    }
  });
  return urls;
}

function readRepository(config: Config, index: number): RepositoryConfig {
  const key = `databases.gitops.repositories[${index}]`;
  const url = config.getString('url');
  if (!/^https?:\/\/[^/\s]+\/[^\s]+$/.test(url)) {
    throw new InputError(
      `${key}.url: "${url}" is no address of a repository such as https://github.com/platform/databases`,
    );
  }
  const path = config.getString('path').replace(/^\/+|\/+$/g, '');
  const helmValues = config.getOptionalString('helmValues');
  if (helmValues !== undefined && !/\.ya?ml$/.test(path)) {
    throw new InputError(
      `${key}.path: must be the values file, such as charts/orders/values.yaml, as helmValues says where in it the spec is`,
    );
  }
  return {
    kubernetesClusters: config.getOptionalStringArray('kubernetesClusters'),
    namespaces: config.getOptionalStringArray('namespaces'),
    engines: config.getOptionalStringArray('engines'),
    url: parsePattern(`${key}.url`, url.replace(/(\.git)?\/*$/, '')),
    branch: config.getOptionalString('branch'),
    path: parsePattern(`${key}.path`, path),
    helmValues: helmValues
      ?.split('.')
      .map(part => parsePattern(`${key}.helmValues`, part)),
  };
}
