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

import { at, isObject, scalar } from '../../json';

const kept: ReadonlySet<string> = new Set([
  'argocd.argoproj.io/tracking-id',
  'argocd.argoproj.io/instance',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
]);

const keptPrefixes = [
  'databases.backstage.io/',
  'backstage.io/',
  'kustomize.toolkit.fluxcd.io/',
  'helm.toolkit.fluxcd.io/',
];

/**
 * The annotations of an operator's object that say who owns it and where its manifest is.
 *
 * @param own - Names of the operator's own annotations that are kept as well.
 */
export function keptAnnotations(
  annotations: unknown,
  own: readonly string[] = [],
): Record<string, string> | undefined {
  if (!isObject(annotations)) {
    return undefined;
  }
  return Object.fromEntries(
    Object.keys(annotations).flatMap(key => {
      const value = scalar(at(annotations, key));
      return value !== undefined &&
        (kept.has(key) ||
          own.includes(key) ||
          keptPrefixes.some(prefix => key.startsWith(prefix)))
        ? [[key, value.slice(0, 500)]]
        : [];
    }),
  );
}
