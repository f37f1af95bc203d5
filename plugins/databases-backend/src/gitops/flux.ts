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
import { at, listAt, textAt } from '../json';
import { folderPath } from './folderPath';
import {
  DeployedObject,
  DeploymentSource,
  FoundDeployment,
} from './FoundDeployment';

const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';
const HELM = 'helm.toolkit.fluxcd.io';

/**
 * An object of Flux.
 */
export interface FluxName {
  kind: 'Kustomization' | 'HelmRelease' | 'GitRepository';
  namespace: string;
  name: string;
}

/** Where the objects of Flux are in the Kubernetes API, the versions best first. */
export const fluxResources: Readonly<
  Record<
    FluxName['kind'],
    { group: string; versions: readonly string[]; plural: string }
  >
> = {
  Kustomization: {
    group: KUSTOMIZE,
    versions: ['v1', 'v1beta2'],
    plural: 'kustomizations',
  },
  HelmRelease: {
    group: HELM,
    versions: ['v2', 'v2beta2', 'v2beta1'],
    plural: 'helmreleases',
  },
  GitRepository: {
    group: 'source.toolkit.fluxcd.io',
    versions: ['v1', 'v1beta2'],
    plural: 'gitrepositories',
  },
};

/**
 * What the labels of Flux on an object name. An object of a Helm release that Flux installs has the labels of the release only.
 */
export function fluxOwnerOf(
  labels: Readonly<Record<string, string>>,
): FluxName | undefined {
  const owners = [
    ['HelmRelease', HELM],
    ['Kustomization', KUSTOMIZE],
  ] as const;
  for (const [kind, group] of owners) {
    const name = labels[`${group}/name`];
    const namespace = labels[`${group}/namespace`];
    if (name && namespace) {
      return { kind, namespace, name };
    }
  }
  return undefined;
}

/**
 * The GitRepository that a Kustomization takes its files from.
 *
 * @returns a sentence where they come from somewhere else.
 */
export function gitSourceOf(kustomization: unknown): FluxName | string {
  const name = textAt(kustomization, 'metadata', 'name') ?? '';
  const source = at(kustomization, 'spec', 'sourceRef');
  const kind = textAt(source, 'kind') ?? '';
  if (kind !== 'GitRepository') {
    return `The Kustomization ${name} of Flux takes it from ${
      kind ? `a source of the kind ${kind}` : 'no source'
    }, not from Git`;
  }
  return {
    kind,
    name: textAt(source, 'name') ?? '',
    namespace:
      textAt(source, 'namespace') ??
      textAt(kustomization, 'metadata', 'namespace') ??
      '',
  };
}

/**
 * Whether a Kustomization lists the object among those that it applied. An entry's id is `namespace_name_group_kind` (cli-utils' `ObjMetadata`).
 */
export function isInInventory(
  kustomization: unknown,
  { ref, group, kind }: DeployedObject,
): boolean {
  const id = `${ref.namespace}_${ref.name}_${group}_${kind}`;
  return listAt(kustomization, 'status', 'inventory', 'entries').some(
    entry => textAt(entry, 'id') === id,
  );
}

/**
 * Reads a Kustomization of Flux together with its GitRepository.
 */
export function readKustomization(
  kustomization: unknown,
  gitRepository: unknown,
): FoundDeployment {
  const name = textAt(kustomization, 'metadata', 'name') ?? '';
  const url = textAt(gitRepository, 'spec', 'url');
  const source: DeploymentSource | undefined = url
    ? {
        repositoryUrl: url,
        revision: revisionOf(at(gitRepository, 'spec', 'ref')),
        path: folderPath(textAt(kustomization, 'spec', 'path')),
        isHelm: false,
        valueFiles: [],
        appliedSha: shaOf(
          textAt(kustomization, 'status', 'lastAppliedRevision'),
        ),
      }
    : undefined;
  return {
    tool: 'Flux',
    title: `Kustomization ${name}`,
    foundBy: 'flux',
    sources: source ? [source] : [],
    sync: syncOf(kustomization, gitRepository),
    overrides: {
      patches: listAt(kustomization, 'spec', 'patches'),
      substitutes: at(kustomization, 'spec', 'postBuild') !== undefined,
    },
    ...(!source && {
      problem: `The GitRepository of the Kustomization ${name} of Flux has no URL`,
    }),
  };
}

/**
 * Adds a HelmRelease to the Kustomization that applies it: only when both are through is the change there.
 */
export function readHelmRelease(
  release: unknown,
  by: FoundDeployment | undefined,
): FoundDeployment {
  const name = textAt(release, 'metadata', 'name') ?? '';
  const own = syncOf(release, undefined);
  const isBehind =
    at(release, 'status', 'observedGeneration') !==
    at(release, 'metadata', 'generation');
  const state = isBehind && own.state === 'synced' ? 'syncing' : own.state;
  return {
    tool: 'Flux',
    title: `HelmRelease ${name}`,
    foundBy: 'flux',
    sources: (by?.sources ?? []).map(source => ({ ...source, isHelm: true })),
    sync: by && by.sync.state !== 'synced' ? by.sync : { ...own, state },
    overrides: by?.overrides ?? { patches: [], substitutes: false },
    ...(!by?.sources.length && {
      problem: `Nothing says where in Git the HelmRelease ${name} of Flux is`,
    }),
  };
}

function syncOf(
  object: unknown,
  gitRepository: unknown,
): FoundDeployment['sync'] {
  const ready = readyOf(object);
  const fetched = readyOf(gitRepository);
  const isFetchFailed = textAt(fetched, 'status') === 'False';
  const common = {
    at: textAt(ready, 'lastTransitionTime'),
    message: textAt(isFetchFailed ? fetched : ready, 'message'),
  };
  if (at(object, 'spec', 'suspend') === true) {
    return { ...common, state: 'manual', message: 'It is suspended' };
  }
  if (isFetchFailed || textAt(ready, 'status') === 'False') {
    return { ...common, state: 'failed' };
  }
  if (textAt(ready, 'status') === 'True') {
    const newest = shaOf(
      textAt(gitRepository, 'status', 'artifact', 'revision'),
    );
    const applied = shaOf(textAt(object, 'status', 'lastAppliedRevision'));
    return {
      ...common,
      state: newest !== undefined && newest !== applied ? 'syncing' : 'synced',
    };
  }
  return { ...common, state: ready ? 'syncing' : 'unknown' };
}

function readyOf(object: unknown): unknown {
  return listAt(object, 'status', 'conditions').find(
    condition => textAt(condition, 'type') === 'Ready',
  );
}

function revisionOf(ref: unknown): string | undefined {
  return (
    textAt(ref, 'commit') ??
    textAt(ref, 'name')?.replace(/^refs\/heads\//, '') ??
    textAt(ref, 'semver') ??
    textAt(ref, 'tag') ??
    textAt(ref, 'branch')
  );
}

/** Flux writes `main@sha1:0123...`, and before 2.0 `main/0123...`. */
function shaOf(revision: string | undefined): string | undefined {
  return revision && /(?:^|[:/])([0-9a-f]{40,64})$/.exec(revision)?.[1];
}
