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

import { HttpAnswer, json } from '../http/HttpAnswer';
import { HostError, notFound } from '../model/HostError';
import { PullRequest } from '../model/PullRequest';
import { editPull } from '../operations/editPull';
import { mergePull, MergeStyle, mergeStyles } from '../operations/mergePull';
import { openPull } from '../operations/openPull';
import { ApiRoute, RepositoryCall, SignedCall } from './ApiCall';
import { commitJson } from './commitJson';
import { pageHeaders } from './gitRoutes';
import { indexOf } from './indexOf';
import { pagedJson, readPage, slice } from './paging';
import { pullJson } from './pullJson';
import { reviewRoutes } from './reviewRoutes';
import { readRoute, signedRoute } from './routes';
import { escapePath } from './Urls';

/** Pull requests: list, open, read, change, merge. */
export const pullRoutes: readonly ApiRoute[] = [
  readRoute('GET', '/pulls', listPulls),
  signedRoute('POST', '/pulls', {}, async call => {
    const { host, repository, user, body } = call;
    const pull = await openPull(
      host,
      repository,
      {
        head: body.required('head', 'Head'),
        base: body.required('base', 'Base'),
        title: body.required('title', 'Title'),
        body: body.text('body') ?? '',
        labelIds: body.numbers('labels') ?? [],
        assignees: assigneesOf(call) ?? [],
        reviewers: body.texts('reviewers') ?? [],
        teamReviewers: body.texts('team_reviewers'),
      },
      user,
    );
    return json(201, await pullJson(call, pull, true));
  }),
  ...reviewRoutes,
  readRoute('GET', '/pulls/:index', getPull),
  signedRoute('PATCH', '/pulls/:index', {}, async call => {
    const { host, repository, user, body } = call;
    const pull = await editPull(
      host,
      repository,
      indexOf(call),
      {
        title: body.text('title'),
        body: body.text('body'),
        state: body.text('state'),
        base: body.text('base'),
        labelIds: body.numbers('labels'),
        assignees: assigneesOf(call),
      },
      user,
    );
    return json(201, await pullJson(call, pull, true));
  }),
  readRoute('GET', '/pulls/:index/files', listFiles),
  readRoute('GET', '/pulls/:index/commits', listCommits),
  readRoute('GET', '/pulls/:index/merge', async call => {
    if (!call.repository.pull(indexOf(call)).merge) {
      throw notFound();
    }
    return { status: 204 };
  }),
  signedRoute('POST', '/pulls/:index/merge', {}, merge),
  readRoute('GET', '/pulls/:base/*', async call => {
    const { base, '*': head } = call.params;
    const pull = call.repository.pulls.findLast(
      candidate => candidate.base === base && candidate.head === head,
    );
    if (!pull) {
      throw notFound();
    }
    return json(200, await pullJson(call, pull, true));
  }),
];

function assigneesOf({ body }: SignedCall): string[] | undefined {
  const one = body.text('assignee');
  const several = body.texts('assignees');
  return one || several
    ? [...(one ? [one] : []), ...(several ?? [])]
    : undefined;
}

type Comparison = (a: PullRequest, b: PullRequest) => number;

const orders: Record<string, Comparison> = {
  oldest: (a, b) => a.index - b.index,
  recentupdate: (a, b) => b.updatedMs - a.updatedMs || b.index - a.index,
  leastupdate: (a, b) => a.updatedMs - b.updatedMs || a.index - b.index,
  recentclose: (a, b) => (b.closedMs ?? 0) - (a.closedMs ?? 0),
  mostcomment: (a, b) => b.comments.length - a.comments.length,
  leastcomment: (a, b) => a.comments.length - b.comments.length,
};
const newestFirst: Comparison = (a, b) => b.index - a.index;

