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

import { basename, dirname, join } from 'path/posix';
import { escapePath } from '../../api/Urls';
import { HttpAnswer } from '../../http/HttpAnswer';
import { notFound } from '../../model/HostError';
import { Html, html } from '../html';
import { markdown } from '../markdown';
import { page, RepositoryPage } from '../PageCall';
import { readWebRef, WebRef } from '../readWebRef';
import { repositoryHead } from '../repositoryHead';

/** A folder, or a file with its lines numbered. */
export async function filesPage(call: RepositoryPage): Promise<HttpAnswer> {
  const { repository, rest } = call;
  const at = await readWebRef(
    repository,
    rest.length === 0 ? ['branch', repository.defaultBranch] : rest.slice(1),
  );
  const { git } = repository;
  const entry = at.path ? await git.entry(at.commit, at.path) : undefined;
  if (at.path && !entry) {
    throw notFound(`There is no ${at.path} at ${at.name}`);
  }
  const content =
    entry && entry.type === 'blob'
      ? fileView(at, await git.blob(entry.sha), repository.fullName)
      : await folderView(call, at);
  return page(
    call,
    at.path || repository.fullName,
    html`${repositoryHead(repository, 'files')}
      <h1>
        ${at.path || repository.name} <span class="quiet">at ${at.name}</span>
      </h1>
      ${content}`,
  );
}

async function folderView(
  { repository }: RepositoryPage,
  at: WebRef,
): Promise<Html> {
  const { git, fullName } = repository;
  const entries = await git.entries(at.commit, { path: at.path });
  const sorted = [...entries].sort(
    (a, b) =>
      Number(b.type === 'tree') - Number(a.type === 'tree') ||
      a.path.localeCompare(b.path),
  );
  const address = (path: string) =>
    `/${fullName}/src/${at.web}/${escapePath(path)}`;
  const readme = entries.find(({ path }) => path === 'README.md');
  return html`<table class="list">
      <thead>
        <tr>
          <th>Name</th>
          <th>Size</th>
        </tr>
      </thead>
      <tbody>
        ${at.path &&
        html`<tr>
          <td>
            <a
              href="${address(
                dirname(at.path) === '.' ? '' : dirname(at.path),
              )}"
              >.. (up)</a
            >
          </td>
          <td></td>
        </tr>`}
        ${sorted.map(
          ({ path, type, size }) => html`<tr>
            <td>
              <a href="${address(join(at.path, path))}"
                >${path}${type === 'tree' && '/'}</a
              >
            </td>
            <td>${type === 'blob' && `${size} bytes`}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${readme &&
    html`<div class="panel">
      ${markdown((await git.blob(readme.sha)).toString('utf8'))}
    </div>`}`;
}

function fileView(at: WebRef, bytes: Buffer, fullName: string): Html {
  const path = escapePath(at.path);
  if (bytes.includes(0)) {
    return html`<p>${basename(at.path)} is binary, ${bytes.length} bytes.</p>`;
  }
  const lines = bytes.toString('utf8').replace(/\n$/, '').split('\n');
  return html`<p><a href="/${fullName}/raw/${at.web}/${path}">Raw text</a></p>
    <table class="diff">
      <tbody>
        ${lines.map(
          (line, i) =>
            html`<tr id="L${i + 1}">
              <td class="number">${i + 1}</td>
              <td>${line}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
