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
import {
  findManifests,
  ManifestMatch,
  recogniseFile,
} from '@database-platform/engines';
import { PlanProblem } from '../plans/PlanProblem';
import { Clock } from '../time';
import { DeployedManifest } from './DeployedManifest';
import { folderOf } from './folderPath';
import { FoundPaths } from './FoundPaths';
import { HelmValuesManifest } from './HelmValuesManifest';
import { findBuilds } from './kustomize/KustomizeBuild';
import { KustomizeManifest } from './kustomize/KustomizeManifest';
import { LocatedManifest } from './LocatedManifest';
import { isYamlFile, ManifestIdentity, ManifestPlace } from './ManifestPlace';
import { PlainManifest } from './PlainManifest';
import { readAgain } from './readAgain';
import {
  OpenOptions,
  RepositoryAt,
  RepositoryReader,
} from './RepositoryReader';

/** What a pull request merged since the last look may have put there. */
const MISSING = ['location/not-found', 'location/no-file'];

type Identity = ManifestIdentity & { version: string };

interface Found {
  place: ManifestPlace;
  repository: RepositoryAt;
  path: string;
  text: string;
  match: ManifestMatch;
  isPatch: boolean;
}

/**
 * Finds the document of a database in the places where it may be.
 */
export class ManifestFinder {
  readonly #repositories: RepositoryReader;
  readonly #paths: FoundPaths;

  constructor(options: { repositories: RepositoryReader; clock: Clock }) {
    this.#repositories = options.repositories;
    this.#paths = new FoundPaths(options);
  }

  /**
   * @param places - one at least; more when the deployer takes files from several
   * @throws PlanProblem when it is in none, or more than once.
   */
  async find(
    places: readonly ManifestPlace[],
    identity: Identity,
    options: OpenOptions,
  ): Promise<LocatedManifest> {
    const found = await readAgain(MISSING, options, each =>
      this.#find(places, identity, each),
    );
    const { deployment } = found.place;
    return deployment
      ? new DeployedManifest(found, deployment, identity)
      : found;
  }

  async #find(
    places: readonly ManifestPlace[],
    identity: Identity,
    options: OpenOptions,
  ): Promise<LocatedManifest> {
    const [first] = places;
    if (first.helmKeys) {
      return this.#findInHelmValues(first, first.helmKeys, identity, options);
    }
    const found: Found[] = [];
    const hints: string[] = [];
    for (const place of places) {
      const repository = await this.#repositories.open(place, options);
      const built = await buildAt(place, place.path, repository, identity);
      if (built) {
        return built;
      }
      const files =
        (places.length === 1 &&
          (await this.#readKnown(place, repository, identity))) ||
        (await this.#read(place, repository, identity));
      for (const [path, text] of files) {
        search(place, repository, path, text, identity, found, hints);
      }
    }
    const whole = found.filter(({ isPatch }) => !isPatch);
    const candidates = whole.length > 0 ? whole : found;
    if (candidates.length === 0) {
      throw notFound(places, identity, hints);
    }
    if (candidates.length > 1) {
      throw foundTwice(candidates, identity);
    }
    const [{ isPatch, ...only }] = candidates;
    const { place, repository, path } = only;
    this.#paths.set(pathKey(place, identity), path);
    // What patches it in its own folder has the last word
    const patched = await buildAt(place, folderOf(path), repository, identity);
    return patched?.isPatched
      ? patched
      : new PlainManifest({
          ...only,
          form: isPatch ? 'kustomize-patch' : 'manifest',
        });
  }

  async #findInHelmValues(
    place: ManifestPlace,
    keys: readonly string[],
    identity: Identity,
    options: OpenOptions,
  ): Promise<LocatedManifest> {
    const repository = await this.#repositories.open(place, options);
    const text = await repository.readFile(place.path);
    if (text === undefined) {
      throw noFile(place, repository);
    }
    return new HelmValuesManifest({ place, repository, text, keys, identity });
  }

  /** The file in which it was found the last time, if it is still there. */
  async #readKnown(
    place: ManifestPlace,
    repository: RepositoryAt,
    identity: Identity,
  ): Promise<ReadonlyMap<string, string> | undefined> {
    const path = this.#paths.get(pathKey(place, identity));
    const text =
      path === undefined ? undefined : await repository.readFile(path);
    const { group, kind, ref } = identity;
    const isThere =
      text !== undefined &&
      findManifests(text, {
        group,
        kind,
        namespace: ref.namespace,
        name: ref.name,
      }).matches.length > 0;
    return path !== undefined && isThere ? new Map([[path, text]]) : undefined;
  }

  async #read(
    place: ManifestPlace,
    repository: RepositoryAt,
    identity: Identity,
  ): Promise<ReadonlyMap<string, string>> {
    if (!isYamlFile(place.path)) {
      const tree = await repository.readTree(place.path);
      // A parse of every file of a large repository is slow: a file that holds the name of the object nowhere does not hold the object
      return new Map(
        Array.from(tree).filter(([, text]) => text.includes(identity.ref.name)),
      );
    }
    const text = await repository.readFile(place.path);
    if (text === undefined) {
      throw noFile(place, repository);
    }
    return new Map([[place.path, text]]);
  }
}

