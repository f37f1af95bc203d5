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

import { ResponseError } from '@backstage/errors';
import { DatabaseRef } from '../model';
import { DatabasesClient } from './DatabasesClient';

const base = 'http://portal/api/databases';
const ordersDb: DatabaseRef = {
  kubernetesCluster: 'prod-eu',
  namespace: 'orders',
  engine: 'postgresql',
  name: 'orders-db',
};

interface Asked {
  url: string;
  ifNoneMatch: string | null;
  signal: AbortSignal | null | undefined;
}

/** A client of a backend that is the given function, and what it asked. */
function clientOf(answer: (asked: Asked) => Response | Promise<Response>) {
  const requests: Asked[] = [];
  const client = new DatabasesClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: {
      fetch: async (input, init) => {
        const asked = {
          url: String(input),
          ifNoneMatch: new Headers(init?.headers).get('If-None-Match'),
          signal: init?.signal,
        };
        requests.push(asked);
        return answer(asked);
      },
    },
  });
  return { client, requests };
}

function json(
  body: unknown,
  init: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
}

function failure(status: number, name: string): Response {
  return json(
    { error: { name, message: 'as it is' }, response: { statusCode: status } },
    { status },
  );
}

/** Answers as a server whose answers never change. */
function unchanging({ url, ifNoneMatch }: Asked): Response {
  const etag = `"${url.length}"`;
  return ifNoneMatch === etag
    ? new Response(null, { status: 304 })
    : json({ url }, { headers: { etag } });
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    error => error,
  );
}

/** Collects the pieces of a followed log that the server sends in these chunks. */
async function follow(chunks: readonly Uint8Array[]): Promise<string[]> {
  const { client } = clientOf(
    () =>
      new Response(
        new ReadableStream({
          start(controller) {
            chunks.forEach(chunk => controller.enqueue(chunk));
            controller.close();
          },
        }),
      ),
  );
  const pieces = [];
  for await (const piece of client.followLogs(ordersDb, 'orders-db-0')) {
    pieces.push(piece);
  }
  return pieces;
}

