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

import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Which places forms offer for new databases.
 */
export interface TargetsConfig {
  /** Whether a namespace is left out, unless a database is in it. */
  isHidden(namespace: string): boolean;
}

/** Where Kubernetes itself, its distributions, the deployers and the operators are usually installed. */
const HIDDEN_NAMESPACES: readonly string[] = [
  'kube-*',
  'openshift',
  'openshift-*',
  'argocd',
  'flux-system',
  'cert-manager',
  'velero',
  'vault',
  '*-operator',
];

/**
 * @throws InputError that names the key.
 */
export function readTargetsConfig(config: Config | undefined): TargetsConfig {
  const patterns =
    config?.getOptionalStringArray('hiddenNamespaces') ?? HIDDEN_NAMESPACES;
  const matchers = patterns.map((pattern, index) => {
    if (!/^[a-z0-9*-]{1,63}$/.test(pattern)) {
      throw new InputError(
        `databases.targets.hiddenNamespaces[${index}]: "${pattern}" is no name of a namespace, with * for any characters, such as kube-*`,
      );
    }
    return matcherOf(pattern.split('*'));
  });
  return { isHidden: namespace => matchers.some(match => match(namespace)) };
}

/** @param parts - what stands between the stars */
function matcherOf([first, ...rest]: readonly string[]) {
  const last = rest.pop();
  return (name: string): boolean => {
    if (last === undefined) {
      return name === first;
    }
    if (
      name.length < first.length + last.length ||
      !name.startsWith(first) ||
      !name.endsWith(last)
    ) {
      return false;
    }
    let at = first.length;
    const end = name.length - last.length;
    return rest.every(part => {
      const found = name.indexOf(part, at);
      at = found + part.length;
      return found >= 0 && at <= end;
    });
  };
}
