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

import { json } from '../http/HttpAnswer';
import { HostError, notFound } from '../model/HostError';
import { Webhook } from '../model/Webhook';
import { ApiBody } from './ApiBody';
import { ApiRoute } from './ApiCall';
import { apiTime } from './formats';
import { signedRoute } from './routes';

/** Addresses that want to hear of events. */
export const hookRoutes: readonly ApiRoute[] = [
  signedRoute('GET', '/hooks', { right: 'admin' }, async ({ repository }) =>
    json(200, repository.hooks.map(hookJson)),
  ),
  signedRoute('POST', '/hooks', { right: 'admin' }, async call => {
    const { host, repository, body } = call;
    const hook = readHook(body, host.nextId(), host.clock.now());
    repository.hooks.push(hook);
    return json(201, hookJson(hook));
  }),
  signedRoute('DELETE', '/hooks/:id', { right: 'admin' }, async call => {
    const { hooks } = call.repository;
    const at = hooks.findIndex(({ id }) => String(id) === call.params.id);
    if (at < 0) {
      throw notFound();
    }
    hooks.splice(at, 1);
    return { status: 204 };
  }),
];

function readHook(body: ApiBody, id: number, now: number): Webhook {
  const type = body.required('type', 'Type');
  if (type !== 'gitea') {
    throw new HostError(422, `Invalid hook type: ${type}`);
  }
  const config = body.object('config');
  const url = config.text('url');
  if (!url || !URL.canParse(url) || !/^https?:/.test(url)) {
    throw new HostError(422, `Invalid hook url: ${url ?? ''}`);
  }
  return {
    id,
    url,
    secret: config.text('secret') ?? '',
    events: body.texts('events') ?? ['push'],
    active: body.flag('active') ?? false,
    createdMs: now,
    updatedMs: now,
  };
}

/** Gitea's `Hook`; the secret stays here. */
function hookJson(hook: Webhook): Record<string, unknown> {
  return {
    id: hook.id,
    type: 'gitea',
    branch_filter: '',
    config: { content_type: 'json', url: hook.url },
    events: hook.events,
    authorization_header: '',
    active: hook.active,
    updated_at: apiTime(hook.updatedMs),
    created_at: apiTime(hook.createdMs),
  };
}
