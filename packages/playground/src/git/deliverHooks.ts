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

import { createHmac, randomUUID } from 'crypto';
import { pullJson } from './api/pullJson';
import { repositoryJson } from './api/repositoryJson';
import { statusJson } from './api/statusJson';
import { Urls } from './api/Urls';
import { userJson } from './api/userJson';
import { GitHost } from './model/GitHost';
import { HostEvent } from './model/HostEvent';
import { Webhook } from './model/Webhook';

/** A receiver that takes longer has not heard it. */
const deadlineMs = 5_000;

/** Sends each event to the addresses that asked for its kind, once; the answer ends it. */
export function deliverHooks(host: GitHost, root: string): () => void {
  const urls = new Urls(root);
  return host.subscribe(event => {
    const hooks = event.repository.hooks.filter(
      hook => hook.active && hook.events.includes(event.kind),
    );
    if (hooks.length > 0) {
      payloadOf(host, urls, event)
        .then(payload =>
          Promise.all(hooks.map(hook => deliver(hook, event.kind, payload))),
        )
        // A receiver that is away is not told again, as with Gitea.
        .catch(() => {});
    }
  });
}

async function deliver(
  { url, secret }: Webhook,
  kind: string,
  payload: unknown,
): Promise<void> {
  const body = JSON.stringify(payload);
  await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-gitea-delivery': randomUUID(),
      'x-gitea-event': kind,
      'x-gitea-event-type': kind,
      'x-gitea-signature': createHmac('sha256', secret)
        .update(body)
        .digest('hex'),
    },
    body,
    signal: AbortSignal.timeout(deadlineMs),
  });
}

async function payloadOf(
  host: GitHost,
  urls: Urls,
  event: HostEvent,
): Promise<unknown> {
  const { repository } = event;
  const repo = repositoryJson(repository, urls, repository.owner);
  switch (event.kind) {
    case 'push':
      return {
        ref: `refs/heads/${event.branch}`,
        before: event.before,
        after: event.after,
        repository: repo,
        pusher: userJson(event.user, urls),
        sender: userJson(event.user, urls),
      };
    case 'pull_request':
      return {
        action: event.action,
        number: event.pull.index,
        pull_request: await pullJson(
          { host, urls, repository, user: event.user },
          event.pull,
          true,
        ),
        repository: repo,
        sender: userJson(event.user, urls),
      };
    case 'status':
      return {
        ...statusJson(event.status, urls, repository),
        sha: event.status.sha,
        state: event.status.state,
        repository: repo,
        sender: userJson(event.status.creator, urls),
      };
    default:
      throw new Error(`Unknown event ${event satisfies never}`);
  }
}
