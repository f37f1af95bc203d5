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
  ManifestEdit,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { isDeepStrictEqual } from 'node:util';
import { PlanProblem } from '../../plans/PlanProblem';
import { applyEdits, setAt } from '../applyEdits';
import { removeFromKustomization } from '../kustomizationResources';
import { FileEdit, LocatedManifest } from '../LocatedManifest';
import { ManifestIdentity, ManifestPlace } from '../ManifestPlace';
import { PlainManifest } from '../PlainManifest';
import { RepositoryAt } from '../RepositoryReader';
import { ownPatchOf, partNames, textIn } from './buildParts';
import { editAtSpot } from './editAtSpot';
import { EditSpots } from './EditSpots';
import { findUsers } from './findUsers';
import { findBuilds, KustomizeBuild } from './KustomizeBuild';
import { renderBuild } from './renderBuild';

/**
 * An object that Kustomize puts together from a manifest and patches.
 */
export class KustomizeManifest implements LocatedManifest {
  readonly place: ManifestPlace;
  readonly repository: RepositoryAt;
  readonly declared: UnknownObject;
  readonly #build: KustomizeBuild;
  readonly #identity: ManifestIdentity;

  constructor(options: {
    place: ManifestPlace;
    repository: RepositoryAt;
    build: KustomizeBuild;
    identity: ManifestIdentity;
  }) {
    this.place = options.place;
    this.repository = options.repository;
    this.#build = options.build;
    this.#identity = options.identity;
    this.declared = this.#named(renderBuild(options.build));
  }

  /** Whether anything is put over the manifest. */
  get isPatched(): boolean {
    return this.#build.layers.some(({ patches }) => patches.length > 0);
  }

  get form(): LocatedManifest['form'] {
    return ownPatchOf(this.#build) ? 'kustomize-patch' : 'manifest';
  }

  /** The overlay's own patch, where there is one; else the manifest. */
  get path(): string {
    return ownPatchOf(this.#build)?.path ?? this.#build.base.path;
  }

  get line(): number {
    return ownPatchOf(this.#build) ? 1 : this.#build.base.match.startLine;
  }

  async edit(edits: readonly ManifestEdit[]) {
    const desired = applyEdits(this.declared, edits);
    const users = await this.#users();
    const spots = new EditSpots({
      build: this.#build,
      declared: this.declared,
      path: this.place.path,
      name: this.#identity.ref.name,
    });
    const texts = new Map<string, string>();
    for (const spot of edits.map(edit => spots.spotFor(edit, desired, users))) {
      const path = spot.patch?.path ?? this.#build.base.path;
      const text = texts.get(path) ?? textIn(this.#build, path);
      texts.set(path, editAtSpot(spot, this.#build, text));
    }
    const files = Array.from(texts, ([path, after]) => ({
      path,
      before: textIn(this.#build, path),
      after,
    })).filter(({ before, after }) => before !== after);
    await this.#check(files, desired);
    return { files, desired };
  }

  async remove(): Promise<FileEdit[]> {
    const { base, layers } = this.#build;
    const isAlone =
      layers.length === 1 && layers.every(({ patches }) => !patches.length);
    const users = isAlone ? await this.#users() : undefined;
    if (!users || users.get(base.path)?.length) {
      throw PlanProblem.of(
        'location/kustomize-delete',
        `Kustomize puts it together from ${partNames(this.#build).join(
          ', ',
        )}: take it out of ${
          layers[layers.length - 1].file.path
        } by hand, with the patches that are for it`,
      );
    }
    const files = await new PlainManifest({
      place: this.place,
      repository: this.repository,
      ...base,
    }).remove();
    const isGone = files.some(({ after }) => after === undefined);
    // It may be listed by a kustomization of another folder than its own
    return isGone && files.length === 1
      ? [
          ...files,
          ...(await removeFromKustomization(
            this.repository,
            layers[0].folder,
            base.path,
          )),
        ]
      : files;
  }

  /** Puts it together once more, from the edited files. */
  async #check(files: readonly FileEdit[], desired: UnknownObject) {
    const edited = new Map(files.map(({ path, after }) => [path, after]));
    const builds = await findBuilds(
      {
        readFile: async path =>
          edited.get(path) ?? this.repository.readFile(path),
      },
      this.place.path,
      this.#identity,
    );
    const [build] = builds;
    if (
      builds.length !== 1 ||
      !isDeepStrictEqual(plain(this.#named(renderBuild(build))), plain(desired))
    ) {
      throw PlanProblem.of(
        'location/kustomize-unsafe',
        `Kustomize puts it together from ${partNames(this.#build).join(
          ', ',
        )} in a way that the portal cannot follow: make the change by hand`,
      );
    }
  }

  async #users(): Promise<ReadonlyMap<string, readonly string[]>> {
    return findUsers(await this.repository.readTree(''), this.#build);
  }

  /** With the name and namespace that it is applied with. */
  #named(object: UnknownObject): UnknownObject {
    const { name, namespace } = this.#identity.ref;
    return applyEdits(object, [
      setAt(['metadata', 'name'], name),
      setAt(['metadata', 'namespace'], namespace),
    ]);
  }
}

/** Without what has no value, which JSON does not have either. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
