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
  ManifestLocation,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at } from '../json';
import { PlanProblem } from '../plans/PlanProblem';
import { FoundDeployment } from './FoundDeployment';
import { definesPath } from './kustomize/definesPath';
import { KustomizePatch, readInlinePatches } from './kustomize/KustomizePatch';
import { FileEdit, LocatedManifest } from './LocatedManifest';
import { ManifestIdentity, ManifestPlace } from './ManifestPlace';
import { RepositoryAt } from './RepositoryReader';

/** What Flux fills in after the build: `${NAME}`, `${NAME:=default}`. */
const SUBSTITUTE = /\$\{[A-Za-z_][^}]*\}/;

/**
 * A manifest with regard to what its deployer does to it on the way: what the deployer sets itself is not changed in the file, where that would do nothing.
 */
export class DeployedManifest implements LocatedManifest {
  readonly #manifest: LocatedManifest;
  readonly #deployment: FoundDeployment;
  readonly #patches: readonly KustomizePatch[];

  constructor(
    manifest: LocatedManifest,
    deployment: FoundDeployment,
    identity: ManifestIdentity,
  ) {
    this.#manifest = manifest;
    this.#deployment = deployment;
    this.#patches = readInlinePatches(
      deployment.overrides.patches,
      deployment.title,
      identity,
      [identity.ref.name],
    );
  }

  get place(): ManifestPlace {
    return this.#manifest.place;
  }

  get repository(): RepositoryAt {
    return this.#manifest.repository;
  }

  get form(): ManifestLocation['form'] {
    return this.#manifest.form;
  }

  get path(): string {
    return this.#manifest.path;
  }

  get line(): number {
    return this.#manifest.line;
  }

  get declared(): UnknownObject {
    return this.#manifest.declared;
  }

  async edit(edits: readonly ManifestEdit[]) {
    for (const { path } of edits) {
      this.#refuseOverridden(path);
    }
    return this.#manifest.edit(edits);
  }

  remove(): Promise<FileEdit[]> {
    return this.#manifest.remove();
  }

  #refuseOverridden(path: ManifestEdit['path']) {
    const { title, tool, overrides } = this.#deployment;
    const name = path.join('.');
    const isPatched = this.#patches.some(({ content }) =>
      content.type === 'merge'
        ? definesPath(content.object, path)
        : content.operations.some(operation =>
            operation.path.every((step, index) => step === path[index]),
          ),
    );
    if (isPatched) {
      throw PlanProblem.of(
        'location/deployer-patch',
        `${title} of ${tool} sets ${name} by a patch of its own, whatever ${this.path} says: change it there`,
      );
    }
    const value = at(this.declared, ...path);
    if (
      overrides.substitutes &&
      typeof value === 'string' &&
      SUBSTITUTE.test(value)
    ) {
      throw PlanProblem.of(
        'location/deployer-substitute',
        `${title} of ${tool} fills in ${name}, which is "${value.slice(
          0,
          100,
        )}" in ${this.path}: change what it is filled with`,
      );
    }
  }
}
