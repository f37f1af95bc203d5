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

import { createServer, IncomingMessage, ServerResponse } from 'http';
import { AddressInfo } from 'net';
import { answerApi } from '../api/answerApi';
import { Urls } from '../api/Urls';
import { GitHost } from '../model/GitHost';
import { HostError } from '../model/HostError';
import { answerPage } from '../web/answerPage';
import { Sessions } from '../web/Sessions';
import { send } from './HttpAnswer';
import { readRequestBody } from './readRequestBody';
import { readSmartHttpPath, serveSmartHttp } from './serveSmartHttp';

/** A Git host that listens. */
export interface ServedGitHost {
  /** `http://localhost:PORT` */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves git's own protocol, Gitea's API and the pages of a host, on loopback.
 *
 * @param port - 0 takes a free one
 */
export async function serveGitHost(
  host: GitHost,
  port: number,
): Promise<ServedGitHost> {
  const sessions = new Sessions();
  let urls = new Urls('');
  const server = createServer((request, response) => {
    response.on('error', () => {});
    handle(host, urls, sessions, request, response).catch((error: unknown) => {
      if (!response.headersSent) {
        const status = error instanceof HostError ? error.status : 500;
        send(response, { status, body: `${String(error)}\n` });
      } else {
        response.destroy();
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port: taken } = server.address() as AddressInfo;
  urls = new Urls(`http://localhost:${taken}`);
  return {
    url: urls.root,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  host: GitHost,
  urls: Urls,
  sessions: Sessions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', urls.root);
  const method = request.method ?? 'GET';
  const git = readSmartHttpPath(url.pathname);
  if (git) {
    await serveSmartHttp(host, git, url, request, response);
    return;
  }
  const body = await readRequestBody(request);
  if (url.pathname.startsWith('/api/v1/')) {
    const { authorization } = request.headers;
    send(
      response,
      await answerApi(host, urls, { method, url, authorization, body }),
    );
    return;
  }
  send(
    response,
    await answerPage(host, sessions, {
      method,
      url,
      cookie: request.headers.cookie,
      origin: request.headers.origin,
      body,
    }),
  );
}
