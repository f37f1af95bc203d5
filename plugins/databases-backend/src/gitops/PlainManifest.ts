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
  editYaml,
  findManifests,
  ManifestMatch,
  removeDocument,
  YamlEdit,
} from '@database-platform/engines';
import {
  ManifestEdit,
  ManifestLocation,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { isDeepStrictEqual } from 'node:util';
import { textAt } from '../json';
import { PlanProblem } from '../plans/PlanProblem';
import { editFile } from './editFile';
import { folderOf } from './folderPath';
import { removeFromKustomization } from './kustomizationResources';
import { FileEdit, LocatedManifest } from './LocatedManifest';
import { ManifestPlace } from './ManifestPlace';
import { RepositoryAt } from './RepositoryReader';

/**
 * A manifest that a file holds as it is applied.
 */
export class PlainManifest implements LocatedManifest {
  readonly place: ManifestPlace;
  readonly repository: RepositoryAt;
  readonly form: ManifestLocation['form'];
  readonly path: string;
  readonly #text: string;
  readonly #match: ManifestMatch;

  constructor(options: {
    place: ManifestPlace;
    repository: RepositoryAt;
    form?: 'manifest' | 'kustomize-patch';
    path: string;
    text: string;
    match: ManifestMatch;
  }) {
    this.place = options.place;
    this.repository = options.repository;
    this.form = options.form ?? 'manifest';
    this.path = options.path;
    this.#text = options.text;
    this.#match = options.match;
  }

  get line(): number {
    return this.#match.startLine;
  }

  get declared(): UnknownObject {
    return this.#match.object;
  }

  async edit(edits: readonly ManifestEdit[]) {
    const { documentIndex, root } = this.#match;
    const { text } = editFile(this.path, () =>
      editYaml(this.#text, {
        documentIndex,
        root,
        edits: edits as readonly YamlEdit[],
      }),
    );
    return {
      files:
        text === this.#text
          ? []
          : [{ path: this.path, before: this.#text, after: text }],
      desired: this.#reread(text),
    };
  }

  /** As it is declared in an edited file: not what was meant, but what will be applied. */
  #reread(text: string): UnknownObject {
    const { object, documentIndex, root } = this.#match;
    const [group] = (textAt(object, 'apiVersion') ?? '').split('/');
    const match = findManifests(text, {
      group,
      kind: textAt(object, 'kind') ?? '',
      name: textAt(object, 'metadata', 'name') ?? '',
    }).matches.find(
      found =>
        found.documentIndex === documentIndex &&
        isDeepStrictEqual(found.root, root),
    );
    if (!match) {
      throw PlanProblem.of(
        'location/yaml-unsafe',
        `${this.path}: the change would make another object of it`,
      );
    }
    return match.object;
  }

  async remove(): Promise<FileEdit[]> {
    const { documentIndex, root } = this.#match;
    if (this.form !== 'manifest') {
      throw PlanProblem.of(
        'location/kustomize-delete',
        `${this.path} holds only a patch of it: take it out where Kustomize has the manifest from, by hand`,
      );
    }
    const text = editFile(this.path, () =>
      root.length > 0
        ? editYaml(this.#text, {
            documentIndex,
            edits: [{ op: 'remove', path: root }],
          }).text
        : removeDocument(this.#text, documentIndex),
    );
    if (text !== '') {
      return [{ path: this.path, before: this.#text, after: text }];
    }
    return [
      { path: this.path, before: this.#text },
      ...(await removeFromKustomization(
        this.repository,
        folderOf(this.path),
        this.path,
      )),
    ];
  }
}
