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

import { systemClock } from '../../time';
import { createGithubHost } from '../github';
import { gitHostContract } from './gitHostContract';
import { FakeGithub } from './__testUtils__/github/FakeGithub';
import { GithubDescription } from './__testUtils__/github/GithubDescription';
import { MemoryForge, MemoryWorld } from './__testUtils__/memory';

describe.each([
  ['api.github.com', 'github.com'],
  ['ghes-3.17', 'github.example.org'],
  ['ghes-3.19', 'github.example.org'],
])('with GitHub as %s describes itself', (product, host) => {
  const forge = new MemoryForge();
  let github: FakeGithub;

  gitHostContract('GitHub', async () => {
    github = new FakeGithub(forge, new GithubDescription(product));
    return new MemoryWorld(forge, {
      host,
      fetch: github.fetch,
      createHost: ({ token, fetch }) =>
        createGithubHost(
          { host },
          {
            fetch,
            clock: systemClock,
            credentials: {
              getCredentials: async () => ({ token, type: 'token' }),
            },
          },
        ),
    });
  });

  it('was only asked for and only answered what the description has', () => {
    expect(github.violations).toEqual([]);
    expect([...github.used].sort()).toEqual([
      'DELETE /repos/{owner}/{repo}/git/refs/{ref}',
      'GET /repos/{owner}/{repo}',
      'GET /repos/{owner}/{repo}/branches/{branch}',
      'GET /repos/{owner}/{repo}/commits/{ref}',
      'GET /repos/{owner}/{repo}/commits/{ref}/check-runs',
      'GET /repos/{owner}/{repo}/commits/{ref}/status',
      'GET /repos/{owner}/{repo}/compare/{basehead}',
      'GET /repos/{owner}/{repo}/contents/{path}',
      'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
      'GET /repos/{owner}/{repo}/git/ref/{ref}',
      'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
      'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
      'GET /repos/{owner}/{repo}/labels/{name}',
      'GET /repos/{owner}/{repo}/pulls',
      'GET /repos/{owner}/{repo}/pulls/{pull_number}',
      'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
      'GET /repos/{owner}/{repo}/rules/branches/{branch}',
      'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
      'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
      'POST /repos/{owner}/{repo}/git/commits',
      'POST /repos/{owner}/{repo}/git/refs',
      'POST /repos/{owner}/{repo}/git/trees',
      'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
      'POST /repos/{owner}/{repo}/pulls',
      'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    ]);
  });
});
