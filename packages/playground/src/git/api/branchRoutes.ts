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
import { notFound } from '../model/HostError';
import { createBranch, deleteBranch } from '../operations/branches';
import { ApiRoute } from './ApiCall';
import { branchJson } from './branchJson';
import { pagedJson, readPage, slice } from './paging';
import { readRoute, signedRoute } from './routes';

/** Branches: list, read, make, delete. */
export const branchRoutes: readonly ApiRoute[] = [
  readRoute('GET', '/branches', async call => {
    const branches = await call.repository.git.branches();
    const shown = slice(branches, readPage(call));
    return pagedJson(
      call,
      await Promise.all(
        shown.map(branch => branchJson(call, branch, call.user)),
      ),
      branches.length,
    );
  }),
  readRoute('GET', '/branches/*', async call => {
    const name = call.params['*'];
    const sha = await call.repository.git.branchHead(name);
    if (!sha) {
      throw notFound();
    }
    return json(200, await branchJson(call, { name, sha }, call.user));
  }),
  signedRoute('POST', '/branches', { right: 'write' }, async call => {
    const { host, repository, user, body } = call;
    const name = body.required('new_branch_name', 'BranchName');
    await createBranch(
      host,
      repository,
      name,
      body.text('old_ref_name') || body.text('old_branch_name'),
      user,
    );
    const sha = await repository.git.branchHead(name);
    if (!sha) {
      throw notFound();
    }
    return json(201, await branchJson(call, { name, sha }, user));
  }),
  signedRoute('DELETE', '/branches/*', { right: 'write' }, async call => {
    await deleteBranch(call.host, call.repository, call.params['*'], call.user);
    return { status: 204 };
  }),
];
