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
import { HostError, notFound } from '../model/HostError';
import { actOnPull } from './actOnPull';
import { html } from './html';
import {
  page,
  PageCall,
  PageRequest,
  RepositoryPage,
  seeOther,
} from './PageCall';
import { commitPage, commitsPage } from './pages/commitPages';
import { filesPage } from './pages/filesPage';
import { homePage } from './pages/homePage';
import { loginPage, signIn } from './pages/loginPage';
import { pullPage } from './pages/pullPage';
import { pullsPage } from './pages/pullsPage';
import { readWebRef } from './readWebRef';
import { isOwnForm, Sessions } from './Sessions';
import { styles } from './styles';

/** Answers a request to the pages, for people. */
export async function answerPage(
  host: GitHost,
  sessions: Sessions,
  request: PageRequest,
): Promise<HttpAnswer> {
  const call: PageCall = {
    ...request,
    host,
    sessions,
    session: sessions.find(request.cookie),
    form: new URLSearchParams(request.body.toString('utf8')),
  };
  try {
    return await dispatch(call);
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    const title = error.status === 404 ? 'Not found' : 'That is not possible';
    return page(
      call,
      title,
      html`<h1>${title}</h1>
        <p>${error.message}</p>`,
      error.status,
    );
  }
}

async function dispatch(call: PageCall): Promise<HttpAnswer> {
  const { method, url, session, sessions, form, cookie } = call;
  const isPost = method === 'POST';
  if (!isPost && method !== 'GET' && method !== 'HEAD') {
    throw new HostError(405, 'Pages are read, and forms are sent by POST');
  }
  switch (url.pathname) {
    case '/':
      return homePage(call);
    case '/assets/styles.css':
      return {
        status: 200,
        headers: { 'content-type': 'text/css; charset=utf-8' },
        body: styles,
      };
    case '/user/login':
      return isPost ? signIn(call) : loginPage(call);
    case '/user/logout':
      return isPost && session && isOwnForm(session, form.get('form_token'))
        ? seeOther('/', sessions.close(cookie))
        : seeOther('/');
    default:
      return repositoryPage(call);
  }
}

async function repositoryPage(call: PageCall): Promise<HttpAnswer> {
  const { host, url, session, method } = call;
  const [owner, name, ...rest] = partsOf(url);
  if (!owner || !name) {
    throw notFound('There is no such page');
  }
  if (!session) {
    // Whether it exists is nobody's business who is not signed in.
    const here = encodeURIComponent(`${url.pathname}${url.search}`);
    return seeOther(`/user/login?redirect_to=${here}`);
  }
  const repository = host.repository(owner, name);
  repository.demand(session.user, 'read');
  const inside: RepositoryPage = { ...call, session, repository, rest };
  switch (rest[0]) {
    case undefined:
    case 'src':
      return filesPage(inside);
    case 'raw':
      return rawFile(inside);
    case 'commits':
      return commitsPage(inside);
    case 'commit':
      return commitPage(inside);
    case 'pulls':
      return pullRequestPage(inside, method === 'POST');
    default:
      throw notFound('There is no such page');
  }
}

async function pullRequestPage(
  call: RepositoryPage,
  isPost: boolean,
): Promise<HttpAnswer> {
  const { repository, rest } = call;
  if (rest.length === 1) {
    return pullsPage(call);
  }
  const [, number, format] =
    /^(\d{1,9})(?:\.(diff|patch))?$/.exec(rest[1]) ?? [];
  if (!number) {
    throw notFound('There is no such pull request');
  }
  const pull = repository.pull(Number(number));
  if (format) {
    const { git } = repository;
    return plainText(
      format === 'diff'
        ? await git.diff(pull.mergeBase, pull.headSha)
        : await git.formatPatch(pull.mergeBase, pull.headSha),
    );
  }
  return isPost && rest[2]
    ? actOnPull(call, pull, rest[2])
    : pullPage(call, pull);
}

async function rawFile({
  repository,
  rest,
}: RepositoryPage): Promise<HttpAnswer> {
  const at = await readWebRef(repository, rest.slice(1));
  const content = await repository.git.file(at.commit, at.path);
  if (!content) {
    throw notFound(`There is no ${at.path} at ${at.name}`);
  }
  return plainText(content);
}

/** Never HTML: what people commit is not the host's page. */
function plainText(body: string | Buffer): HttpAnswer {
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body,
  };
}

function partsOf({ pathname }: URL): string[] {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}
