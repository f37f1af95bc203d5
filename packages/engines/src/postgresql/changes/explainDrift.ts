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

import { isObject, scalar } from '../../json';
import { sameValue } from '../../changes/manifestEdits';
import { compareAmounts } from '../../changes/amounts';

/** Fields that the API server, the operator or a deployer writes into the object itself. */
const written: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^metadata\.(uid|resourceVersion|generation|creationTimestamp|managedFields|selfLink|ownerReferences)\b/,
    'The API server writes it.',
  ],
  [/^metadata\.deletion/, 'Deletion was asked for.'],
  [
    /^metadata\.finalizers\b/,
    'The operator puts its finalizer there, so that it can clean up ("enable_finalizers").',
  ],
  [
    /^metadata\.annotations\.last-major-upgrade-(success|failure)$/,
    'The operator notes there how the last major upgrade went.',
  ],
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

/** Quantities are the same amount in several spellings. */
const quantity =
  /^spec\.(volume\.size|(connectionPooler\.)?resources\.(requests|limits)\.[\w-]+)$/;

/** Why a difference between Git and the Kubernetes cluster is as it should be. */
export function explainDrift(
  path: string,
  git: unknown,
  cluster: unknown,
): string | undefined {
  const writer = git === undefined && written.find(([at]) => at.test(path));
  if (writer) {
    return writer[1];
  }
  if (sameValue(git, cluster)) {
    return 'Both are the same.';
  }
  return sameMeaning(path, git, cluster) ?? emptyMeaning(path, git, cluster);
}

function sameMeaning(
  path: string,
  git: unknown,
  cluster: unknown,
): string | undefined {
  const left = scalar(git);
  const right = scalar(cluster);
  if (left !== undefined && left === right) {
    return 'The same value, once as a number and once as text.';
  }
  if (quantity.test(path) && compareAmounts(left, right) === 0) {
    return 'The same amount in another spelling.';
  }
  if (/^spec\.users\./.test(path) && sameFlags(git, cluster)) {
    return 'The same flags: order, upper and lower case do not matter.';
  }
  return undefined;
}

function sameFlags(git: unknown, cluster: unknown): boolean {
  const plain = (value: unknown) =>
    Array.isArray(value)
      ? [...new Set(value.map(each => String(each).toLowerCase()))].sort()
      : undefined;
  const left = plain(git);
  return left !== undefined && sameValue(left, plain(cluster));
}

/**
 * Nothing, in the ways of writing it.
 *
 * @remarks
 * Not so for `preparedDatabases`: an empty map makes the operator add a database named after this one (pkg/cluster/sync.go, syncDatabases).
 */
function emptyMeaning(
  path: string,
  git: unknown,
  cluster: unknown,
): string | undefined {
  if (
    /^spec\.preparedDatabases$/.test(path) ||
    /^spec\.(users|preparedDatabases)\./.test(path)
  ) {
    return undefined;
  }
  if (isEmpty(git) && isEmpty(cluster)) {
    return git === undefined
      ? 'The API server fills in an empty value, which is the same as none.'
      : 'An empty value is the same as none.';
  }
  return undefined;
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
