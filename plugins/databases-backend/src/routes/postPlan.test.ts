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
import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { Conformance } from '../__testUtils__/conformance';
import { eventually } from '../__testUtils__/eventually';
import { gadgetRef, PlanWorld } from '../__testUtils__/PlanWorld';
import { RouterHarness } from '../__testUtils__/RouterHarness';

const conformance = new Conformance();

const body = { operation: 'resize', target: gadgetRef('a'), input: {} };

describe('POST /plans', () => {
  it('answers the plan as the specification says, is audited, and hands the token of the reader on', async () => {
    const harness = new RouterHarness(conformance);
    const planWorld = new PlanWorld();
    await planWorld.addGadget('a', { members: 2, team: 'shop' });
    const prepared = await planWorld.prepare('resize', 'a', {});
    harness.planner.prepare.mockResolvedValue(prepared);
    const response = await harness.post('/plans', body, {
      'X-Databases-Git-Token': 'Git.Example.org mine',
    });
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.body).toEqual(JSON.parse(JSON.stringify(prepared.plan)));
    expect(harness.planner.prepare).toHaveBeenCalledWith(
      body,
      expect.objectContaining({
        gitToken: { host: 'git.example.org', token: 'mine' },
        credentials: expect.objectContaining({
          principal: { type: 'user', userEntityRef: 'user:default/mock' },
        }),
      }),
    );
    expect(harness.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'plan-create',
        severityLevel: 'low',
        meta: { operation: 'resize', database: 'prod-eu/shop/gadget/a' },
      }),
    );
    expect(harness.auditorEvent.success).toHaveBeenCalledWith({
      meta: { errors: 1 },
    });

    // The same plan once more is no news; another one is, and so is this one after a while
    const told = () => harness.auditor.createEvent.mock.calls.length;
    await harness.post('/plans', body);
    expect(told()).toBe(1);
    const { plan } = prepared;
    harness.planner.prepare.mockResolvedValueOnce({
      ...prepared,
      plan: { ...plan, fingerprint: 'other' },
    });
    await harness.post('/plans', body);
    expect(told()).toBe(2);
    await harness.world.clock.advance(600_000);
    await harness.post('/plans', body);
    expect(told()).toBe(3);
  });

  it('gives up on a plan that takes too long', async () => {
    const harness = new RouterHarness(conformance);
    const asked = new Promise<void>(resolve => {
      harness.planner.prepare.mockImplementation(() => {
        resolve();
        return new Promise(() => {});
      });
    });
    const answer = harness.post('/plans', body);
    await asked;
    await harness.world.clock.advance(60_000);
    expect((await answer).status).toBe(504);
    expect(harness.auditorEvent.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({
        message: 'The plan took longer than 60 s',
      }),
    });
  });

  it('refuses a token that names no host, without quoting it', async () => {
    const harness = new RouterHarness(conformance);
    const response = await harness.post('/plans', body, {
      'X-Databases-Git-Token': 'mine',
    });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toBe(
      'X-Databases-Git-Token: The token for the Git host must be the host and the token, with a space between them',
    );
    expect(harness.planner.prepare).not.toHaveBeenCalled();
  });

  it('tells refusals to the auditor', async () => {
    const harness = new RouterHarness(conformance);
    harness.planner.prepare.mockRejectedValue(new NotAllowedError('No'));
    expect((await harness.post('/plans', body)).status).toBe(403);
    expect(harness.auditorEvent.fail).toHaveBeenCalledWith({
      error: expect.any(NotAllowedError),
    });
  });

  it('ends when whoever asked does not wait any more', async () => {
    const harness = new RouterHarness(conformance);
    let isAsked: () => void = () => {};
    let isEnded = false;
    const asked = new Promise<void>(resolve => {
      isAsked = resolve;
    });
    harness.planner.prepare.mockImplementation(
      (_request, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            isEnded = true;
            reject(new Error('aborted'));
          });
          isAsked();
        }),
    );
    const server = harness.app.listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      const controller = new AbortController();
      const response = fetch(`http://127.0.0.1:${port}/plans`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'Content-Type': 'application/json',
          Authorization: mockCredentials.user.header(),
        },
        signal: controller.signal,
      });
      await asked;
      controller.abort();
      await expect(response).rejects.toThrow('aborted');
      await eventually(() => expect(isEnded).toBe(true));
      // Nobody waited for it
      expect(harness.auditor.createEvent).not.toHaveBeenCalled();
    } finally {
      server.close();
    }
  });

  it.each([
    [{ ...body, operation: undefined }, 'operation: Required'],
    [{ ...body, target: { name: 'a' } }, 'target.kubernetesCluster: Required'],
    [{ ...body, input: [] }, 'input: Expected object, received array'],
    [{ ...body, more: 1 }, "Unrecognized key(s) in object: 'more'"],
  ])('refuses what it cannot understand: %j', async (wrong, message) => {
    const harness = new RouterHarness(conformance);
    const response = await harness.post('/plans', wrong);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
    expect(harness.planner.prepare).not.toHaveBeenCalled();
  });

  it('refuses what is no JSON, or longer than any form', async () => {
    const harness = new RouterHarness(conformance);
    expect((await harness.post('/plans', '{')).status).toBe(400);
    const long = { ...body, input: { text: 'x'.repeat(300_000) } };
    expect((await harness.post('/plans', long)).status).toBe(413);
  });
});
