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

import { HttpAnswer } from '../http/HttpAnswer';
import { GitHost } from '../model/GitHost';
import { HostedRepository } from '../model/HostedRepository';
import { Html } from './html';
import { layout } from './layout';
import { PageVisit } from './PageVisit';
import { Session, Sessions } from './Sessions';

/** A request to the pages before anybody has looked at it. */
export interface PageRequest {
  method: string;
  url: URL;
  cookie: string | undefined;
  origin: string | undefined;
  body: Buffer;
}

/** A request to the pages, as those who answer it see it. */
export interface PageCall extends PageRequest, PageVisit {
  host: GitHost;
  sessions: Sessions;
  /** Fields of the form that was sent. */
  form: URLSearchParams;
}

/** A request about a repository that the user may read. */
export interface RepositoryPage extends PageCall {
  session: Session;
  repository: HostedRepository;
  /** What follows the repository in the path, decoded. */
  rest: readonly string[];
}

/** A whole page. */
export function page(
  call: PageVisit,
  title: string,
  content: Html,
  status = 200,
): HttpAnswer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
    },
    body: layout(call, title, content),
  };
}

/** Sends the browser to another page of this host. */
export function seeOther(path: string, cookie?: string): HttpAnswer {
  return {
    status: 303,
    headers: { location: path, ...(cookie && { 'set-cookie': cookie }) },
  };
}
