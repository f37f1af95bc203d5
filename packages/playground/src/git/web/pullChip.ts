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

import { PullRequest, StatusState } from '../model/PullRequest';
import { Html, html } from './html';

/** Open, merged or closed. */
export function pullChip({ state, merge }: PullRequest): Html {
  if (merge) {
    return html`<span class="chip good">Merged</span>`;
  }
  return state === 'open'
    ? html`<span class="chip wait">Open</span>`
    : html`<span class="chip bad">Closed</span>`;
}

const statuses: Record<StatusState, readonly [string, string]> = {
  pending: ['wait', 'Running'],
  success: ['good', 'Passed'],
  warning: ['wait', 'Passed with a warning'],
  failure: ['bad', 'Failed'],
  error: ['bad', 'Error'],
};

/** What a check says, as a word. */
export function statusChip(state: StatusState): Html {
  const [tone, word] = statuses[state];
  return html`<span class="chip ${tone}">${word}</span>`;
}
