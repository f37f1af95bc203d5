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

import { BranchProtection, protectionOf } from '../model/BranchProtection';
import { allows, KnownUser } from '../model/GitUser';
import { mayMerge, maySkipReview } from '../operations/mergeRules';
import { GitBranch } from '../plumbing/GitObjects';
import { CommitContext, payloadCommitJson } from './commitJson';
import { apiTime } from './formats';

/** Gitea's `Branch`. */
export async function branchJson(
  context: CommitContext,
  { name, sha }: GitBranch,
  user: KnownUser | undefined,
): Promise<Record<string, unknown>> {
  const { repository } = context;
  const right = repository.rightOf(user);
  const rule = protectionOf(repository.protections, name);
  const mayWrite = allows(right, 'write');
  return {
    name,
    commit: payloadCommitJson(context, await repository.git.commit(sha)),
    protected: rule !== undefined,
    required_approvals: rule?.requiredApprovals ?? 0,
    enable_status_check: rule?.statusCheckContexts !== undefined,
    status_check_contexts: rule ? rule.statusCheckContexts ?? null : [],
    user_can_push:
      user !== undefined && mayWrite && (!rule || maySkipReview(rule, user)),
    user_can_merge: mayMerge(repository, name, user),
    effective_branch_protection_name:
      rule && allows(right, 'admin') ? rule.ruleName : '',
  };
}

/** Gitea's `BranchProtection`. */
export function protectionJson(
  rule: BranchProtection,
): Record<string, unknown> {
  return {
    branch_name: rule.ruleName.includes('*') ? '' : rule.ruleName,
    rule_name: rule.ruleName,
    priority: 1,
    enable_push: rule.enablePush,
    enable_push_whitelist: rule.pushWhitelist !== undefined,
    push_whitelist_usernames: rule.pushWhitelist ?? [],
    push_whitelist_teams: [],
    push_whitelist_deploy_keys: false,
    enable_force_push: false,
    enable_force_push_allowlist: false,
    force_push_allowlist_usernames: [],
    force_push_allowlist_teams: [],
    force_push_allowlist_deploy_keys: false,
    enable_merge_whitelist: rule.mergeWhitelist !== undefined,
    merge_whitelist_usernames: rule.mergeWhitelist ?? [],
    merge_whitelist_teams: [],
    enable_status_check: rule.statusCheckContexts !== undefined,
    status_check_contexts: rule.statusCheckContexts ?? null,
    required_approvals: rule.requiredApprovals,
    enable_approvals_whitelist: false,
    approvals_whitelist_username: [],
    approvals_whitelist_teams: [],
    block_on_rejected_reviews: rule.blockOnRejectedReviews,
    block_on_official_review_requests: false,
    block_on_outdated_branch: rule.blockOnOutdatedBranch,
    dismiss_stale_approvals: rule.dismissStaleApprovals,
    ignore_stale_approvals: false,
    require_signed_commits: false,
    protected_file_patterns: '',
    unprotected_file_patterns: '',
    block_admin_merge_override: false,
    created_at: apiTime(rule.createdMs),
    updated_at: apiTime(rule.updatedMs),
  };
}
