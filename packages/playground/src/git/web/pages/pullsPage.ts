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
import { Html, html } from '../html';
import { dateText } from '../layout';
import { page, RepositoryPage } from '../PageCall';
import { pullChip } from '../pullChip';
import { repositoryHead } from '../repositoryHead';

const titles: Record<'open' | 'closed', string> = {
  open: 'Open pull requests',
  closed: 'Closed pull requests',
};

/** Pull requests, newest first. */
export function pullsPage(call: RepositoryPage): HttpAnswer {
  const { repository, url } = call;
  const state = url.searchParams.get('state') === 'closed' ? 'closed' : 'open';
  const pulls = repository.pulls.filter(pull => pull.state === state).reverse();
  const base = `/${repository.fullName}/pulls`;
  const tab = (name: typeof state) =>
    html`<a
      href="${base}?state=${name}"
      ${name === state && new Html(' aria-current="page"')}
      >${name === 'open' ? 'Open' : 'Closed'}</a
    >`;
  return page(
    call,
    titles[state],
    html`${repositoryHead(repository, 'pulls')}
      <h1>${titles[state]}</h1>
      <nav class="tabs" aria-label="State">${tab('open')} ${tab('closed')}</nav>
      ${pulls.length === 0
        ? html`<p>There is none.</p>`
        : html`<table class="list">
            <thead>
              <tr>
                <th>Pull request</th>
                <th>State</th>
                <th>Who</th>
                <th>Opened</th>
              </tr>
            </thead>
            <tbody>
              ${pulls.map(
                pull => html`<tr>
                  <td>
                    <a href="${base}/${pull.index}"
                      >#${pull.index} ${pull.title}</a
                    ><br />
                    <span class="quiet">${pull.head} into ${pull.base}</span>
                  </td>
                  <td>${pullChip(pull)}</td>
                  <td>${pull.user.fullName || pull.user.name}</td>
                  <td>${dateText(pull.createdMs)}</td>
                </tr>`,
              )}
            </tbody>
          </table>`}`,
  );
}
