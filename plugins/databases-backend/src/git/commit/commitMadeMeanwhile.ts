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

import { ConflictError } from '@backstage/errors';
import { BranchChange, BranchReader, inspectBranch } from './inspectBranch';

/**
 * Somebody else made the branch in the same moment: perhaps with the very same commit.
 *
 * @param where - as in "the branch … of …": `acme/databases on GitHub`
 * @param words - what the host said
 * @returns the commit
 * @throws ConflictError when the branch has anything else.
 */
export async function commitMadeMeanwhile(
  reader: BranchReader,
  change: BranchChange,
  where: string,
  words: string,
): Promise<string> {
  const now = await inspectBranch(reader, change, where);
  if (now.kind === 'done') {
    return now.sha;
  }
  throw new ConflictError(
    `The branch ${change.branch} of ${where} could not be made: ${words}`,
  );
}
