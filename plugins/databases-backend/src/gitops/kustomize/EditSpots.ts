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

import { JsonValue } from '@backstage/types';
import {
  ManifestEdit,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { isDeepStrictEqual } from 'node:util';
import { at } from '../../json';
import { PlanProblem } from '../../plans/PlanProblem';
import { setAt } from '../applyEdits';
import { ownPatchOf } from './buildParts';
import { definesPath } from './definesPath';
import { KustomizeBuild } from './KustomizeBuild';
import { KustomizePatch } from './KustomizePatch';

/** Where an edit is made: in the manifest, or in one of the patches. */
export interface EditSpot {
  edit: ManifestEdit;
  patch: KustomizePatch | undefined;
}

/**
 * Finds out where each value of an object that Kustomize puts together is defined.
 */
export class EditSpots {
  readonly #build: KustomizeBuild;
  readonly #declared: UnknownObject;
  readonly #path: string;
  readonly #name: string;

  /**
   * @param options - `path` of the overlay, `name` of the object
   */
  constructor(options: {
    build: KustomizeBuild;
    declared: UnknownObject;
    path: string;
    name: string;
  }) {
    this.#build = options.build;
    this.#declared = options.declared;
    this.#path = options.path;
    this.#name = options.name;
  }

  /**
   * @param desired - the object with all edits made
   * @param users - by folder or file, the kustomizations that use it besides
   * @throws PlanProblem when the value is not this object's alone.
   */
  spotFor(
    edit: ManifestEdit,
    desired: UnknownObject,
    users: ReadonlyMap<string, readonly string[]>,
  ): EditSpot {
    const { base } = this.#build;
    const definer = this.#definerOf(edit);
    if (definer) {
      const others = users.get(definer.folder) ?? [];
      if (!definer.patch.isOwn || others.length > 0) {
        throw this.#shared(edit, definer.patch.path, others);
      }
      return { patch: definer.patch, edit: this.#inPatch(edit, definer.patch) };
    }
    const others = users.get(base.path) ?? [];
    if (others.length === 0) {
      return { patch: undefined, edit };
    }
    const patch = ownPatchOf(this.#build);
    if (!patch || users.get(this.#path)?.length) {
      throw this.#shared(edit, base.path, others);
    }
    return { patch, edit: this.#overBase(edit, desired) };
  }

  /** The last patch that has the value, and the folder of its layer. */
  #definerOf({ path }: ManifestEdit) {
    for (const { folder, patches } of [...this.#build.layers].reverse()) {
      for (const patch of [...patches].reverse()) {
        const { content } = patch;
        const isDefined =
          content.type === 'merge'
            ? definesPath(content.object, path)
            : content.operations.some(operation =>
                operation.path.every((step, index) => step === path[index]),
              );
        if (isDefined) {
          return { patch, folder };
        }
      }
    }
    return undefined;
  }

  #inPatch(edit: ManifestEdit, patch: KustomizePatch): ManifestEdit {
    const { content } = patch;
    if (content.type === 'json') {
      const index = content.operations.findIndex(
        ({ op, path }) => op !== 'remove' && isDeepStrictEqual(path, edit.path),
      );
      if (edit.op !== 'set' || index < 0) {
        throw PlanProblem.of(
          'location/kustomize-json-patch',
          `${edit.path.join('.')} comes from a JSON patch in ${
            patch.path
          }, which the portal cannot change in this way: change it by hand`,
        );
      }
      return setAt([index, 'value'], edit.value);
    }
    const isBelow = definesPath(this.#build.base.match.object, edit.path);
    return edit.op === 'remove' && isBelow ? setAt(edit.path, null) : edit;
  }

  /** An edit of the overlay's patch for a value that only the shared manifest has: lists are replaced as a whole. */
  #overBase(edit: ManifestEdit, desired: UnknownObject): ManifestEdit {
    const inList = edit.path.findIndex(step => typeof step === 'number');
    const lastList = edit.path.findIndex((_, index) =>
      Array.isArray(at(this.#declared, ...edit.path.slice(0, index))),
    );
    const end = [inList, lastList].filter(index => index >= 0);
    if (end.length > 0) {
      const path = edit.path.slice(0, Math.min(...end));
      return setAt(path, at(desired, ...path) as JsonValue);
    }
    return edit.op === 'remove' ? setAt(edit.path, null) : edit;
  }

  #shared(
    { path }: ManifestEdit,
    file: string,
    others: readonly string[],
  ): PlanProblem {
    const name = path.join('.');
    const { layers } = this.#build;
    const who =
      others.length > 0
        ? `which ${others.slice(0, 5).join(', ')} uses as well`
        : 'which is for other objects as well';
    return PlanProblem.of(
      'location/kustomize-shared',
      `${name} comes from ${file}, ${who}. Give ${
        this.#name
      } a patch of its own in ${
        layers[layers.length - 1].file.path
      } (apiVersion, kind and metadata.name are enough); then it can be changed there`,
    );
  }
}
