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
import { editYaml, YamlEdit } from '@database-platform/engines';
import { JsonValue } from '@backstage/types';
import {
  ManifestEdit,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { at } from '../../json';
import { PlanProblem } from '../../plans/PlanProblem';
import { applyEdits, setAt } from '../applyEdits';
import { editFile } from '../editFile';
import { removeFromKustomization } from '../kustomizationResources';
import { FileEdit, LocatedManifest } from '../LocatedManifest';
import { ManifestIdentity, ManifestPlace } from '../ManifestPlace';
import { PlainManifest } from '../PlainManifest';
import { RepositoryAt } from '../RepositoryReader';
import { findUsers } from './findUsers';
import { definesPath } from './definesPath';
import { findBuilds, KustomizeBuild } from './KustomizeBuild';
import { KustomizePatch } from './KustomizePatch';
import { renderBuild } from './renderBuild';

/** Where an edit is made: in the manifest, or in one of the patches. */
type Spot = { edit: ManifestEdit; patch: KustomizePatch | undefined };

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
    return this.#ownPatch ? 'kustomize-patch' : 'manifest';
  }

  /** The overlay's own patch, where there is one; else the manifest. */
  get path(): string {
    return this.#ownPatch?.path ?? this.#build.base.path;
  }

  get line(): number {
    return this.#ownPatch ? 1 : this.#build.base.match.startLine;
  }

  async edit(edits: readonly ManifestEdit[]) {
    const desired = applyEdits(this.declared, edits);
    const users = await this.#users();
    const spots = edits.map(edit => this.#spotFor(edit, desired, users));
    const texts = new Map<string, string>();
    for (const spot of spots) {
      this.#make(spot, texts);
    }
    const files = Array.from(texts, ([path, after]) => ({
      path,
      before: this.#textOf(path),
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
        `Kustomize puts it together from ${this.#partNames().join(
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

  /** In the outermost layer, so that no other folder is touched. */
  get #ownPatch(): KustomizePatch | undefined {
    const { layers } = this.#build;
    const own = layers[layers.length - 1].patches.filter(
      ({ isOwn, content }) => isOwn && content.type === 'merge',
    );
    return own[own.length - 1];
  }

  #spotFor(
    edit: ManifestEdit,
    desired: UnknownObject,
    users: ReadonlyMap<string, readonly string[]>,
  ): Spot {
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
    const patch = this.#ownPatch;
    if (!patch || users.get(this.place.path)?.length) {
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
      Array.isArray(at(this.declared, ...edit.path.slice(0, index))),
    );
    const end = [inList, lastList].filter(index => index >= 0);
    if (end.length > 0) {
      const path = edit.path.slice(0, Math.min(...end));
      return setAt(path, at(desired, ...path) as JsonValue);
    }
    return edit.op === 'remove' ? setAt(edit.path, null) : edit;
  }

  #make({ edit, patch }: Spot, texts: Map<string, string>) {
    const { base } = this.#build;
    const path = patch?.path ?? base.path;
    const text = texts.get(path) ?? this.#textOf(path);
    const edited = editFile(path, () => {
      if (!patch) {
        const { documentIndex, root } = base.match;
        return editYaml(text, {
          documentIndex,
          root,
          edits: [edit as YamlEdit],
        }).text;
      }
      if (!patch.inlineAt) {
        return editYaml(text, {
          documentIndex: patch.documentIndex,
          edits: [edit as YamlEdit],
        }).text;
      }
      const inline = inlineText(text, patch);
      return editYaml(text, {
        documentIndex: 0,
        edits: [
          {
            op: 'set',
            path: patch.inlineAt,
            value: editYaml(inline, {
              documentIndex: patch.documentIndex,
              edits: [edit as YamlEdit],
            }).text,
          },
        ],
      }).text;
    });
    texts.set(path, edited);
  }

  #textOf(path: string): string {
    const { base, layers } = this.#build;
    const files = [
      base,
      ...layers.map(({ file }) => file),
      ...layers
        .flatMap(({ patches }) => patches)
        .filter(({ inlineAt }) => !inlineAt),
    ];
    return files.find(file => file.path === path)?.text ?? '';
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
        `Kustomize puts it together from ${this.#partNames().join(
          ', ',
        )} in a way that the portal cannot follow: make the change by hand`,
      );
    }
  }

  async #users(): Promise<ReadonlyMap<string, readonly string[]>> {
    return findUsers(await this.repository.readTree(''), this.#build);
  }

  #shared(
    { path }: ManifestEdit,
    file: string,
    others: readonly string[],
  ): PlanProblem {
    const name = path.join('.');
    const { ref } = this.#identity;
    const { layers } = this.#build;
    const who =
      others.length > 0
        ? `which ${others.slice(0, 5).join(', ')} uses as well`
        : 'which is for other objects as well';
    return PlanProblem.of(
      'location/kustomize-shared',
      `${name} comes from ${file}, ${who}. Give ${
        ref.name
      } a patch of its own in ${
        layers[layers.length - 1].file.path
      } (apiVersion, kind and metadata.name are enough); then it can be changed there`,
    );
  }

  #partNames(): string[] {
    const { base, layers } = this.#build;
    return [
      ...new Set([
        base.path,
        ...layers.flatMap(({ patches }) => patches.map(({ path }) => path)),
      ]),
    ];
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

/** The text of an inline patch as it is now: an edit before may have changed it. */
function inlineText(file: string, patch: KustomizePatch): string {
  const value: unknown = parseDocument(file).getIn(patch.inlineAt ?? []);
  return typeof value === 'string' ? value : patch.text;
}

/** Without what has no value, which JSON does not have either. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
