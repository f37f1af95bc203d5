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

import { basename, join } from 'path/posix';
import { HostedRepository } from '../model/HostedRepository';
import { GitCommit, GitTreeEntry } from '../plumbing/GitObjects';
import { apiTime } from './formats';
import { escapePath, Urls } from './Urls';

/** Where contents are read. */
export interface ContentsContext {
  urls: Urls;
  repository: HostedRepository;
  /** As it was asked for. */
  ref: string;
  /** What it stands for. */
  commit: string;
  /** How web pages name it: `branch/main`, `commit/1234…`. */
  webRef: string;
}

/** Larger files come without their content, as from Gitea (`[api] DEFAULT_MAX_BLOB_SIZE`). */
const maxContentBytes = 10 * 1024 * 1024;

/** Gitea's `ContentsResponse` of one entry. */
export async function contentsJson(
  context: ContentsContext,
  entry: GitTreeEntry,
  withContent: boolean,
): Promise<Record<string, unknown>> {
  const { urls, repository, ref, commit, webRef } = context;
  const { git } = repository;
  const path = escapePath(entry.path);
  const last = await lastCommit(context, entry.path);
  const isFile = entry.type === 'blob';
  const isLink = entry.mode === '120000';
  const html = `${urls.html(repository)}/src/${webRef}/${path}`;
  const gitUrl = `${urls.api(repository)}/git/blobs/${entry.sha}`;
  const self = `${urls.api(
    repository,
  )}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const content =
    withContent && isFile && !isLink && entry.size <= maxContentBytes
      ? (await git.blob(entry.sha)).toString('base64')
      : null;
  return {
    name: basename(entry.path),
    path: entry.path,
    sha: entry.sha,
    last_commit_sha: last?.sha ?? commit,
    ...(last && {
      last_committer_date: apiTime(last.committer.atMs),
      last_author_date: apiTime(last.author.atMs),
    }),
    type: typeOf(entry),
    size: entry.size,
    encoding: content === null ? null : 'base64',
    content,
    target: isLink ? (await git.blob(entry.sha)).toString('utf8') : null,
    url: self,
    html_url: html,
    git_url: gitUrl,
    download_url: isFile
      ? `${urls.html(repository)}/raw/${webRef}/${path}`
      : null,
    submodule_git_url: null,
    _links: { self, git: gitUrl, html },
  };
}

/** What is at a path: one entry, or those of the folder; undefined where nothing is. */
export async function readContents(
  context: ContentsContext,
  path: string,
): Promise<unknown> {
  const { git } = context.repository;
  const entry = path ? await git.entry(context.commit, path) : undefined;
  if (path && !entry) {
    return undefined;
  }
  if (entry && entry.type !== 'tree') {
    return contentsJson(context, entry, true);
  }
  const entries = await git.entries(context.commit, { path });
  const answers = [];
  for (const child of entries) {
    answers.push(
      await contentsJson(
        context,
        { ...child, path: join(path, child.path) },
        false,
      ),
    );
  }
  return answers;
}

async function lastCommit(
  { repository, commit }: ContentsContext,
  path: string,
): Promise<GitCommit | undefined> {
  const [last] = await repository.git.log(['-1', commit, '--', path]);
  return last;
}

function typeOf({ type, mode }: GitTreeEntry): string {
  if (mode === '120000') {
    return 'symlink';
  }
  const types = { blob: 'file', tree: 'dir', commit: 'submodule' };
  return types[type];
}
