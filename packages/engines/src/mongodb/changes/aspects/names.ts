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

import { refuseName } from '../../../changes/refuseName';
import { Draft } from '../Draft';

/** pkg/apis/psmdb/v1/psmdb_defaults.go, clusterNameMaxLen. */
const longestTogether = 50;

/** Checks the name that a new database will have. Errors are at `target.name`, which is beside the input. */
export function checkName(draft: Draft): void {
  refuseName(draft);
  const { sets, config } = draft.after;
  const longest = [...sets, ...(config ? [config] : [])]
    .map(set => set.name)
    .reduce((a, b) => (b.length > a.length ? b : a), '');
  refuseLongName(draft, longest, 'target.name');
}

/** The name of the database and that of a replica set together. */
export function refuseLongName(
  draft: Draft,
  replicaSet: string,
  field: string,
): void {
  const { name } = draft.scene;
  const length = name.length + replicaSet.length;
  if (length > longestTogether) {
    draft.refuse(
      'name-too-long',
      field,
      `The name has ${name.length} characters, "${replicaSet}" ${replicaSet.length}.`,
      `${longestTogether - replicaSet.length} characters or fewer`,
    );
  }
}