async function listPulls(call: RepositoryCall): Promise<HttpAnswer> {
  const { repository, query } = call;
  const state = query.get('state');
  const labelIds = query.getAll('labels').map(Number);
  const poster = query.get('poster');
  const base = query.get('base_branch');
  const pulls = repository.pulls
    .filter(
      pull => (state !== 'open' && state !== 'closed') || pull.state === state,
    )
    .filter(
      pull =>
        labelIds.length === 0 ||
        pull.labels.some(({ id }) => labelIds.includes(id)),
    )
    .filter(pull => !poster || pull.user.name === poster)
    .filter(pull => !base || pull.base === base)
    .sort(orders[query.get('sort') ?? ''] ?? newestFirst);
  const shown = slice(pulls, readPage(call));
  return pagedJson(
    call,
    await Promise.all(shown.map(pull => pullJson(call, pull, false))),
    pulls.length,
  );
}

/** The pull request, or its diff for `1.diff` and `1.patch`. */
async function getPull(call: RepositoryCall): Promise<HttpAnswer> {
  const match = /^(\d{1,9})\.(diff|patch)$/.exec(call.params.index);
  if (!match) {
    const pull = call.repository.pull(indexOf(call));
    return json(200, await pullJson(call, pull, true));
  }
  const { git } = call.repository;
  const { mergeBase, headSha } = call.repository.pull(Number(match[1]));
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body:
      match[2] === 'diff'
        ? await git.diff(mergeBase, headSha)
        : await git.formatPatch(mergeBase, headSha),
  };
}

async function listFiles(call: RepositoryCall): Promise<HttpAnswer> {
  const { repository, urls } = call;
  const pull = repository.pull(indexOf(call));
  const changes = await repository.git.fileChanges(
    pull.mergeBase,
    pull.headSha,
  );
  const page = readPage(call);
  return pagedJson(
    call,
    slice(changes, page).map(change => {
      const path = escapePath(change.path);
      const at = `commit/${pull.headSha}/${path}`;
      return {
        filename: change.path,
        ...(change.previousPath && { previous_filename: change.previousPath }),
        status: change.status,
        additions: change.additions,
        deletions: change.deletions,
        changes: change.additions + change.deletions,
        html_url: `${urls.html(repository)}/src/${at}`,
        contents_url: `${urls.api(repository)}/contents/${path}?ref=${
          pull.headSha
        }`,
        raw_url: `${urls.html(repository)}/raw/${at}`,
      };
    }),
    changes.length,
    pageHeaders(page.page, page.limit, Math.ceil(changes.length / page.limit)),
  );
}

async function listCommits(call: RepositoryCall): Promise<HttpAnswer> {
  const { repository } = call;
  const { mergeBase, headSha } = repository.pull(indexOf(call));
  const commits = await repository.git.log([`${mergeBase}..${headSha}`]);
  const page = readPage(call);
  return pagedJson(
    call,
    await Promise.all(
      slice(commits, page).map(commit => commitJson(call, commit)),
    ),
    commits.length,
    pageHeaders(page.page, page.limit, Math.ceil(commits.length / page.limit)),
  );
}

async function merge(call: SignedCall): Promise<HttpAnswer> {
  const { host, repository, user, body } = call;
  const style = body.text('Do') ?? body.text('do');
  if (!style) {
    throw new HostError(422, '[Do]: Required');
  }
  if (!isMergeStyle(style)) {
    throw new HostError(422, '[Do]: In');
  }
  const index = indexOf(call);
  if (!repository.pulls.some(pull => pull.index === index)) {
    throw new HostError(404, 'GetPullRequestByIndex', {
      errors: [
        `pull request does not exist [id: 0, issue_id: 0, head_repo_id: 0, base_repo_id: ${repository.id}, head_branch: , base_branch: ]`,
      ],
    });
  }
  await mergePull(
    host,
    repository,
    index,
    {
      style,
      title: body.text('MergeTitleField') ?? body.text('merge_title_field'),
      message:
        body.text('MergeMessageField') ?? body.text('merge_message_field'),
      headCommit: body.text('head_commit_id'),
      deleteBranch: body.flag('delete_branch_after_merge'),
    },
    user,
  );
  return { status: 200 };
}

function isMergeStyle(text: string): text is MergeStyle {
  return (mergeStyles as readonly string[]).includes(text);
}
