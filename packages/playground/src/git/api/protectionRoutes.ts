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

import { json } from '../http/HttpAnswer';
import { BranchProtection } from '../model/BranchProtection';
import { AccessRight } from '../model/GitUser';
import { HostError, notFound } from '../model/HostError';
import { ApiRoute, SignedCall } from './ApiCall';
import { protectionJson } from './branchJson';
import { signedRoute } from './routes';

/** Who may do what in a repository: protections of branches, collaborators. */
export const protectionRoutes: readonly ApiRoute[] = [
  signedRoute(
    'GET',
    '/branch_protections',
    { right: 'admin' },
    async ({ repository }) =>
      json(200, repository.protections.map(protectionJson)),
  ),
  signedRoute(
    'GET',
    '/branch_protections/:name',
    { right: 'admin' },
    async ({ repository, params }) => {
      const rule = repository.protections.find(
        ({ ruleName }) => ruleName === params.name,
      );
      if (!rule) {
        throw notFound();
      }
      return json(200, protectionJson(rule));
    },
  ),
  signedRoute('POST', '/branch_protections', { right: 'admin' }, async call => {
    const rule = readProtection(call);
    const { protections } = call.repository;
    if (protections.some(({ ruleName }) => ruleName === rule.ruleName)) {
      throw new HostError(403, 'Branch protection already exist');
    }
    protections.push(rule);
    return json(201, protectionJson(rule));
  }),
  signedRoute(
    'DELETE',
    '/branch_protections/:name',
    { right: 'admin' },
    async ({ repository, params }) => {
      const at = repository.protections.findIndex(
        ({ ruleName }) => ruleName === params.name,
      );
      if (at < 0) {
        throw notFound();
      }
      repository.protections.splice(at, 1);
      return { status: 204 };
    },
  ),
  signedRoute(
    'PUT',
    '/collaborators/:collaborator',
    { right: 'admin' },
    async ({ host, repository, params, body }) => {
      const user = host.user(params.collaborator);
      if (!user) {
        throw new HostError(
          422,
          `user does not exist [name: ${params.collaborator}]`,
        );
      }
      const permission = body.text('permission') ?? 'write';
      if (!isRight(permission)) {
        throw new HostError(422, '[Permission]: In');
      }
      repository.setRight(user, permission);
      return { status: 204 };
    },
  ),
];

function isRight(text: string): text is AccessRight {
  return text === 'read' || text === 'write' || text === 'admin';
}

function readProtection({ host, body }: SignedCall): BranchProtection {
  const ruleName = body.text('rule_name') || body.text('branch_name');
  if (!ruleName) {
    throw new HostError(422, 'rule_name or branch_name is required');
  }
  const now = host.clock.now();
  const listIf = (flag: string, list: string) =>
    body.flag(flag) ? body.texts(list) ?? [] : undefined;
  return {
    ruleName,
    enablePush: body.flag('enable_push') ?? false,
    pushWhitelist: listIf('enable_push_whitelist', 'push_whitelist_usernames'),
    mergeWhitelist: listIf(
      'enable_merge_whitelist',
      'merge_whitelist_usernames',
    ),
    requiredApprovals: body.number('required_approvals') ?? 0,
    statusCheckContexts: listIf('enable_status_check', 'status_check_contexts'),
    blockOnRejectedReviews: body.flag('block_on_rejected_reviews') ?? false,
    blockOnOutdatedBranch: body.flag('block_on_outdated_branch') ?? false,
    dismissStaleApprovals: body.flag('dismiss_stale_approvals') ?? false,
    createdMs: now,
    updatedMs: now,
  };
}
