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
import {
  ManifestEdit,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { LineCounter, parseDocument } from 'yaml';
import { at, isObject } from '../json';
import { PlanProblem } from '../plans/PlanProblem';
import { withPath } from './applyEdits';
import { editFile } from './editFile';
import { LocatedManifest } from './LocatedManifest';
import { ManifestIdentity, ManifestPlace } from './ManifestPlace';
import { RepositoryAt } from './RepositoryReader';

/**
 * The `spec` of an object below some keys of a Helm values file.
 */
export class HelmValuesManifest implements LocatedManifest {
  readonly form = 'helm-values' as const;
  readonly place: ManifestPlace;
  readonly repository: RepositoryAt;
  readonly path: string;
  readonly line: number;
  readonly declared: UnknownObject;
  readonly #text: string;
  readonly #keys: readonly string[];

  /**
   * @throws PlanProblem when the file has no such keys.
   */
  constructor(options: {
    place: ManifestPlace;
    repository: RepositoryAt;
    text: string;
    keys: readonly string[];
    identity: ManifestIdentity & { version: string };
  }) {
    const { place, repository, text, keys, identity } = options;
    this.place = place;
    this.repository = repository;
    this.path = place.path;
    this.#text = text;
    this.#keys = keys;
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, merge: true });
    if (document.errors.length > 0) {
      throw PlanProblem.of(
        'location/unreadable',
        `${place.path} is not valid YAML: ${document.errors[0].message}`,
      );
    }
    const spec = at(document.toJS(), ...keys);
    if (!isObject(spec)) {
      throw PlanProblem.of(
        'location/not-found',
        `${place.path} has no mapping below the keys ${keys.join('.')}, where ${
          place.detail
        } says that the spec of ${identity.ref.name} is`,
      );
    }
    const node = document.getIn(keys, true) as
      | { range?: readonly number[] }
      | undefined;
    this.line = lines.linePos(node?.range?.[0] ?? 0).line || 1;
    this.declared = {
      apiVersion: `${identity.group}/${identity.version}`,
      kind: identity.kind,
      metadata: {
        name: identity.ref.name,
        namespace: identity.ref.namespace,
      },
      spec,
    };
  }

  async edit(edits: readonly ManifestEdit[]) {
    const outside = edits.find(({ path }) => path[0] !== 'spec');
    if (outside) {
      throw PlanProblem.of(
        'location/helm-outside-spec',
        `${outside.path.join('.')} is made by the Helm chart: ${
          this.path
        } holds only the spec. Change it in the chart`,
      );
    }
    const { text } = editFile(this.path, () =>
      editYaml(this.#text, {
        documentIndex: 0,
        root: this.#keys,
        edits: edits.map(edit =>
          withPath(edit, edit.path.slice(1)),
        ) as readonly YamlEdit[],
      }),
    );
    return {
      files:
        text === this.#text
          ? []
          : [{ path: this.path, before: this.#text, after: text }],
      desired: { ...this.declared, spec: specIn(text, this.#keys) },
    };
  }

  async remove(): Promise<never> {
    throw PlanProblem.of(
      'location/helm-delete',
      `${this.path} holds the values of ${this.#keys.join(
        '.',
      )}, from which a Helm chart makes the database: how the chart leaves it out is not known, so take it out by hand`,
    );
  }
}

function specIn(text: string, keys: readonly string[]): unknown {
  return at(parseDocument(text, { merge: true }).toJS(), ...keys);
}
