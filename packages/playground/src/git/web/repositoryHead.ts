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

import { HostedRepository } from '../model/HostedRepository';
import { Html, html } from './html';

/** The top of every page of a repository. */
export function repositoryHead(
  { fullName, description, pulls }: HostedRepository,
  current: 'files' | 'commits' | 'pulls',
): Html {
  const open = pulls.filter(({ state }) => state === 'open').length;
  const tab = (name: typeof current, path: string, title: string) =>
    html`<a
      href="/${fullName}${path}"
      ${name === current && new Html(' aria-current="page"')}
      >${title}</a
    >`;
  return html`<p>
      <a href="/${fullName}"><strong>${fullName}</strong></a>
      <span class="quiet">${description}</span>
    </p>
    <nav class="tabs" aria-label="Repository">
      ${tab('files', '', 'Files')}
      ${tab('commits', '/commits/branch/main', 'Commits')}
      ${tab('pulls', '/pulls', `Pull requests (${open})`)}
    </nav>`;
}
