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

import { basename } from 'path/posix';
import { HttpAnswer, json } from '../http/HttpAnswer';
import { AccessRight } from '../model/GitUser';
import { HostError, notFound } from '../model/HostError';
import {
  changeFiles,
  ChangedFiles,
  FileChanges,
} from '../operations/changeFiles';
import { FileOperation } from '../operations/FileOperation';
import { cleanPath } from '../operations/checkOperation';
import { ApiBody } from './ApiBody';
import { ApiRoute, RepositoryCall, SignedCall } from './ApiCall';
import { fileCommitJson } from './commitJson';
import { contentsJson, readContents } from './contentsJson';
import { readFileOptions } from './readFileOptions';
import { resolveRef } from './refs';
import { readRoute, signedRoute } from './routes';

/** The rights are checked where the branch is known. */
const needs: { right: AccessRight } = { right: 'read' };

/** Files: read and change. */
export const contentsRoutes: readonly ApiRoute[] = [
  readRoute('GET', '/contents', call => getContents(call, '')),
  readRoute('GET', '/contents/*', call => getContents(call, call.params['*'])),
  readRoute('GET', '/raw/*', getRaw),
  signedRoute('POST', '/contents', needs, async call => {
    const files = call.body.objects('files');
    if (!files) {
      throw new HostError(422, '[Files]: Required');
    }
    const done = await change(call, files.map(readOperation));
    return json(201, await changedJson(call, done));
  }),
  signedRoute('POST', '/contents/*', needs, async call => {
    const done = await change(call, [
      {
        operation: 'create',
        path: call.params['*'],
        content: readContent(call.body),
      },
    ]);
    return json(201, await oneChangedJson(call, done));
  }),
  signedRoute('PUT', '/contents/*', needs, async call => {
    const { body, params } = call;
    const done = await change(call, [
      {
        operation: 'update',
        path: params['*'],
        fromPath: body.text('from_path'),
        sha: body.required('sha', 'SHA'),
        content: readContent(body),
      },
    ]);
    return json(200, await oneChangedJson(call, done));
  }),
  signedRoute('DELETE', '/contents/*', needs, async call => {
    const done = await change(call, [
      {
        operation: 'delete',
        path: call.params['*'],
        sha: call.body.required('sha', 'SHA'),
      },
    ]);
    return json(200, { ...(await oneChangedJson(call, done)), content: null });
  }),
];

async function getContents(
  call: RepositoryCall,
  path: string,
): Promise<HttpAnswer> {
  const { repository, urls, query } = call;
  const resolved = await resolveRef(repository, query.get('ref'));
  const contents = await readContents(
    { urls, repository, ...resolved },
    path && cleanPath(path),
  );
  if (contents === undefined) {
    throw new HostError(404, 'GetContentsOrList', {
      errors: [`object does not exist [id: , rel_path: ${basename(path)}]`],
    });
  }
  return json(200, contents);
}

async function getRaw({
  repository,
  query,
  params,
}: RepositoryCall): Promise<HttpAnswer> {
  const { commit } = await resolveRef(repository, query.get('ref'));
  const path = cleanPath(params['*']);
  const entry = await repository.git.entry(commit, path);
  if (entry?.type !== 'blob') {
    throw notFound();
  }
  const [last] = await repository.git.log(['-1', commit, '--', path]);
  return {
    status: 200,
    headers: {
      // Never HTML: what people commit is not the host's page.
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(
        basename(path),
      )}`,
      etag: `"${entry.sha}"`,
      'last-modified': new Date(last.committer.atMs).toUTCString(),
      'x-gitea-object-type': 'file',
    },
    body: await repository.git.blob(entry.sha),
  };
}

function change(
  call: SignedCall,
  files: readonly FileOperation[],
): Promise<ChangedFiles> {
  const { host, repository, user, body } = call;
  const options: Omit<FileChanges, 'files'> = readFileOptions(body, host);
  try {
    repository.demand(user, 'write');
  } catch (error) {
    if (error instanceof HostError && error.status === 403) {
      throw new HostError(
        403,
        'user should have a permission to write to the target branch',
      );
    }
    throw error;
  }
  return changeFiles(host, repository, { ...options, files }, user);
}

function readOperation(body: ApiBody): FileOperation {
  const operation = body.required('operation', 'Operation');
  if (!isOperation(operation)) {
    throw new HostError(422, '[Operation]: In');
  }
  return {
    operation,
    path: body.required('path', 'Path'),
    fromPath: body.text('from_path'),
    sha: body.text('sha'),
    content: readContent(body),
  };
}

const operations: Record<FileOperation['operation'], true> = {
  create: true,
  update: true,
  upload: true,
  rename: true,
  delete: true,
};

function isOperation(text: string): text is FileOperation['operation'] {
  return Object.hasOwn(operations, text);
}

/** @throws HostError 422 for what is not base64 */
function readContent(body: ApiBody): Buffer {
  const text = (body.text('content') ?? '').replace(/[\r\n]/g, '');
  const bad = /[^A-Za-z0-9+/=]/.exec(text);
  if (bad || text.length % 4 !== 0) {
    throw new HostError(
      422,
      `illegal base64 data at input byte ${bad ? bad.index : text.length}`,
    );
  }
  return Buffer.from(text, 'base64');
}

async function changedJson(
  call: RepositoryCall,
  { commit, branch, paths }: ChangedFiles,
): Promise<{ files: unknown[] }> {
  const { repository, urls } = call;
  const context = {
    urls,
    repository,
    ref: branch,
    commit,
    webRef: `branch/${branch}`,
  };
  const files = [];
  for (const path of paths) {
    const entry = await repository.git.entry(commit, path);
    files.push(entry ? await contentsJson(context, entry, true) : null);
  }
  return {
    files,
    ...fileCommitJson(call, await repository.git.commit(commit)),
  };
}

async function oneChangedJson(call: RepositoryCall, done: ChangedFiles) {
  const { files, ...more } = await changedJson(call, done);
  return { content: files[0], ...more };
}
