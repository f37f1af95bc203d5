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
import { HostError } from '../model/HostError';
import { HttpAnswer, json } from '../http/HttpAnswer';
import { authenticate } from '../http/authenticate';
import { ApiBody } from './ApiBody';
import { ApiCall, ApiRoute } from './ApiCall';
import { branchRoutes } from './branchRoutes';
import { compareRoutes } from './compareRoutes';
import { contentsRoutes } from './contentsRoutes';
import { gitRoutes } from './gitRoutes';
import { hookRoutes } from './hookRoutes';
import { pullRoutes } from './pullRoutes';
import { matchRoute } from './routes';
import { statusRoutes } from './statusRoutes';
import { Urls } from './Urls';
import { userRoutes } from './userRoutes';

/** All of the API; the first route that fits is taken. */
const routes: readonly ApiRoute[] = [
  ...userRoutes,
  ...branchRoutes,
  ...compareRoutes,
  ...contentsRoutes,
  ...gitRoutes,
  ...pullRoutes,
  ...statusRoutes,
  ...hookRoutes,
];

/** A request to the API before anybody has looked at it. */
export interface ApiRequest {
  method: string;
  /** With a path below `/api/v1`. */
  url: URL;
  authorization: string | undefined;
  body: Buffer;
}

/** Answers a request to Gitea's API, refusals and mistakes included. */
export async function answerApi(
  host: GitHost,
  urls: Urls,
  request: ApiRequest,
): Promise<HttpAnswer> {
  try {
    return await dispatch(host, urls, request);
  } catch (error) {
    if (error instanceof HostError) {
      if (error.status === 403 && !error.message) {
        return { status: 403 };
      }
      return json(error.status, {
        ...error.fields,
        message: error.message,
        url: urls.swagger,
      });
    }
    return json(500, { message: String(error), url: urls.swagger });
  }
}

async function dispatch(
  host: GitHost,
  urls: Urls,
  { method, url, authorization, body }: ApiRequest,
): Promise<HttpAnswer> {
  const user = authenticate(host, authorization);
  const parts = readParts(url.pathname);
  const wanted = method === 'HEAD' ? 'GET' : method;
  let isKnown = false;
  for (const route of routes) {
    const params = parts && matchRoute(route, parts);
    if (params && route.method === wanted) {
      const call: ApiCall = {
        host,
        urls,
        url,
        user,
        params,
        query: url.searchParams,
        body: new ApiBody(body),
      };
      return route.handle(call);
    }
    isKnown ||= params !== undefined;
  }
  return isKnown
    ? { status: 405 }
    : {
        status: 404,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: '404 page not found\n',
      };
}

/** The decoded parts of a path below `/api/v1`; undefined for one that cannot be decoded. */
function readParts(path: string): string[] | undefined {
  try {
    return path
      .slice('/api/v1'.length)
      .split('/')
      .filter(Boolean)
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
