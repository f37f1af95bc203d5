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

import { GitHost } from '../model/GitHost';
import { KnownUser } from '../model/GitUser';
import { HostedRepository } from '../model/HostedRepository';
import { GitCommit, GitSignature } from '../plumbing/GitObjects';
import { emptyTree } from '../plumbing/GitRepository';
import { apiTime, zeroTime } from './formats';
import { Urls } from './Urls';
import { userJson } from './userJson';

/** The playground signs nothing. */
const notSigned = {
  verified: false,
  reason: 'gpg.error.not_signed_commit',
  signature: '',
  signer: null,
  payload: '',
};

const fileStatus: Record<string, string> = {
  added: 'added',
  renamed: 'added',
  deleted: 'removed',
  changed: 'modified',
};

/** What the shapes of a commit need to know. */
export interface CommitContext {
  host: GitHost;
  urls: Urls;
  repository: HostedRepository;
}

/** Gitea's `Commit`, with its files and counts. */
export async function commitJson(
  context: CommitContext,
  commit: GitCommit,
): Promise<Record<string, unknown>> {
  const { urls, repository } = context;
  const url = `${urls.api(repository)}/git/commits/${commit.sha}`;
  const created = apiTime(commit.committer.atMs);
  const changes = await repository.git.fileChanges(
    commit.parents[0] ?? emptyTree,
    commit.sha,
  );
  const additions = sum(changes.map(change => change.additions));
  const deletions = sum(changes.map(change => change.deletions));
  return {
    url,
    sha: commit.sha,
    created,
    html_url: `${urls.html(repository)}/commit/${commit.sha}`,
    commit: {
      url,
      author: signatureJson(commit.author),
      committer: signatureJson(commit.committer),
      message: commit.message,
      tree: {
        url: `${urls.api(repository)}/git/trees/${commit.sha}`,
        sha: commit.sha,
        created,
      },
      verification: notSigned,
    },
    author: knownUser(context, commit.author),
    committer: knownUser(context, commit.committer),
    parents: parentsJson(context, commit),
    files: changes.map(({ path, status }) => ({
      filename: path,
      status: fileStatus[status],
    })),
    stats: { total: additions + deletions, additions, deletions },
  };
}

/** Gitea's `PayloadCommit`, the shape in a branch. */
export function payloadCommitJson(
  { host, urls, repository }: CommitContext,
  commit: GitCommit,
): Record<string, unknown> {
  const person = ({ name, email }: GitSignature) => ({
    name,
    email,
    username: host.userByEmail(email)?.name ?? '',
  });
  return {
    id: commit.sha,
    message: commit.message,
    url: `${urls.html(repository)}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    verification: notSigned,
    timestamp: apiTime(commit.author.atMs),
    added: null,
    removed: null,
    modified: null,
  };
}

/** What the answer to a change of files says: the commit, and that it is not signed. */
export function fileCommitJson(
  context: CommitContext,
  commit: GitCommit,
): Record<string, unknown> {
  const { urls, repository } = context;
  const api = urls.api(repository);
  return {
    commit: {
      url: `${api}/git/commits/${commit.sha}`,
      sha: commit.sha,
      created: zeroTime,
      html_url: `${urls.html(repository)}/commit/${commit.sha}`,
      author: signatureJson(commit.author),
      committer: signatureJson(commit.committer),
      parents: parentsJson(context, commit),
      message: commit.message,
      tree: {
        url: `${api}/git/trees/${commit.tree}`,
        sha: commit.tree,
        created: zeroTime,
      },
    },
    verification: notSigned,
  };
}

function parentsJson(
  { urls, repository }: CommitContext,
  { parents }: GitCommit,
): unknown[] {
  return parents.map(sha => ({
    url: `${urls.api(repository)}/git/commits/${sha}`,
    sha,
    created: zeroTime,
  }));
}

function signatureJson({ name, email, atMs }: GitSignature) {
  return { name, email, date: apiTime(atMs) };
}

function knownUser(
  { host, urls }: CommitContext,
  { email }: GitSignature,
): Record<string, unknown> | null {
  const user: KnownUser | undefined = host.userByEmail(email);
  return user ? userJson(user, urls) : null;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
