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

import { HostError } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';

/** A reference as it was asked for, and what it stands for. */
export interface ResolvedRef {
  ref: string;
  commit: string;
  /** How web pages name it: `branch/main`, `commit/1234…`. */
  webRef: string;
}

/**
 * Finds a branch, tag or commit; the default branch where none is named.
 *
 * @throws HostError 404
 */
export async function resolveRef(
  repository: HostedRepository,
  ref: string | null | undefined,
): Promise<ResolvedRef> {
  const wanted = ref || repository.defaultBranch;
  const head = await repository.git.branchHead(wanted);
  if (head) {
    return { ref: wanted, commit: head, webRef: `branch/${wanted}` };
  }
  const commit = await repository.git.resolve(wanted);
  if (!commit) {
    throw new HostError(404, 'not found', {
      errors: [`object does not exist [id: ${wanted}, rel_path: ]`],
    });
  }
  return { ref: wanted, commit, webRef: `commit/${commit}` };
}
