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

/** What protects branches, in Gitea's words; the parts that the playground honours. */
export interface BranchProtection {
  /** A branch's name, or a pattern with `*`. */
  ruleName: string;
  /** Whether anybody may push without a pull request. */
  enablePush: boolean;
  /** Those alone may push, if pushing is limited to some. */
  pushWhitelist?: readonly string[];
  /** Those alone may merge, if merging is limited to some. */
  mergeWhitelist?: readonly string[];
  /** How many people have to approve. */
  requiredApprovals: number;
  /** Statuses that must be `success` before a merge; undefined asks for none. */
  statusCheckContexts?: readonly string[];
  blockOnRejectedReviews: boolean;
  blockOnOutdatedBranch: boolean;
  /** A push to the pull request takes approvals back. */
  dismissStaleApprovals: boolean;
  createdMs: number;
  updatedMs: number;
}

/** The rule that counts for a branch: the first that matches. */
export function protectionOf(
  rules: readonly BranchProtection[],
  branch: string,
): BranchProtection | undefined {
  return rules.find(({ ruleName }) => matches(ruleName, branch));
}

function matches(pattern: string, branch: string): boolean {
  const source = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(branch);
}
