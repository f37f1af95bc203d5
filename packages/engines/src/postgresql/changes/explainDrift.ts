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

import { driftExplainer } from '../../changes/driftExplainer';
import { sameValue } from '../../changes/manifestEdits';

/** Why a difference between Git and the Kubernetes cluster is as it should be. */
export const explainDrift = driftExplainer({
  written: [
    [
      /^metadata\.finalizers\b/,
      'The operator puts its finalizer there, so that it can clean up ("enable_finalizers").',
    ],
    [
      /^metadata\.annotations\.last-major-upgrade-(success|failure)$/,
      'The operator notes there how the last major upgrade went.',
    ],
  ],
  quantity:
    /^spec\.(volume\.size|(connectionPooler\.)?resources\.(requests|limits)\.[\w-]+)$/,
  same: (path, git, cluster) =>
    /^spec\.users\./.test(path) && sameFlags(git, cluster)
      ? 'The same flags: order, upper and lower case do not matter.'
      : undefined,
  // An empty map makes the operator add a database named after this one (pkg/cluster/sync.go, syncDatabases).
  keepsEmpty: /^spec\.(preparedDatabases$|(users|preparedDatabases)\.)/,
});

function sameFlags(git: unknown, cluster: unknown): boolean {
  const plain = (value: unknown) =>
    Array.isArray(value)
      ? [...new Set(value.map(each => String(each).toLowerCase()))].sort()
      : undefined;
  const left = plain(git);
  return left !== undefined && sameValue(left, plain(cluster));
}
