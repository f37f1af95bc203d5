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

import {
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import eventsPlugin from '@backstage/plugin-events-backend';
import {
  EventParams,
  EventsService,
  eventsServiceFactory,
  eventsServiceRef,
  SubTopicEventRouter,
} from '@backstage/plugin-events-node';
import request from 'supertest';
import { textAt } from '../../json';

/** What a Git host sends. */
export interface Delivery {
  topic: 'gitea' | 'github' | 'gitlab';
  headers: Record<string, string>;
  body: object;
}

/**
 * What Backstage's modules for GitHub (0.4.16) and GitLab (0.3.16) add to the events backend besides the check of a signature: a router that publishes what
 * comes under `github` or `gitlab` again, under a topic below it. They are not installed here, so their rules are told again: `GithubEventRouter` goes by the
 * header `x-github-event`, `GitlabEventRouter` by `object_kind`, else `event_name`. The rest is Backstage's own, as in the modules.
 */
class Router extends SubTopicEventRouter {
  constructor(
    readonly topic: string,
    readonly subTopic: (event: EventParams) => string | undefined,
    events: EventsService,
  ) {
    super({ events, topic });
  }

  protected getSubscriberId() {
    return `${this.topic}-router`;
  }

  protected determineSubTopic(event: EventParams) {
    return this.subTopic(event);
  }
}

const routers = createBackendModule({
  pluginId: 'events',
  moduleId: 'routers',
  register(env) {
    env.registerInit({
      deps: { events: eventsServiceRef },
      async init({ events }) {
        await new Router(
          'github',
          ({ metadata }) => metadata?.['x-github-event']?.toString(),
          events,
        ).subscribe();
        await new Router(
          'gitlab',
          ({ eventPayload }) =>
            textAt(eventPayload, 'object_kind') ??
            textAt(eventPayload, 'event_name'),
          events,
        ).subscribe();
      },
    });
  },
});

/**
 * A portal with Backstage's events backend, which takes webhooks, and one plugin that listens.
 */
export class EventsPortal {
  /** The topics of what the plugin heard. */
  readonly heard: string[];
  readonly #backend: Awaited<ReturnType<typeof startTestBackend>>;

  private constructor(
    backend: Awaited<ReturnType<typeof startTestBackend>>,
    heard: string[],
  ) {
    this.#backend = backend;
    this.heard = heard;
  }

  static async start(
    topics: readonly string[],
    onEvent: (event: EventParams) => Promise<void>,
  ): Promise<EventsPortal> {
    const heard: string[] = [];
    const backend = await startTestBackend({
      features: [
        eventsPlugin,
        routers,
        // The bus itself: that of the test utilities is one for each plugin
        eventsServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            events: {
              http: { topics: ['gitea', 'github', 'gitlab'] },
              // So long the end of the backend waits for those who listen
              notifyTimeoutMs: 500,
            },
          },
        }),
        createBackendPlugin({
          pluginId: 'listener',
          register(env) {
            env.registerInit({
              deps: { events: eventsServiceRef },
              async init({ events }) {
                await events.subscribe({
                  id: 'listener',
                  topics: [...topics],
                  async onEvent(event) {
                    heard.push(event.topic);
                    await onEvent(event);
                  },
                });
              },
            });
          },
        }),
      ],
    });
    return new EventsPortal(backend, heard);
  }

  /** A webhook comes in, and everybody who listens has heard of it. */
  async deliver({ topic, headers, body }: Delivery): Promise<void> {
    const { status } = await request(this.#backend.server)
      .post(`/api/events/http/${topic}`)
      .set(headers)
      .send(body);
    if (status !== 202) {
      throw new Error(`The events backend answered ${status}`);
    }
  }
}
