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

import { GitHostWorld } from './GitHostWorld';
import { manifest, options, resized } from './support';

/** Opens a pull request of a resize in a repository of its own. */
export async function openChange(world: GitHostWorld) {
  const host = world.createHost();
  const repository = await world.createRepository({
    'orders.yaml': manifest,
    'keep.yaml': 'keep: 1\n',
  });
  const baseSha = (await host.getBranch(repository, 'main', options()))!.sha;
  const branch = 'databases/resize-orders-db';
  const request = {
    repository,
    branch,
    base: 'main',
    title: 'Resize orders-db to 200Gi',
    body: 'Orders grow.\n\n| before | after |\n| --- | --- |\n| 100Gi | 200Gi |',
  };
  const commit = () =>
    host.commitToNewBranch(
      {
        repository,
        branch,
        baseBranch: 'main',
        baseSha,
        message: request.title,
        files: [{ path: 'orders.yaml', content: resized }],
      },
      options(),
    );
  const { sha } = await commit();
  const opened = await host.openPullRequest(request, options());
  const { number } = opened.pullRequest;
  const read = () => host.getPullRequest(repository, number, options());
  return {
    world,
    host,
    repository,
    baseSha,
    request,
    sha,
    opened,
    number,
    read,
    commit,
  };
}
