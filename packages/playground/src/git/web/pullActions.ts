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

import { allows } from '../model/GitUser';
import { PullRequest } from '../model/PullRequest';
import { Html, html } from './html';
import { formToken } from './layout';
import type { RepositoryPage } from './PageCall';

/**
 * What the user may do with an open pull request, and why not the rest.
 *
 * @param obstacle - why it cannot be merged
 */
export function pullActions(
  call: RepositoryPage,
  pull: PullRequest,
  obstacle: string | undefined,
): Html {
  const { repository, session } = call;
  const base = `/${repository.fullName}/pulls/${pull.index}`;
  const isOwn = pull.user.id === session.user.id;
  const mayClose = isOwn || allows(repository.rightOf(session.user), 'write');
  const reason = (id: string, text: string | false | undefined) =>
    text ? html`<p class="quiet" id="${id}">${text}</p>` : html``;
  const disabled = (isDisabled: boolean, id: string) =>
    isDisabled && new Html(` disabled aria-describedby="${id}"`);
  return html`<h2>What you can do</h2>
<form method="post" action="${base}/review">
${formToken(call)}
<p><label for="review-text">Your words (needed to ask for changes or to comment)</label></p>
<textarea id="review-text" name="body"></textarea>
<div class="actions">
<div><button name="event" value="APPROVED"${disabled(
    isOwn,
    'why-not-approve',
  )}>Approve</button>${reason(
    'why-not-approve',
    isOwn && 'It is your own: somebody else has to approve it.',
  )}</div>
<button name="event" value="REQUEST_CHANGES"${disabled(
    isOwn,
    'why-not-approve',
  )}>Ask for changes</button>
<button name="event" value="COMMENT">Comment</button>
</div>
</form>
<div class="actions">
<form method="post" action="${base}/merge">
${formToken(call)}
<input type="hidden" name="head" value="${pull.headSha}">
<p><label><input type="checkbox" name="delete_branch" value="yes" checked> Delete the branch afterwards</label></p>
<button class="main" name="style" value="merge"${disabled(
    obstacle !== undefined,
    'why-not-merge',
  )}>Merge</button>
<button name="style" value="squash"${disabled(
    obstacle !== undefined,
    'why-not-merge',
  )}>Squash and merge</button>
${reason('why-not-merge', obstacle && `It cannot be merged: ${obstacle}.`)}
</form>
<form method="post" action="${base}/close">
${formToken(call)}
<button${disabled(!mayClose, 'why-not-close')}>Close without merging</button>
${reason(
  'why-not-close',
  !mayClose && 'Only its author and those who may write can close it.',
)}
</form>
</div>`;
}
