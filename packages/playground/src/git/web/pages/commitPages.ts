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

import { HttpAnswer } from '../../http/HttpAnswer';
import { notFound } from '../../model/HostError';
import { diffView } from '../diffView';
import { html } from '../html';
import { dateText } from '../layout';
import { page, RepositoryPage } from '../PageCall';
import { readWebRef } from '../readWebRef';
import { repositoryHead } from '../repositoryHead';

const pageSize = 50;

/** The newest commits of a branch. */
export async function commitsPage(call: RepositoryPage): Promise<HttpAnswer> {
  const { repository, rest } = call;
  const at = await readWebRef(repository, rest.slice(1));
  const commits = await repository.git.log([
    `--max-count=${pageSize}`,
    at.commit,
  ]);
  return page(
    call,
    `Commits of ${at.name}`,
    html`${repositoryHead(repository, 'commits')}
      <h1>Commits of ${at.name}</h1>
      <table class="list">
        <thead>
          <tr>
            <th>Commit</th>
            <th>What</th>
            <th>Who</th>
            <th>When</th>
          </tr>
        </thead>
        <tbody>
          ${commits.map(
            ({ sha, message, author }) => html`<tr>
              <td>
                <a href="/${repository.fullName}/commit/${sha}"
                  ><code>${sha.slice(0, 10)}</code></a
                >
              </td>
              <td>${message.split('\n', 1)[0]}</td>
              <td>${author.name}</td>
              <td>${dateText(author.atMs)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${commits.length === pageSize &&
      html`<p class="quiet">Older ones are not shown.</p>`}`,
  );
}

/** One commit with what it changed. */
export async function commitPage(call: RepositoryPage): Promise<HttpAnswer> {
  const { repository, rest } = call;
  const { git } = repository;
  const sha = /^[0-9a-f]{7,40}$/.test(rest[1] ?? '')
    ? await git.resolve(rest[1])
    : undefined;
  if (!sha) {
    throw notFound('There is no such commit');
  }
  const commit = await git.commit(sha);
  const [title, ...text] = commit.message.trim().split('\n');
  return page(
    call,
    title,
    html`${repositoryHead(repository, 'commits')}
      <h1>${title}</h1>
      <p class="quiet">
        ${commit.author.name}, ${dateText(commit.author.atMs)},
        <code>${sha}</code>
      </p>
      ${text.join('').trim() && html`<pre>${text.join('\n').trim()}</pre>`}
      ${diffView(await git.commitDiff(sha))}`,
  );
}
