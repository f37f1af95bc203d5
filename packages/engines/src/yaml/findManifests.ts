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

import type { Document } from 'yaml';
import { isMap, isSeq } from 'yaml';
import { isJsonArray, isJsonObject, JsonObject, JsonValue } from './JsonValue';
import { ownPair } from './keyText';
import { Layout } from './Layout';
import { tokenOf } from './tokenOf';
import type { YamlPath } from './YamlEdit';
import { YamlFile } from './YamlFile';
import type { YamlProblem } from './YamlProblem';

/**
 * Which object a manifest describes. The version of its API does not matter.
 *
 * @public
 */
export interface ManifestSelector {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Absent: any. */
  readonly namespace?: string;
  readonly name: string;
}

/**
 * Where in a file a manifest is.
 *
 * @public
 */
export interface ManifestMatch {
  /** From 0. */
  readonly documentIndex: number;
  /** Where in the document the manifest lies: `[]`, or `['items', 1]` in a list. For {@link editYaml}. */
  readonly root: YamlPath;
  /** First line of the manifest in the file, from 1. */
  readonly startLine: number;
  /** Last line of the manifest in the file, inclusive. */
  readonly endLine: number;
  /** As Kubernetes reads it: aliases and merge keys resolved. */
  readonly object: JsonObject;
  /** True when a namespace was asked for and the manifest names none: Kustomize, Argo CD or kubectl sets it. */
  readonly namespaceImplicit: boolean;
}

/**
 * Finds the manifests of an object in a file, also inside `kind: List`. A manifest without a namespace is found for every namespace, and says so.
 *
 * @param text - the whole file
 * @returns the matches in the order of the file, and the documents that cannot be read, which may hold others
 * @public
 */
export function findManifests(
  text: string,
  selector: ManifestSelector,
): { matches: ManifestMatch[]; problems: YamlProblem[] } {
  const file = new YamlFile(text);
  const problems: YamlProblem[] = [];
  const matches: ManifestMatch[] = [];
  file.documents.forEach((document, documentIndex) => {
    const problem = file.problem(documentIndex);
    if (problem) {
      problems.push(problem);
      return;
    }
    for (const { root, object } of manifestsIn(file.value(documentIndex))) {
      if (isOf(object, selector)) {
        matches.push({
          documentIndex,
          root,
          ...linesOf(file, document, root),
          object,
          namespaceImplicit:
            selector.namespace !== undefined &&
            namespaceOf(object) === undefined,
        });
      }
    }
  });
  return { matches, problems };
}

function manifestsIn(
  value: JsonValue,
): { root: YamlPath; object: JsonObject }[] {
  if (!isJsonObject(value)) {
    return [];
  }
  const { items, kind } = value;
  return typeof kind === 'string' && kind.endsWith('List') && isJsonArray(items)
    ? items.flatMap((object, index) =>
        isJsonObject(object) ? [{ root: ['items', index], object }] : [],
      )
    : [{ root: [], object: value }];
}

function isOf(object: JsonObject, selector: ManifestSelector): boolean {
  const { apiVersion, kind, metadata } = object;
  if (
    kind !== selector.kind ||
    typeof apiVersion !== 'string' ||
    !isJsonObject(metadata) ||
    metadata.name !== selector.name
  ) {
    return false;
  }
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  const namespace = namespaceOf(object);
  return (
    group === selector.group &&
    (namespace === undefined ||
      selector.namespace === undefined ||
      namespace === selector.namespace)
  );
}

function namespaceOf(object: JsonObject): string | undefined {
  const { metadata } = object;
  return isJsonObject(metadata) && typeof metadata.namespace === 'string'
    ? metadata.namespace
    : undefined;
}

function linesOf(file: YamlFile, document: Document.Parsed, root: YamlPath) {
  let node: unknown = document.contents;
  for (const step of root) {
    node = isMap(node)
      ? ownPair(node, String(step))?.value
      : isSeq(node) && node.items[Number(step)];
  }
  const token = tokenOf(node) ?? tokenOf(document.contents);
  const start = token?.offset ?? document.range[0];
  const end = token ? new Layout(file.text).tokenEnd(token) : start;
  return { startLine: file.line(start), endLine: file.line(end) };
}
