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
  DatabaseRef,
  EngineManifest,
  ManifestLocation,
} from '@database-platform/plugin-databases-common';
import { appendDocument, findManifests } from '@database-platform/engines';
import { PlanProblem } from '../plans/PlanProblem';
import { Clock } from '../time';
import { deployedObject } from './DeploymentReader';
import { editFile } from './editFile';
import { folderOf } from './folderPath';
import { addToKustomization } from './kustomizationResources';
import { FileEdit, LocatedManifest } from './LocatedManifest';
import { ManifestFinder } from './ManifestFinder';
import { ManifestLocator } from './ManifestLocator';
import { ManifestPlace } from './ManifestPlace';
import { readAgain } from './readAgain';
import {
  OpenOptions,
  RepositoryAt,
  RepositoryReader,
} from './RepositoryReader';

/**
 * A place for a new manifest, with what is there now.
 */
export interface NewManifestPlace {
  place: ManifestPlace;
  repository: RepositoryAt;
  /** The file, when there is one already: the new manifest is added to it. */
  present: string | undefined;
}

/**
 * The manifests of databases in Git: where they are, and where new ones go.
 */
export class Manifests {
  readonly #locator: ManifestLocator;
  readonly #repositories: RepositoryReader;
  readonly #finder: ManifestFinder;

  constructor(options: {
    locator: ManifestLocator;
    repositories: RepositoryReader;
    clock: Clock;
  }) {
    this.#locator = options.locator;
    this.#repositories = options.repositories;
    this.#finder = new ManifestFinder(options);
  }

  /**
   * The manifest of a database that exists.
   *
   * @throws PlanProblem when it is not known where it is.
   */
  async find(
    ref: DatabaseRef,
    manifest: EngineManifest,
    about: {
      labels: Readonly<Record<string, string>>;
      annotations: Readonly<Record<string, string>>;
      environment: string | undefined;
    },
    options: OpenOptions & { signal: AbortSignal },
  ): Promise<LocatedManifest> {
    const places = await this.#locator.locate(
      deployedObject(ref, manifest, about),
      about.environment,
      options.signal,
    );
    const { group, kind, version } = manifest;
    return this.#finder.find(places, { ref, group, kind, version }, options);
  }

  /**
   * The place for the manifest of a new database.
   *
   * @throws PlanProblem when there is none, or when it is in Git already.
   */
  async findNew(
    ref: DatabaseRef,
    { group, kind }: EngineManifest,
    environment: string | undefined,
    options: OpenOptions,
  ): Promise<NewManifestPlace> {
    const place = this.#locator.locateNew({ ref }, environment);
    return readAgain(['location/exists'], options, each =>
      this.#openNew(place, ref, { group, kind }, each),
    );
  }

  async #openNew(
    place: ManifestPlace,
    ref: DatabaseRef,
    { group, kind }: Pick<EngineManifest, 'group' | 'kind'>,
    options: OpenOptions,
  ): Promise<NewManifestPlace> {
    const repository = await this.#repositories.open(place, options);
    const present = await repository.readFile(place.path);
    if (present !== undefined) {
      const { matches } = findManifests(present, {
        group,
        kind,
        namespace: ref.namespace,
        name: ref.name,
      });
      if (matches.length > 0) {
        throw new PlanProblem({
          field: 'target.name',
          rule: 'location/exists',
          message: `${place.path} line ${matches[0].startLine} in ${place.repository.url} declares ${ref.name} already: it is in Git, and not (or not yet) in the Kubernetes cluster`,
          allowed: 'another name',
        });
      }
    }
    return { place, repository, present };
  }

  /**
   * Where new databases go, `{name}` in place of the name; a sentence where nothing can be made.
   */
  targetOf(
    place: Omit<DatabaseRef, 'name'>,
    environment: string | undefined,
  ): { url: string; path: string } | string {
    try {
      const { repository, path } = this.#locator.locateNew(
        { ref: { ...place, name: '' } },
        environment,
        'name',
      );
      return { url: repository.url, path };
    } catch (error) {
      if (error instanceof PlanProblem) {
        return error.message;
      }
      throw error;
    }
  }
}

/**
 * The files that change when a manifest is added.
 */
export async function addManifest(
  { place, repository, present }: NewManifestPlace,
  text: string,
): Promise<FileEdit[]> {
  if (present !== undefined) {
    return [
      {
        path: place.path,
        before: present,
        after: editFile(place.path, () => appendDocument(present, text)),
      },
    ];
  }
  return [
    { path: place.path, after: text },
    ...(await addToKustomization(repository, folderOf(place.path), place.path)),
  ];
}

/** What a plan says of a manifest's place. */
export function locationOf(
  found: Pick<LocatedManifest, 'place' | 'repository'> &
    Partial<Pick<LocatedManifest, 'path' | 'line' | 'form'>>,
): ManifestLocation {
  const { place, repository } = found;
  const path = found.path ?? place.path;
  const file = place.gitHost.fileUrl(place.repository, repository.branch, path);
  return {
    repository: {
      url: place.repository.url,
      title: `${place.repository.owner}/${place.repository.name}`,
      host: place.gitHost.title,
    },
    branch: repository.branch,
    path,
    ...(found.line !== undefined && {
      line: found.line,
      url: `${file}#L${found.line}`,
    }),
    foundBy: place.foundBy,
    detail: place.detail,
    form: found.form ?? 'manifest',
  };
}
