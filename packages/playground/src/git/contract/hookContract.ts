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

/* eslint-disable jest/no-export -- declared here, run against the playground and against a real server */

import { createHmac } from 'crypto';
import { createServer, IncomingHttpHeaders, Server } from 'http';
import { AddressInfo } from 'net';
import { Json } from './GiteaClient';
import { GiteaSession } from './GiteaSession';

/** What arrived at an address that wanted to hear of events. */
interface Delivery {
  headers: IncomingHttpHeaders;
  text: string;
  body: Json;
}

const secret = 'between us';

/** Webhooks. The server has to be allowed to call loopback. */
export function hookContract(session: () => GiteaSession): void {
  describe('webhooks', () => {
    let server: Server;
    const deliveries: Delivery[] = [];

    beforeAll(async () => {
      server = createServer(async (request, response) => {
        let text = '';
        for await (const chunk of request) {
          text += String(chunk);
        }
        const { headers } = request;
        deliveries.push({ headers, text, body: JSON.parse(text) as Json });
        response.end();
      });
      await new Promise<void>(resolve => {
        server.listen(0, '127.0.0.1', resolve);
      });
    });
    afterAll(() => {
      server.close();
      server.closeAllConnections();
    });

    const arrived = async (wanted: (delivery: Delivery) => boolean) => {
      const deadline = Date.now() + 20_000;
      for (;;) {
        const found = deliveries.find(wanted);
        if (found || Date.now() > deadline) {
          return found;
        }
        await new Promise(resolve => {
          setTimeout(resolve, 50);
        });
      }
    };

    it('tells of pull requests that are opened, merged and closed, signed', async () => {
      const { owner, writer, repo } = session();
      const { port } = server.address() as AddressInfo;
      const hook = {
        type: 'gitea',
        active: true,
        events: ['pull_request', 'push'],
        config: {
          url: `http://127.0.0.1:${port}/hook`,
          content_type: 'json',
          secret,
        },
      };
      expect((await writer.post(`${repo}/hooks`, hook)).status).toBe(403);
      const made = await owner.post(`${repo}/hooks`, hook);
      expect(made.status).toBe(201);
      expect(made.text).not.toContain(secret);
      const pull = await session().pull('hook.yaml');
      const event = (action: string) => (delivery: Delivery) =>
        delivery.headers['x-gitea-event'] === 'pull_request' &&
        String(delivery.body.action) === action &&
        Number(delivery.body.number) === Number(pull.number);
      const opened = await arrived(event('opened'));
      expect(opened?.body).toMatchObject({
        pull_request: { number: pull.number, head: { sha: pull.head.sha } },
        repository: {
          full_name: `${session().target.owner.name}/${session().name}`,
        },
        sender: { login: session().target.writer.name },
      });
      expect(opened?.headers['x-gitea-signature']).toBe(
        createHmac('sha256', secret)
          .update(opened?.text ?? '')
          .digest('hex'),
      );
      expect((await session().merge(pull.number)).status).toBe(200);
      const closed = await arrived(event('closed'));
      expect(closed?.body.pull_request).toMatchObject({
        merged: true,
        state: 'closed',
      });
      const main = await arrived(
        ({ headers, body }) =>
          headers['x-gitea-event'] === 'push' &&
          String(body.ref) === 'refs/heads/main',
      );
      expect(main?.body.after).toBe(closed?.body.pull_request.merge_commit_sha);
      const gone = await owner.delete(`${repo}/hooks/${made.body.id}`);
      expect(gone.status).toBe(204);
      expect((await owner.get(`${repo}/hooks`)).body).toEqual([]);
    });
  });
}
