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
import { ApiRoute } from './ApiCall';
import { commitJson } from './commitJson';
import { readRoute } from './routes';

/** What one branch, tag or commit has and another has not. */
export const compareRoutes: readonly ApiRoute[] = [
  readRoute('GET', '/compare/*', async call => {
    const { git, defaultBranch } = call.repository;
    const [base, head] = splitRange(call.params['*'], defaultBranch);
    const from = await git.resolve(base);
    const to = await git.resolve(head);
    if (!from || !to) {
      throw notFound();
    }
    const commits = await git.log([`${from}..${to}`]);
    return json(200, {
      total_commits: commits.length,
      commits: await Promise.all(
        commits.map(commit => commitJson(call, commit)),
      ),
    });
  }),
];

/** `base...head` or `base..head`; what is left out is the default branch. */
function splitRange(text: string, defaultBranch: string): [string, string] {
  const dots = text.includes('...') ? '...' : '..';
  const at = text.indexOf(dots);
  return at < 0
    ? [defaultBranch, text]
    : [text.slice(0, at), text.slice(at + dots.length)];
}
