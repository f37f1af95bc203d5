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
  EngineChanges,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { isObject, scalar } from '../json';
import { compareAmounts } from './amounts';
import { sameValue } from './manifestEdits';

/** What an engine knows of differences that are as they should be. */
export interface DriftKnowledge {
  /** Fields that the operator writes into its own object, each with the reason. */
  written: ReadonlyArray<readonly [RegExp, string]>;
  /** Fields that hold quantities: those are the same amount in several spellings. */
  quantity: RegExp;
  /** Why two values of a field mean the same. */
  same?(
    path: string,
    git: unknown,
    cluster: unknown,
    live: UnknownObject | undefined,
  ): string | undefined;
  /** Fields in which an empty value says something else than none. */
  keepsEmpty?: RegExp;
}

/** Fields that the API server or a deployer writes into every object. */
const written: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^metadata\.(uid|resourceVersion|generation|creationTimestamp|managedFields|selfLink|ownerReferences)\b/,
    'The API server writes it.',
  ],
  [/^metadata\.deletion/, 'Deletion was asked for.'],
  [
    /^metadata\.annotations\.kubectl\.kubernetes\.io\/last-applied-configuration$/,
    'kubectl keeps there what it applied.',
  ],
  [
    /^metadata\.(annotations|labels)\.(argocd\.argoproj\.io|app\.kubernetes\.io)\/(tracking-id|instance)$/,
    'Argo CD notes there what it manages.',
  ],
  [
    /^metadata\.(annotations|labels)\.(kustomize|helm)\.toolkit\.fluxcd\.io\//,
    'Flux notes there what it manages.',
  ],
  [/^status\b/, 'The operator writes it.'],
];

/** Says why a difference between Git and the Kubernetes cluster is as it should be. */
export function driftExplainer(
  knowledge: DriftKnowledge,
): EngineChanges['explainDrift'] {
  const all = [...written, ...knowledge.written];
  return (path, git, cluster, live) => {
    const writer = git === undefined && all.find(([at]) => at.test(path));
    if (writer) {
      return writer[1];
    }
    if (sameValue(git, cluster)) {
      return 'Both are the same.';
    }
    return (
      sameScalar(knowledge.quantity, path, git, cluster) ??
      knowledge.same?.(path, git, cluster, live) ??
      (knowledge.keepsEmpty?.test(path) ? undefined : sameEmpty(git, cluster))
    );
  };
}

function sameScalar(
  quantity: RegExp,
  path: string,
  git: unknown,
  cluster: unknown,
): string | undefined {
  const left = scalar(git);
  const right = scalar(cluster);
  if (left !== undefined && left === right) {
    return 'The same value, once as a number and once as text.';
  }
  return quantity.test(path) && compareAmounts(left, right) === 0
    ? 'The same amount in another spelling.'
    : undefined;
}

/** Nothing, in the ways of writing it. */
function sameEmpty(git: unknown, cluster: unknown): string | undefined {
  if (!isEmpty(git) || !isEmpty(cluster)) {
    return undefined;
  }
  return git === undefined
    ? 'The API server fills in an empty value, which is the same as none.'
    : 'An empty value is the same as none.';
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.keys(value).length === 0)
  );
}
