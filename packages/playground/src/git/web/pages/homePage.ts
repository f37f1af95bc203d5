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
import { html } from '../html';
import { page, PageCall } from '../PageCall';

/** The repositories that the user may read. */
export function homePage(call: PageCall): HttpAnswer {
  const { host, session } = call;
  const shown = host.repositories.filter(
    repository => repository.rightOf(session?.user) !== undefined,
  );
  return page(
    call,
    'Repositories',
    html`<h1>Repositories</h1>
      ${shown.length === 0
        ? html`<p>
            ${session
              ? 'There is none that you may read.'
              : 'Sign in to see those that you may read.'}
          </p>`
        : html`<table class="list">
            <thead>
              <tr>
                <th>Repository</th>
                <th>What it is</th>
                <th>Open pull requests</th>
              </tr>
            </thead>
            <tbody>
              ${shown.map(
                ({ fullName, description, pulls }) => html`<tr>
                  <td><a href="/${fullName}">${fullName}</a></td>
                  <td>${description}</td>
                  <td>
                    <a href="/${fullName}/pulls"
                      >${pulls.filter(({ state }) => state === 'open')
                        .length}</a
                    >
                  </td>
                </tr>`,
              )}
            </tbody>
          </table>`}`,
  );
}
