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
import { HostError } from '../../model/HostError';
import {
  latestStatuses,
  PullRequest,
  requestedReviewers,
  Review,
} from '../../model/PullRequest';
import { demandMergeable } from '../../operations/mergeRules';
import { diffView } from '../diffView';
import { Html, html } from '../html';
import { dateText } from '../layout';
import { markdown } from '../markdown';
import { page, RepositoryPage } from '../PageCall';
import { pullChip, statusChip } from '../pullChip';
import { repositoryHead } from '../repositoryHead';
import { pullActions } from '../pullActions';

/**
 * A pull request: what it is for, what it changes, what programs and people say of it, and what the user may do.
 *
 * @param problem - why what the user just wanted did not happen
 */
export async function pullPage(
  call: RepositoryPage,
  pull: PullRequest,
  problem?: string,
): Promise<HttpAnswer> {
  const { repository } = call;
  const { git, fullName } = repository;
  const commits = await git.log([`${pull.mergeBase}..${pull.headSha}`]);
  return page(
    call,
    `#${pull.index} ${pull.title}`,
    html`${repositoryHead(repository, 'pulls')}
      <h1>${pull.title} <span class="quiet">#${pull.index}</span></h1>
      <p>
        ${pullChip(pull)} ${pull.user.fullName || pull.user.name} wants to bring
        <code>${pull.head}</code> into <code>${pull.base}</code>,
        ${dateText(pull.createdMs)}
      </p>
      ${pull.merge &&
      html`<p>
        Merged by ${pull.merge.by.fullName || pull.merge.by.name},
        ${dateText(pull.merge.atMs)}, as
        <a href="/${fullName}/commit/${pull.merge.commit}"
          ><code>${pull.merge.commit.slice(0, 10)}</code></a
        >
      </p>`}
      ${problem && html`<p class="notice" role="alert">${problem}</p>`}
      ${pull.labels.length > 0 &&
      html`<p>
        ${pull.labels.map(
          ({ name }) => html`<span class="chip">${name}</span> `,
        )}
      </p>`}
      <section aria-label="Description" class="panel">
        ${pull.body.trim()
          ? markdown(pull.body)
          : html`<p class="quiet">No description.</p>`}
      </section>
      <h2>Checks</h2>
      ${checks(call, pull)}
      <h2>Reviews</h2>
      ${reviews(pull)}
      ${pull.comments.map(
        ({ user, body, createdMs }) =>
          html`<div class="panel">
            <p>
              <strong>${user.fullName || user.name}</strong>
              <span class="quiet">${dateText(createdMs)}</span>
            </p>
            ${markdown(body)}
          </div>`,
      )}
      ${pull.state === 'open'
        ? pullActions(call, pull, await obstacle(call, pull))
        : reopen(call, pull)}
      <h2>Changes</h2>
      ${diffView(await git.diff(pull.mergeBase, pull.headSha))}
      <h2>Commits</h2>
      <ul>
        ${commits.map(
          ({ sha, message, author }) =>
            html`<li>
              <a href="/${fullName}/commit/${sha}"
                ><code>${sha.slice(0, 10)}</code></a
              >
              ${message.split('\n', 1)[0]}
              <span class="quiet">${author.name}</span>
            </li>`,
        )}
      </ul>`,
    problem ? 409 : 200,
  );
}

/** Why the user may not merge; undefined where nothing is in the way. */
async function obstacle(
  { repository, session }: RepositoryPage,
  pull: PullRequest,
): Promise<string | undefined> {
  try {
    await demandMergeable(repository, pull, session.user);
    return undefined;
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    // What the API says to a program that may ask again says little to a person.
    return error.message === 'Please try again later'
      ? `${pull.base} and ${pull.head} change the same lines: the branch has to be updated first`
      : error.message;
  }
}

function checks({ repository }: RepositoryPage, pull: PullRequest): Html {
  const statuses = latestStatuses(
    repository.statuses.filter(({ sha }) => sha === pull.headSha),
  );
  return statuses.length === 0
    ? html`<p class="quiet">None has said anything yet.</p>`
    : html`<ul>
        ${statuses.map(
          ({ context, state, description }) =>
            html`<li>
              ${statusChip(state)} <strong>${context}</strong> ${description}
            </li>`,
        )}
      </ul>`;
}

const verdicts: Record<Review['state'], string> = {
  APPROVED: 'approved',
  REQUEST_CHANGES: 'asks for changes',
  COMMENT: 'commented',
  PENDING: 'has not finished',
  REQUEST_REVIEW: 'is asked for a review',
};

function reviews(pull: PullRequest): Html {
  const asked = requestedReviewers(pull);
  const given = pull.reviews.filter(({ state }) => state !== 'REQUEST_REVIEW');
  return given.length + asked.length === 0
    ? html`<p class="quiet">Nobody has reviewed it yet.</p>`
    : html`<ul>
        ${[
          ...given,
          ...pull.reviews.filter(({ state }) => state === 'REQUEST_REVIEW'),
        ].map(
          ({ user, state, body, dismissed, commit, submittedMs }) =>
            html`<li>
              <strong>${user.fullName || user.name}</strong> ${verdicts[
                state
              ]}${dismissed && ' (dismissed)'}${state === 'APPROVED' &&
              commit !== pull.headSha &&
              ' an earlier state of it'},
              ${dateText(submittedMs)}
              ${body && html`<div class="panel">${markdown(body)}</div>`}
            </li>`,
        )}
      </ul>`;
}

function reopen(
  { repository, session }: RepositoryPage,
  pull: PullRequest,
): Html {
  return pull.merge
    ? html``
    : html`<form
        method="post"
        action="/${repository.fullName}/pulls/${pull.index}/reopen"
      >
        <input type="hidden" name="form_token" value="${session.formToken}" />
        <button>Open again</button>
      </form>`;
}
