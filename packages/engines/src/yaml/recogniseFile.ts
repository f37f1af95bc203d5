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

import { isJsonArray, isJsonObject, JsonObject, JsonValue } from './JsonValue';
import { templateStart } from './templates';
import { YamlFile } from './YamlFile';

/**
 * What a YAML file of a repository is.
 *
 * - `manifests`: whole Kubernetes objects, as they are applied;
 * - `kustomization`: a `kustomization.yaml`;
 * - `kustomize-patch`: parts of objects that an overlay puts over others;
 * - `helm-values`: values that fill in the templates of a chart;
 * - `helm-template`: a template of a chart, no YAML until it is filled in;
 * - `other`: none of these.
 *
 * @public
 */
export type YamlFileKind =
  | 'manifests'
  | 'kustomization'
  | 'kustomize-patch'
  | 'helm-values'
  | 'helm-template'
  | 'other';

/**
 * Says what a file is, by its name and contents, with the reason in words.
 *
 * @param text - the whole file
 * @param path - its path in the repository, with `/`
 * @public
 */
export function recogniseFile(
  text: string,
  path: string,
): { kind: YamlFileKind; reason: string } {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const file = new YamlFile(text);
  const template = templateStart(text, [0, text.length]);
  const values = file.documents.flatMap((_, index) =>
    file.problem(index) ? [] : [file.value(index)],
  );
  const objects = values.filter(isJsonObject);
  if (
    /^kustomization(?:\.ya?ml)?$/i.test(name) ||
    objects.some(isKustomization)
  ) {
    return { kind: 'kustomization', reason: `${name} is a kustomization` };
  }
  const broken = file.documents.some(
    (_, index) => file.problem(index)?.code === 'template',
  );
  if (
    template !== undefined &&
    (broken || folders.includes('templates') || isBareTemplate(text, template))
  ) {
    return {
      kind: 'helm-template',
      reason: `Line ${file.line(
        template,
      )} of ${name} is a template ("{{ ... }}")`,
    };
  }
  const patch = patchReason(values, objects, folders, name);
  if (patch) {
    return { kind: 'kustomize-patch', reason: patch };
  }
  if (objects.some(isManifest)) {
    return { kind: 'manifests', reason: `${name} holds Kubernetes objects` };
  }
  if (
    objects.length > 0 &&
    /(?:^|[-_.])values(?:[-_.][^/]*)?\.ya?ml$/i.test(name)
  ) {
    return {
      kind: 'helm-values',
      reason: `${name} is named as Helm values are`,
    };
  }
  if (objects.length > 0 && folders.includes('values')) {
    return {
      kind: 'helm-values',
      reason: `${name} is in a folder named "values" and holds no Kubernetes objects`,
    };
  }
  return { kind: 'other', reason: `${name} holds no Kubernetes objects` };
}

function isManifest(object: JsonObject): boolean {
  return (
    typeof object.apiVersion === 'string' && typeof object.kind === 'string'
  );
}

function isKustomization({ apiVersion, kind }: JsonObject): boolean {
  return (
    typeof apiVersion === 'string' &&
    apiVersion.startsWith('kustomize.config.k8s.io/') &&
    (kind === 'Kustomization' || kind === 'Component')
  );
}

/** True for `key: {{ ... }}`, which happens to be YAML. */
function isBareTemplate(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset) + 1, offset);
  return /^\s*(?:- )?(?:[^\s'"]+:\s+)?$/.test(line);
}

function patchReason(
  values: readonly JsonValue[],
  objects: readonly JsonObject[],
  folders: readonly string[],
  name: string,
): string | undefined {
  if (values.some(isJsonPatch)) {
    return `${name} is a list of JSON patch operations`;
  }
  if (!objects.some(isManifest)) {
    return undefined;
  }
  if (objects.some(hasPatchDirective)) {
    return `${name} has a $patch directive`;
  }
  if (/(?:^|[-_.])patch(?:es)?(?:[-_.]|$)/i.test(name)) {
    return `${name} is named as a patch`;
  }
  return folders.some(folder => /^patch(?:es)?$/i.test(folder))
    ? `${name} is in a folder of patches`
    : undefined;
}

function isJsonPatch(value: JsonValue): boolean {
  return (
    isJsonArray(value) &&
    value.length > 0 &&
    value.every(
      item =>
        isJsonObject(item) &&
        typeof item.op === 'string' &&
        typeof item.path === 'string',
    )
  );
}

function hasPatchDirective(value: JsonValue | undefined): boolean {
  if (isJsonArray(value)) {
    return value.some(hasPatchDirective);
  }
  return (
    isJsonObject(value) &&
    Object.entries(value).some(
      ([key, each]) => key === '$patch' || hasPatchDirective(each),
    )
  );
}
