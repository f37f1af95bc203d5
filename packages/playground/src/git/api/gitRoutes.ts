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
import { cleanPath } from '../operations/checkOperation';
import { GitTreeEntry } from '../plumbing/GitObjects';
import { ApiRoute, RepositoryCall } from './ApiCall';
import { commitJson } from './commitJson';
import { pagedJson, readPage } from './paging';
import { resolveRef } from './refs';
import { readRoute } from './routes';

/** As Gitea is configured by default. */
const treePageSize = 1000;

/** Git's own objects: commits, trees, blobs, archives. */
export const gitRoutes: readonly ApiRoute[] = [
  readRoute('GET', '/git/commits/*', async call => {
    const ref = call.params['*'];
    const sha = await call.repository.git.resolve(ref);
    if (!sha) {
      throw new HostError(404, `commit doesn't exist: ${ref}`, {
        errors: null,
      });
    }
    return json(
      200,
      await commitJson(call, await call.repository.git.commit(sha)),
    );
  }),
  readRoute('GET', '/git/trees/*', getTree),
  readRoute('GET', '/git/blobs/:sha', getBlob),
  readRoute('GET', '/commits', listCommits),
  readRoute('GET', '/archive/*', getArchive),
];

async function getTree(call: RepositoryCall): Promise<HttpAnswer> {
  const { repository, params, query, urls } = call;
  const ref = params['*'];
  const sha = await repository.git.resolveTree(ref);
  if (!sha) {
    throw new HostError(400, `sha not found [${ref}]`);
  }
  const entries = await repository.git.entries(sha, {
    recursive: /^(1|true)$/i.test(query.get('recursive') ?? ''),
  });
  const asked = Number(query.get('per_page')) || 0;
  const perPage = asked > 0 ? Math.min(asked, treePageSize) : treePageSize;
  const page = Math.max(1, Number(query.get('page')) || 1);
  const start = (page - 1) * perPage;
  const shown = entries.slice(start, start + perPage);
  const api = urls.api(repository);
  const entryUrl = (entry: GitTreeEntry) =>
    entry.type === 'tree'
      ? `${api}/git/trees/${entry.sha}`
      : `${api}/git/blobs/${entry.sha}`;
  return json(
    200,
    {
      sha,
      url: `${api}/git/trees/${sha}`,
      tree:
        shown.length > 0 || start === 0
          ? shown.map(entry => ({
              path: entry.path,
              mode: entry.mode,
              type: entry.type,
              size: entry.size,
              sha: entry.sha,
              url: entry.type === 'commit' ? '' : entryUrl(entry),
            }))
          : null,
      truncated: start + perPage < entries.length,
      page,
      total_count: entries.length,
    },
    { 'x-total-count': String(entries.length) },
  );
}

async function getBlob({
  repository,
  params,
  urls,
}: RepositoryCall): Promise<HttpAnswer> {
  const { sha } = params;
  const content = await repository.git.tryBlob(sha);
  if (!content) {
    throw new HostError(400, `object does not exist [id: ${sha}, rel_path: ]`);
  }
  return json(200, {
    content: content.toString('base64'),
    encoding: 'base64',
    url: `${urls.api(repository)}/git/blobs/${sha}`,
    sha,
    size: content.length,
  });
}

async function listCommits(call: RepositoryCall): Promise<HttpAnswer> {
  const { repository, query } = call;
  const wanted = query.get('sha') || repository.defaultBranch;
  const sha = await repository.git.resolve(wanted);
  if (!sha) {
    throw notFound();
  }
  const path = query.get('path');
  const range = [sha, ...(path ? ['--', cleanPath(path)] : [])];
  const total = await repository.git.countCommits(range);
  if (total === 0) {
    throw new HostError(404, 'FileCommitsCount', { errors: null });
  }
  const { page, limit } = readPage(call);
  const commits = await repository.git.log([
    `--skip=${(page - 1) * limit}`,
    `--max-count=${limit}`,
    ...range,
  ]);
  const pages = Math.ceil(total / limit);
  return pagedJson(
    call,
    await Promise.all(commits.map(commit => commitJson(call, commit))),
    total,
    pageHeaders(page, limit, pages),
  );
}

/** The headers that some of Gitea's lists have beside the usual ones. */
export function pageHeaders(
  page: number,
  limit: number,
  pages: number,
): Record<string, string> {
  return {
    'x-page': String(page),
    'x-perpage': String(limit),
    'x-pagecount': String(pages),
    'x-hasmore': String(page < pages),
  };
}

const archiveTypes = {
  'tar.gz': 'application/gzip',
  zip: 'application/zip',
} as const;

async function getArchive({
  repository,
  params,
}: RepositoryCall): Promise<HttpAnswer> {
  const match = /^(.+)\.(tar\.gz|zip)$/.exec(params['*']);
  if (!match) {
    throw new HostError(404, 'Unsupported archive format', { errors: null });
  }
  const ref = match[1];
  const format = match[2] as keyof typeof archiveTypes;
  const { commit } = await resolveRef(repository, ref);
  const name = repository.name.toLowerCase();
  const fileName = `${name}-${ref.replace(/\//g, '-')}.${format}`;
  return {
    status: 200,
    headers: {
      'content-type': archiveTypes[format],
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(
        fileName,
      )}`,
      etag: `"${commit}.${format}"`,
    },
    body: await repository.git.archive(commit, format, `${name}/`),
  };
}
