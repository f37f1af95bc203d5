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

import { DatabaseRef } from '../model/DatabaseRef';

/** Hosts and file systems take longer names; people do not. */
const MAX_DATABASE_LENGTH = 80;

/** What the names of branches begin with, where nothing else is configured. */
const DEFAULT_PREFIX = 'databases/';

/**
 * The name of the branch of a change, which says what it is about: `databases/resize/prod-eu-orders-orders-db-4f1c0a9d2b`.
 *
 * @remarks
 * Git refuses some characters and combinations, and some file systems take capital letters for small ones: what is left is always allowed.
 *
 * @param change - `mark` tells it from the branches of other changes of the database, such as a hash
 * @param prefix - folders, each with a slash after it
 * @public
 */
export function changeBranchName(
  change: { operation: string; ref: DatabaseRef; mark: string },
  prefix: string = DEFAULT_PREFIX,
): string {
  const { operation, ref, mark } = change;
  const { kubernetesCluster, namespace, name } = ref;
  const database = toBranchPart(
    [kubernetesCluster, namespace, name].join('-'),
  ).slice(0, MAX_DATABASE_LENGTH);
  return `${prefix}${toBranchPart(operation)}/${database}-${toBranchPart(
    mark,
  )}`;
}

function toBranchPart(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'x'
  );
}
