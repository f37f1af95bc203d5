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

import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import eventsPlugin from '@backstage/plugin-events-backend';
import {
  eventsServiceFactory,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import request from 'supertest';
import { eventually } from '../../__testUtils__/eventually';
import { EventSubject, gitEventTopics, subjectOfEvent } from './eventSubject';

jest.setTimeout(60_000);

const repository = { html_url: 'https://git.example.org/Platform/databases' };

describe('webhooks through the events backend', () => {
  it('of Gitea arrive under the topic that is listened to, as its payload says', async () => {
    const heard: Array<EventSubject | undefined> = [];
    const { server } = await startTestBackend({
      features: [
        eventsPlugin,
        // The bus itself: that of the test utilities is one for each plugin
        eventsServiceFactory,
        mockServices.rootConfig.factory({
          data: { events: { http: { topics: ['gitea'] } } },
        }),
        createBackendPlugin({
          pluginId: 'listener',
          register(env) {
            env.registerInit({
              deps: { events: eventsServiceRef },
              async init({ events }) {
                await events.subscribe({
                  id: 'listener',
                  topics: [...gitEventTopics],
                  async onEvent(event) {
                    heard.push(subjectOfEvent(event));
                  },
                });
              },
            });
          },
        }),
      ],
    });
    const deliver = async (kind: string, payload: object) => {
      const { status } = await request(server)
        .post('/api/events/http/gitea')
        .set({ 'X-Gitea-Event': kind })
        .send(payload);
      expect(status).toBe(202);
    };
    await deliver('push', { repository, ref: 'refs/heads/main' });
    await deliver('pull_request', {
      action: 'closed',
      number: 4,
      pull_request: { number: 4, merged: true },
      repository,
    });
    await eventually(async () => {
      expect(heard).toEqual([
        undefined,
        { repository: 'git.example.org/platform/databases', number: 4 },
      ]);
    });
  });
});
