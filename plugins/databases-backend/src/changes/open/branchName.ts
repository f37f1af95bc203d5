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
  changeBranchName,
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { createHash } from 'node:crypto';

/**
 * The name of a change's branch: it says what it is about, the same change always has the same one, and no other change has it.
 *
 * @remarks
 * The id of the change is in it, and is recorded before anything is asked of the Git host: so a change that is carried on by another process finds what
 * the first one left, and one that is asked for again after its pull request was closed does not.
 */
export function branchName(
  change: {
    id: string;
    operation: string;
    ref: DatabaseRef;
    fingerprint: string;
  },
  prefix: string,
): string {
  const mark = createHash('sha256')
    .update(
      JSON.stringify([
        change.id,
        change.operation,
        stringifyDatabaseRef(change.ref),
        change.fingerprint,
      ]),
    )
    .digest('hex')
    .slice(0, 10);
  return changeBranchName({ ...change, mark }, prefix);
}
