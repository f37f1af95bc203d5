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

import { ServerResponse } from 'http';

/** What the host answers to a request. */
export interface HttpAnswer {
  status: number;
  headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Absent for an answer without a body. */
  body?: string | Buffer;
}

/** A JSON answer, as Gitea labels it. */
export function json(
  status: number,
  value: unknown,
  headers: HttpAnswer['headers'] = {},
): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** Sends an answer; a client that went away is no error of ours. */
export function send(response: ServerResponse, answer: HttpAnswer): void {
  response.on('error', () => {});
  const bytes = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status, {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    ...(answer.headers as Record<string, string | string[]>),
    'content-length': bytes.length,
  });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}
