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
import { setStatus } from '../operations/setStatus';
import { ApiRoute, RepositoryCall } from './ApiCall';
import { pagedJson, readPage, slice } from './paging';
import { resolveRef } from './refs';
import { readRoute, signedRoute } from './routes';
import { combinedStatusJson, statusJson } from './statusJson';

/** What programs say of commits. */
export const statusRoutes: readonly ApiRoute[] = [
  signedRoute('POST', '/statuses/:sha', { right: 'write' }, async call => {
    const { host, repository, urls, params, body, user } = call;
    const status = await setStatus(
      host,
      repository,
      params.sha,
      {
        state: body.text('state') ?? '',
        context: body.text('context'),
        description: body.text('description'),
        targetUrl: body.text('target_url'),
      },
      user,
    );
    return json(201, statusJson(status, urls, repository));
  }),
  readRoute('GET', '/statuses/:sha', async call =>
    listStatuses(call, call.params.sha),
  ),
  readRoute('GET', '/commits/:ref/statuses', async call =>
    listStatuses(
      call,
      (await resolveRef(call.repository, call.params.ref)).commit,
    ),
  ),
  readRoute('GET', '/commits/:ref/status', async call => {
    const { repository, urls, user, params } = call;
    const { commit } = await resolveRef(repository, params.ref);
    const combined = combinedStatusJson(commit, urls, repository, user);
    return json(200, combined, {
      'x-total-count': String(combined.total_count),
    });
  }),
];

function listStatuses(call: RepositoryCall, sha: string): HttpAnswer {
  const { repository, urls } = call;
  const statuses = repository.statuses
    .filter(status => status.sha === sha)
    .reverse();
  return pagedJson(
    call,
    slice(statuses, readPage(call)).map(status =>
      statusJson(status, urls, repository),
    ),
    statuses.length,
  );
}