describe('DatabasesClient', () => {
  describe('asks', () => {
    it('with the query as the contract writes it', async () => {
      const { client, requests } = clientOf(() => json({}));
      await client.getDatabases();
      await client.getDatabases({
        owner: ['group:default/orders-team', 'none'],
        phase: [],
        engine: ['postgresql'],
        attention: false,
        q: 'a&b=c d',
        cursor: undefined,
        limit: 10,
      });
      await client.getDatabases({ q: '' });
      expect(requests[0].url).toBe(`${base}/databases`);
      const { pathname, searchParams } = new URL(requests[1].url);
      expect(pathname).toBe('/api/databases/databases');
      expect([...searchParams]).toEqual([
        ['owner', 'group:default/orders-team'],
        ['owner', 'none'],
        ['engine', 'postgresql'],
        ['attention', 'false'],
        ['q', 'a&b=c d'],
        ['limit', '10'],
      ]);
      expect(requests[2].url).toBe(`${base}/databases`);
    });

    it('for each part of a database at its own address, slashes and all', async () => {
      const { client, requests } = clientOf(() => json({}));
      const ref = { ...ordersDb, kubernetesCluster: 'arn:aws:eks/a b' };
      await client.getDatabase(ref);
      await client.getEvents(ref);
      await client.getManifest(ref);
      await client.getSources();
      const address = `${base}/databases/arn%3Aaws%3Aeks%2Fa%20b/orders/postgresql/orders-db`;
      expect(requests.map(({ url }) => url)).toEqual([
        address,
        `${address}/events`,
        `${address}/manifest`,
        `${base}/sources`,
      ]);
    });

    it('for logs with what is wanted of them', async () => {
      const { client, requests } = clientOf(() => new Response('one\ntwo\n'));
      expect(await client.getLogs(ordersDb, 'orders-db-0')).toBe('one\ntwo\n');
      await client.getLogs(ordersDb, 'orders/db', {
        container: 'postgres',
        tailLines: 5,
        previous: true,
      });
      for await (const piece of client.followLogs(ordersDb, 'orders-db-0', {
        tailLines: 1,
      })) {
        expect(piece).toBe('one\ntwo\n');
      }
      const address = `${base}/databases/prod-eu/orders/postgresql/orders-db/members`;
      expect(requests.map(({ url }) => url)).toEqual([
        `${address}/orders-db-0/logs`,
        `${address}/orders%2Fdb/logs?container=postgres&tailLines=5&previous=true`,
        `${address}/orders-db-0/logs?tailLines=1&follow=true`,
      ]);
    });
  });

  describe('remembers answers', () => {
    it('and gives the known one when nothing has changed', async () => {
      const { client, requests } = clientOf(unchanging);
      const first = await client.getDatabase(ordersDb);
      const second = await client.getDatabase(ordersDb);
      expect(requests.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual([
        null,
        `"${requests[0].url.length}"`,
      ]);
      expect(first).toEqual({ url: requests[0].url });
      // The same object, so that pages need not be drawn again
      expect(second).toBe(first);
    });

    it('until there is a newer one', async () => {
      let version = 1;
      const { client, requests } = clientOf(() =>
        json({ version }, { headers: { etag: `"${version}"` } }),
      );
      await client.getSources();
      version = 2;
      expect(await client.getSources()).toEqual({ version: 2 });
      await client.getSources();
      expect(requests.map(({ ifNoneMatch }) => ifNoneMatch)).toEqual([
        null,
        '"1"',
        '"2"',
      ]);
    });

    it('only of the last fifty addresses', async () => {
      const { client, requests } = clientOf(unchanging);
      const ask = async (name: string) => {
        await client.getDatabase({ ...ordersDb, name });
        return requests[requests.length - 1].ifNoneMatch !== null;
      };
      for (let index = 0; index < 50; index++) {
        expect(await ask(`db-${index}`)).toBe(false);
      }
      // Asked for again, so that the second is now the oldest
      expect(await ask('db-0')).toBe(true);
      expect(await ask('one-more')).toBe(false);
      expect(await ask('db-0')).toBe(true);
      expect(await ask('db-2')).toBe(true);
      expect(await ask('db-1')).toBe(false);
    });
  });

  describe('fails', () => {
    it('not when a database does not exist', async () => {
      const { client } = clientOf(() => failure(404, 'NotFoundError'));
      expect(await client.getDatabase(ordersDb)).toBeUndefined();
      expect(await failureOf(client.getManifest(ordersDb))).toBeInstanceOf(
        ResponseError,
      );
    });

    it.each([
      [400, 'InputError'],
      [403, 'NotAllowedError'],
      [502, 'ServiceUnavailableError'],
    ])('with what the backend says (%d)', async (status, name) => {
      const { client } = clientOf(() => failure(status, name));
      const calls = [
        client.getDatabases(),
        client.getDatabase(ordersDb),
        client.getEvents(ordersDb),
        client.getManifest(ordersDb),
        client.getLogs(ordersDb, 'orders-db-0'),
        client.followLogs(ordersDb, 'p')[Symbol.asyncIterator]().next(),
        client.getSources(),
      ];
      for (const call of calls) {
        const error = await failureOf(call);
        expect(error).toBeInstanceOf(ResponseError);
        expect(error).toMatchObject({
          statusCode: status,
          cause: { name, message: 'as it is' },
        });
      }
    });

    it('when it is aborted, as whoever aborts says', async () => {
      const { client } = clientOf(
        ({ signal }) =>
          new Promise((_, reject) => {
            const fail = () => reject(signal?.reason);
            signal?.addEventListener('abort', fail);
            if (signal?.aborted) {
              fail();
            }
          }),
      );
      const reason = new Error('left the page');
      const controller = new AbortController();
      const { signal } = controller;
      const calls = [
        client.getDatabases({}, { signal }),
        client.getDatabase(ordersDb, { signal }),
        client.getEvents(ordersDb, { signal }),
        client.getManifest(ordersDb, { signal }),
        client.getLogs(ordersDb, 'p', { signal }),
        client
          .followLogs(ordersDb, 'p', { signal })
          [Symbol.asyncIterator]()
          .next(),
        client.getSources({ signal }),
      ].map(failureOf);
      controller.abort(reason);
      for (const error of await Promise.all(calls)) {
        expect(error).toBe(reason);
      }
    });
  });

  describe('followLogs', () => {
    it('gives text as it comes, characters whole', async () => {
      const bytes = new TextEncoder().encode('größer 🐘\n');
      const oneByOne = [...bytes].map(byte => Uint8Array.of(byte));
      expect(await follow(oneByOne)).toEqual([...'größer 🐘\n']);
      expect(await follow([bytes.slice(0, 4), bytes.slice(4)])).toEqual([
        'grö',
        'ßer 🐘\n',
      ]);
    });

    it('marks a character that is cut off by the end', async () => {
      const bytes = new TextEncoder().encode('ende 🐘');
      expect(await follow([bytes.slice(0, -1)])).toEqual(['ende ', '\ufffd']);
    });

    it('hangs up when nobody listens any more', async () => {
      const cancelled = jest.fn();
      const { client } = clientOf(
        () =>
          new Response(
            new ReadableStream({
              pull: controller =>
                controller.enqueue(new TextEncoder().encode('line\n')),
              cancel: cancelled,
            }),
          ),
      );
      for await (const piece of client.followLogs(ordersDb, 'orders-db-0')) {
        expect(piece).toBe('line\n');
        break;
      }
      expect(cancelled).toHaveBeenCalledTimes(1);
    });
  });
});