/**
 * What the kustomization of a folder makes of the object; `undefined` where there is none.
 *
 * @throws PlanProblem when it makes it more than once.
 */
async function buildAt(
  place: ManifestPlace,
  folder: string,
  repository: RepositoryAt,
  identity: Identity,
): Promise<KustomizeManifest | undefined> {
  if (isYamlFile(folder)) {
    return undefined;
  }
  const builds = await findBuilds(repository, folder, identity);
  if (builds.length > 1) {
    throw foundTwice(
      builds.map(({ base }) => base),
      identity,
    );
  }
  const [build] = builds;
  return (
    build &&
    new KustomizeManifest({
      place: { ...place, path: folder },
      repository,
      build,
      identity,
    })
  );
}

function search(
  place: ManifestPlace,
  repository: RepositoryAt,
  path: string,
  text: string,
  { group, kind, ref }: Identity,
  found: Found[],
  hints: string[],
) {
  const { matches, problems } = findManifests(text, {
    group,
    kind,
    namespace: ref.namespace,
    name: ref.name,
  });
  if (matches.length > 0) {
    const isPatch = recogniseFile(text, path).kind === 'kustomize-patch';
    found.push(
      ...matches.map(match => ({
        place,
        repository,
        path,
        text,
        match,
        isPatch,
      })),
    );
  }
  hints.push(...problems.map(({ message }) => `${path}: ${message}`));
}

function pathKey(
  { repository, branch, path }: ManifestPlace,
  { group, kind, ref }: Identity,
): string {
  return JSON.stringify([
    repository.url,
    branch,
    path,
    group,
    kind,
    ref.namespace,
    ref.name,
  ]);
}

function noFile(place: ManifestPlace, repository: RepositoryAt): PlanProblem {
  return PlanProblem.of(
    'location/no-file',
    `There is no file ${place.path} on the branch ${repository.branch} of ${
      place.repository.url
    }, where ${place.detail} says that the manifest is. ${
      place.foundBy === 'configuration'
        ? 'If it is kept elsewhere, put an annotation databases.backstage.io/source with the address of the file on the object; if it is not in Git at all, put its manifest there first'
        : 'Correct that, or put the file there'
    }`,
  );
}

function notFound(
  places: readonly ManifestPlace[],
  { kind, ref }: Identity,
  hints: readonly string[],
): PlanProblem {
  const where = places
    .map(({ path, repository }) => `${path || '/'} in ${repository.url}`)
    .join(', ');
  const seen = hints.length > 0 ? `. Not readable there: ${hints[0]}` : '';
  return PlanProblem.of(
    'location/not-found',
    `There is no ${kind} ${ref.name} for the namespace ${ref.namespace} below ${where}, where ${places[0].detail} says that it is${seen}`,
  );
}

function foundTwice(
  found: ReadonlyArray<Pick<Found, 'path' | 'match'>>,
  { kind, ref }: Identity,
): PlanProblem {
  const places = found
    .slice(0, 10)
    .map(({ path, match }) => `${path} line ${match.startLine}`)
    .join(', ');
  return PlanProblem.of(
    'location/found-twice',
    `The ${kind} ${ref.name} is declared ${found.length} times: ${places}. Say which one counts by the annotation databases.backstage.io/source on the object, or take the others out`,
  );
}
