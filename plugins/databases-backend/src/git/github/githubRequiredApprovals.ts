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

import { isRefusal } from '../pulls';
import { GithubRepositoryApi } from './GithubRepositoryApi';

/**
 * How many approvals a branch asks for.
 *
 * @remarks
 * Rulesets can be read by everybody who can read the repository. The older branch protection only shows itself to administrators: when the branch has
 * one and it cannot be read, the answer is what the rulesets ask for, or `undefined`.
 */
export async function githubRequiredApprovals(
  api: GithubRepositoryApi,
  branch: string,
): Promise<number | undefined> {
  const ruled = await fromRulesets(api, branch);
  const older = await fromProtection(api, branch);
  if (older === undefined) {
    return ruled > 0 ? ruled : undefined;
  }
  return Math.max(ruled, older);
}

async function fromRulesets(
  { names, rest }: GithubRepositoryApi,
  branch: string,
): Promise<number> {
  const rules = await orRefused(
    rest.repos.getBranchRules({ ...names, branch, per_page: 100 }),
  );
  const counts = (rules?.data ?? []).map(rule =>
    rule.type === 'pull_request'
      ? rule.parameters?.required_approving_review_count ?? 0
      : 0,
  );
  return Math.max(0, ...counts);
}

async function fromProtection(
  { names, rest }: GithubRepositoryApi,
  branch: string,
): Promise<number | undefined> {
  const about = await orRefused(rest.repos.getBranch({ ...names, branch }));
  if (about && !about.data.protected) {
    return 0;
  }
  const reviews = await orRefused(
    rest.repos.getPullRequestReviewProtection({ ...names, branch }),
  );
  return reviews?.data.required_approving_review_count;
}

async function orRefused<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isRefusal(error)) {
      return undefined;
    }
    throw error;
  }
}
