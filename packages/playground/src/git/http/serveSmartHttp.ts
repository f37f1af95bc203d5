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

import { spawn } from 'child_process';
import { IncomingMessage, ServerResponse } from 'http';
import { dirname, basename } from 'path';
import { GitHost } from '../model/GitHost';
import { KnownUser } from '../model/GitUser';
import { HostError } from '../model/HostError';
import { HostedRepository } from '../model/HostedRepository';
import { maySkipReview } from '../operations/mergeRules';
import { syncPulls } from '../operations/syncPulls';
import { noCommit } from '../plumbing/GitRepository';
import { gitEnvironment } from '../plumbing/runGit';
import { authenticate } from './authenticate';
import { send } from './HttpAnswer';

/** The requests of git itself: which repository, and what is asked of it. */
export interface SmartHttpPath {
  owner: string;
  name: string;
  /** `info/refs`, `git-upload-pack`, `git-receive-pack`. */
  service: string;
}

/** Reads `/OWNER/NAME.git/SERVICE`, with or without `.git`; undefined for any other path. */
export function readSmartHttpPath(path: string): SmartHttpPath | undefined {
  const match =
    /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(
      path,
    );
  return match
    ? { owner: match[1], name: match[2], service: match[3] }
    : undefined;
}

/** Answers clone, fetch and push with git's own `http-backend`. */
export async function serveSmartHttp(
  host: GitHost,
  { owner, name, service }: SmartHttpPath,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isPush = (url.searchParams.get('service') ?? service).endsWith(
    'git-receive-pack',
  );
  let user: KnownUser | undefined;
  let repository: HostedRepository;
  try {
    user = authenticate(host, request.headers.authorization);
    const found = host.findRepository(owner, name);
    if (!user && (isPush || !found || found.isPrivate)) {
      throw new HostError(401, 'Unauthorized');
    }
    repository = host.repository(owner, name);
    repository.demand(user, isPush ? 'write' : 'read');
    if (isPush && repository.isArchived) {
      throw new HostError(403, `${repository.fullName} is archived`);
    }
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    send(response, {
      status: error.status,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        ...(error.status === 401 && {
          'www-authenticate': 'Basic realm="Gitea"',
        }),
      },
      body: `${error.message}\n`,
    });
    return;
  }
  const serve = () =>
    runBackend(repository, service, url, user, request, response);
  if (isPush && user && service === 'git-receive-pack') {
    await push(host, repository, user, serve);
  } else {
    await serve();
  }
}

/** Lets a push happen, then tells what it moved. */
function push(
  host: GitHost,
  repository: HostedRepository,
  user: KnownUser,
  serve: () => Promise<void>,
): Promise<void> {
  return repository.mutex.run(async () => {
    const heads = async () =>
      new Map(
        (await repository.git.branches()).map(({ name, sha }) => [name, sha]),
      );
    const before = await heads();
    await serve();
    const after = await heads();
    for (const branch of new Set([...before.keys(), ...after.keys()])) {
      const old = before.get(branch) ?? noCommit;
      const now = after.get(branch) ?? noCommit;
      if (old !== now) {
        host.announce({
          kind: 'push',
          repository,
          branch,
          before: old,
          after: now,
          user,
        });
        await syncPulls(host, repository, branch, user);
      }
    }
  });
}

function runBackend(
  repository: HostedRepository,
  service: string,
  url: URL,
  user: KnownUser | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { directory } = repository.git;
  const header = (name: string) => request.headers[name]?.toString() ?? '';
  const child = spawn('git', ['http-backend'], {
    env: gitEnvironment({
      GIT_PROJECT_ROOT: dirname(directory),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${basename(directory)}/${service}`,
      REQUEST_METHOD: request.method ?? 'GET',
      QUERY_STRING: url.search.slice(1),
      CONTENT_TYPE: header('content-type'),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      GIT_PROTOCOL: header('git-protocol'),
      REMOTE_USER: user?.name ?? '',
      REMOTE_ADDR: '127.0.0.1',
      PLAYGROUND_PROTECTED: repository.protections
        .filter(rule => !user || !maySkipReview(rule, user))
        .map(({ ruleName }) => ruleName)
        .join(' '),
    }),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  child.stdin.on('error', () => {});
  response.on('error', () => {});
  request.on('aborted', () => child.kill());
  return new Promise((resolve, reject) => {
    let head = Buffer.alloc(0);
    let isBody = false;
    child.stdout.on('data', (chunk: Buffer) => {
      if (isBody) {
        response.write(chunk);
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end >= 0) {
        isBody = true;
        writeHead(response, head.subarray(0, end).toString('latin1'));
        response.write(head.subarray(end + 4));
      }
    });
    child.on('error', reject);
    child.on('close', () => {
      if (isBody) {
        response.end();
      } else {
        send(response, { status: 500, body: 'git http-backend failed\n' });
      }
      resolve();
    });
  });
}

/** What a CGI program prints first is the head of the answer. */
function writeHead(response: ServerResponse, text: string): void {
  let status = 200;
  const headers: Record<string, string> = {};
  for (const line of text.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'status') {
      status = Number(value.split(' ', 1)[0]);
    } else {
      headers[name] = value;
    }
  }
  response.writeHead(status, headers);
}
