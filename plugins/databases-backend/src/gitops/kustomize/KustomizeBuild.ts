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
import { findManifests, ManifestMatch } from '@database-platform/engines';
import { PlanProblem } from '../../plans/PlanProblem';
import { listAt, textAt } from '../../json';
import { resolvePath } from '../folderPath';
import {
  KustomizationFile,
  readKustomization,
} from '../kustomizationResources';
import { isYamlFile, ManifestIdentity } from '../ManifestPlace';
import { RepositoryAt } from '../RepositoryReader';
import { KustomizePatch, readPatches } from './KustomizePatch';

/** Deeper, or wider, than anyone builds. */
const MAX_DEPTH = 10;
const MAX_READS = 300;

/**
 * One kustomization on the way from the manifest to what is applied.
 */
export interface KustomizeLayer {
  folder: string;
  file: KustomizationFile;
  /** The patches that touch the object, in the order in which they are applied. */
  patches: readonly KustomizePatch[];
}

/**
 * An object as Kustomize puts it together.
 */
export interface KustomizeBuild {
  /** The manifest that everything begins with. */
  base: { path: string; text: string; match: ManifestMatch };
  /** From the innermost, which lists the manifest, to the folder that is applied. */
  layers: readonly KustomizeLayer[];
}

type Reader = Pick<RepositoryAt, 'readFile'>;

/** One walk through a tree of kustomizations. */
class Walk {
  readonly #repository: Reader;
  readonly #identity: ManifestIdentity;
  #reads = 0;

  constructor(repository: Reader, identity: ManifestIdentity) {
    this.#repository = repository;
    this.#identity = identity;
  }

  /** What the folder makes of objects that have the name after it is through with them. */
  async folder(
    folder: string,
    name: string,
    namespace: string | undefined,
    depth: number,
  ): Promise<KustomizeBuild[]> {
    if (depth > MAX_DEPTH || this.#reads > MAX_READS) {
      throw PlanProblem.of(
        'location/too-large',
        `The kustomization in ${folder} refers to more files than the portal looks through: put an annotation with the address of the file on the object`,
      );
    }
    this.#reads += 1;
    const file = await readKustomization(this.#repository, folder);
    if (!file) {
      return [];
    }
    const { value } = file;
    const own = textAt(value, 'namespace');
    if (own !== undefined && namespace !== undefined && own !== namespace) {
      return [];
    }
    const inner = withoutAffixes(
      name,
      textAt(value, 'namePrefix') ?? '',
      textAt(value, 'nameSuffix') ?? '',
    );
    if (inner === undefined) {
      return [];
    }
    const found: KustomizeBuild[] = [];
    for (const resource of resourcesOf(value)) {
      const path = resolvePath(folder, resource);
      // Addresses of other repositories are not followed
      if (path !== undefined && !resource.includes('://')) {
        found.push(
          ...(await this.#resource(
            path,
            inner,
            own === undefined ? namespace : undefined,
            depth,
          )),
        );
      }
    }
    if (found.length === 0) {
      return [];
    }
    const patches = await readPatches(
      this.#repository,
      { folder, file },
      this.#identity,
      [inner, name],
    );
    return found.map(({ base, layers }) => ({
      base,
      layers: [...layers, { folder, file, patches }],
    }));
  }

  async #resource(
    path: string,
    name: string,
    namespace: string | undefined,
    depth: number,
  ): Promise<KustomizeBuild[]> {
    if (!isYamlFile(path)) {
      return this.folder(path, name, namespace, depth + 1);
    }
    this.#reads += 1;
    const text = await this.#repository.readFile(path);
    if (text === undefined) {
      return [];
    }
    const { group, kind } = this.#identity;
    return findManifests(text, { group, kind, namespace, name }).matches.map(
      match => ({ base: { path, text, match }, layers: [] }),
    );
  }
}

/**
 * Follows the kustomization of a folder to the manifests of an object, and gathers what patches it on the way.
 *
 * @returns one build for each manifest that becomes the object: none, or more than one, when something is wrong.
 */
export function findBuilds(
  repository: Reader,
  folder: string,
  identity: ManifestIdentity,
): Promise<KustomizeBuild[]> {
  const { name, namespace } = identity.ref;
  return new Walk(repository, identity).folder(folder, name, namespace, 0);
}

/** Everything that a kustomization takes in. */
export function resourcesOf(kustomization: unknown): string[] {
  return ['resources', 'bases', 'components']
    .flatMap(key => listAt(kustomization, key))
    .filter((item): item is string => typeof item === 'string');
}

function withoutAffixes(
  name: string,
  prefix: string,
  suffix: string,
): string | undefined {
  const isAffixed =
    name.startsWith(prefix) &&
    name.endsWith(suffix) &&
    name.length > prefix.length + suffix.length;
  return isAffixed
    ? name.slice(prefix.length, name.length - suffix.length)
    : undefined;
}
