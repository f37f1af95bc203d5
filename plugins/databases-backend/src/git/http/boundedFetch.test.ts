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

import { TestClock } from '../../__testUtils__/TestClock';
import { failure } from '../contract/support';
import { boundedFetch } from './boundedFetch';

function setUp(answer: typeof fetch) {
  const clock = new TestClock();
  const controller = new AbortController();
  const ask = boundedFetch({
    fetch: answer,
    clock,
    deadlineMs: 20_000,
    signal: controller.signal,
  });
  return { clock, controller, ask };
}

/** Ends as real ones do when they are told to stop. */
function stalled(init: RequestInit | undefined): Promise<never> {
  return new Promise((_, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });
}

describe('boundedFetch', () => {
  it('hands out the whole answer', async () => {
    const { ask } = setUp(
      async () =>
        new Response('{"a":1}', {
          status: 201,
          headers: {
            'content-type': 'application/json',
            'content-encoding': 'gzip',
          },
        }),
    );
    const response = await ask('https://git.example.org');
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ a: 1 });
    // It is decoded already.
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  it('hands out an answer without a body', async () => {
    const { ask } = setUp(async () => new Response(null, { status: 204 }));
    const response = await ask('https://git.example.org');
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
  });

  it('gives up on a host that does not answer', async () => {
    const { ask, clock } = setUp((_, init) => stalled(init));
    const answer = failure(ask('https://git.example.org'));
    await clock.advance(20_000);
    expect(await answer).toMatchObject({
      name: 'GitSilenceError',
      what: 'did not answer within 20 seconds',
    });
  });

  it('gives up on an answer that does not end', async () => {
    const { ask, clock } = setUp(async (_, init) => {
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"a":'));
          init?.signal?.addEventListener('abort', () =>
            controller.error(init.signal?.reason),
          );
        },
      });
      return new Response(body);
    });
    const answer = failure(ask('https://git.example.org'));
    await clock.advance(20_000);
    expect(await answer).toMatchObject({
      name: 'GitSilenceError',
      what: 'did not answer within 20 seconds',
    });
  });

  it('gives up on an answer that is too long', async () => {
    const chunk = new Uint8Array(1024 * 1024);
    const { ask } = setUp(
      async () =>
        new Response(
          new ReadableStream({ pull: controller => controller.enqueue(chunk) }),
        ),
    );
    await expect(ask('https://git.example.org')).rejects.toMatchObject({
      what: 'answered with more than 64 MiB',
    });
  });

  it('says why there is no connection', async () => {
    const { ask } = setUp(async () => {
      throw new TypeError('fetch failed', {
        cause: new Error('getaddrinfo ENOTFOUND git.example.org'),
      });
    });
    await expect(ask('https://git.example.org')).rejects.toMatchObject({
      what: 'cannot be reached (getaddrinfo ENOTFOUND git.example.org)',
    });
  });

  it('stops for the reason that it is given, also before it has begun', async () => {
    const { ask, controller } = setUp((_, init) => stalled(init));
    const reason = new Error('The person left.');
    const answer = failure(ask('https://git.example.org'));
    controller.abort(reason);
    expect(await answer).toBe(reason);
    await expect(ask('https://git.example.org')).rejects.toBe(reason);
  });

  describe('when it is sent on', () => {
    const OLD = 'https://git.example.org/api/old';
    const sentTo = (status: number, location: string) => {
      const asked: Array<[url: string, init?: RequestInit]> = [];
      const { ask } = setUp(async (url, init) => {
        asked.push([String(url), init]);
        return String(url) === OLD
          ? new Response(null, { status, headers: { location } })
          : new Response('{}');
      });
      return { ask, asked };
    };

    it.each([
      [301, 'GET'],
      [302, undefined],
      [307, 'POST'],
      [308, 'DELETE'],
    ])('follows on the same host: %i %s', async (status, method) => {
      const { ask, asked } = sentTo(status, '/api/new');
      const init = { method, body: method === 'POST' ? '{}' : undefined };
      expect((await ask(OLD, init)).status).toBe(200);
      expect(asked.map(([url]) => url)).toEqual([
        OLD,
        'https://git.example.org/api/new',
      ]);
      expect(asked[1][1]).toMatchObject({ ...init, redirect: 'manual' });
    });

    it.each(['https://evil.example/api', 'http://git.example.org/api/new'])(
      'sends nothing to another host: %s',
      async location => {
        const { ask, asked } = sentTo(307, location);
        await expect(ask(OLD)).rejects.toMatchObject({
          name: 'GitSilenceError',
          what: expect.stringContaining(
            `sends the portal on to ${new URL(location).origin}`,
          ),
        });
        expect(asked).toHaveLength(1);
      },
    );

    it('makes no read of a write', async () => {
      const { ask } = sentTo(301, '/api/new');
      await expect(ask(OLD, { method: 'POST' })).rejects.toMatchObject({
        what: 'says that the repository is at https://git.example.org/api/new now: correct the address in the configuration',
      });
    });

    it('goes round in no circles', async () => {
      const { ask, asked } = sentTo(302, OLD);
      await expect(ask(OLD)).rejects.toMatchObject({
        what: 'sends the portal round in circles',
      });
      expect(asked.length).toBeLessThan(10);
    });
  });
});
