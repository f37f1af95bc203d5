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

import { mockServices } from '@backstage/backend-test-utils';
import {
  createCertificates,
  LoopbackCertificates,
} from '@database-platform/playground';
import {
  KubernetesAccess,
  KubernetesAccessSource,
} from '@database-platform/plugin-databases-node';
import dns from 'node:dns';
import {
  constants,
  createSecureServer,
  Http2SecureServer,
  Http2Session,
  ServerHttp2Stream,
} from 'node:http2';
import { createServer as createHttps, Server } from 'node:https';
import { AddressInfo, connect, createServer as createTcp } from 'node:net';
import { eventually } from '../__testUtils__/eventually';
import { TestClock } from '../__testUtils__/TestClock';
import { DirectTransport } from './DirectTransport';
import { readJsonLines } from './readJsonLines';

const signal = new AbortController().signal;

describe('DirectTransport', () => {
  const clock = new TestClock();
  const logger = mockServices.logger.mock();
  let certificates: LoopbackCertificates;
  let server: Http2SecureServer | Server | undefined;
  let transport: DirectTransport | undefined;
  let port = 0;
  const sessions: Http2Session[] = [];
  const proxied = { listClusters: jest.fn(), request: jest.fn() };
  const accessTo: jest.MockedFunction<KubernetesAccessSource['accessTo']> =
    jest.fn();

  beforeAll(async () => {
    certificates = await createCertificates('prod');
  });

  afterEach(async () => {
    transport?.stop();
    sessions.splice(0).forEach(session => session.destroy());
    await new Promise<void>(resolve => {
      if (server) {
        server.close(() => resolve());
      } else {
        resolve();
      }
    });
    server = undefined;
    jest.resetAllMocks();
  });

  async function listen(started: Http2SecureServer | Server) {
    server = started;
    await new Promise<void>(resolve => {
      started.listen(0, '127.0.0.1', resolve);
    });
    port = (started.address() as AddressInfo).port;
  }

  /** A Kubernetes API that speaks HTTP/2; answers each stream as the test says. */
  async function serve(
    answer: (
      stream: ServerHttp2Stream,
      headers: Record<string, unknown>,
      session: number,
    ) => void,
    options: { maxConcurrentStreams?: number } = {},
  ) {
    const started = createSecureServer({
      cert: certificates.certificate,
      key: certificates.key,
      settings: options,
    });
    started.on('session', session => sessions.push(session));
    started.on('stream', (stream, headers) => {
      stream.on('error', () => {});
      const session = stream.session;
      answer(stream, headers, session ? sessions.indexOf(session) : -1);
    });
    await listen(started);
  }

  function create(source?: KubernetesAccessSource) {
    transport = new DirectTransport({
      proxied,
      access: { source, provide() {} },
      clock,
      logger,
    });
    return transport;
  }

  const access = (more: Partial<KubernetesAccess> = {}): KubernetesAccess => ({
    url: `https://localhost:${port}/k8s/clusters/c-1/`,
    ca: certificates.ca,
    skipTLSVerify: false,
    credential: { type: 'bearer token', token: 'one' },
    ...more,
  });

  const ask = (path = '/api/v1/pods') =>
    transport!.request({ kubernetesCluster: 'prod', path, signal });

  it('asks with the credentials of the moment, over one connection', async () => {
    const seen: unknown[] = [];
    await serve((stream, headers, session) => {
      seen.push([
        session,
        headers[':path'],
        headers.accept,
        headers.authorization,
      ]);
      const isRefused = headers.authorization === 'Bearer old';
      stream.respond({
        ':status': isRefused ? 401 : 200,
        'retry-after': '7',
      });
      stream.end('{"kind":"PodList"}');
    });
    create({ accessTo });
    accessTo.mockResolvedValueOnce(
      access({ credential: { type: 'bearer token', token: 'old' } }),
    );
    accessTo.mockImplementation(async () => access());
    expect((await ask()).status).toBe(401);
    const answer = await transport!.request({
      kubernetesCluster: 'prod',
      path: '/api/v1/pods',
      query: { watch: 'true', labelSelector: 'a in (b)' },
      accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
      signal,
    });
    expect(answer.status).toBe(200);
    expect(answer.header('retry-after')).toBe('7');
    expect(await answer.text()).toBe('{"kind":"PodList"}');
    await Promise.all([ask(), ask()]);
    expect(accessTo).toHaveBeenCalledTimes(2);
    await clock.advance(30_000);
    await ask();
    expect(accessTo).toHaveBeenCalledTimes(3);
    expect(sessions).toHaveLength(1);
    expect(seen.slice(0, 2)).toEqual([
      [0, '/k8s/clusters/c-1/api/v1/pods', 'application/json', 'Bearer old'],
      [
        0,
        '/k8s/clusters/c-1/api/v1/pods?watch=true&labelSelector=a+in+%28b%29',
        'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
        'Bearer one',
      ],
    ]);
    expect(proxied.request).not.toHaveBeenCalled();
    expect(logger.info.mock.calls).toEqual([
      ["prod is read over a connection of the portal's own"],
    ]);
  });

  it.each<[string, KubernetesAccessSource['accessTo']?]>([
    ['the module is not installed', undefined],
    ['it is not told how', async () => undefined],
    [
      'people sign in themselves',
      async () => {
        throw new Error('token missing');
      },
    ],
    ['there is no TLS', async () => access({ url: 'http://127.0.0.1:8001' })],
  ])('goes through the proxy where %s', async (_, how) => {
    create(how && { accessTo: how });
    proxied.request.mockResolvedValue('proxied');
    expect(await ask()).toBe('proxied');
  });

  it('goes through the proxy where HTTP/2 is not spoken, and asks again later', async () => {
    await listen(
      createHttps({ cert: certificates.certificate, key: certificates.key }),
    );
    create({ accessTo: async () => access() });
    proxied.request.mockResolvedValue('proxied');
    expect(await Promise.all([ask(), ask()])).toEqual(['proxied', 'proxied']);
    expect(await ask()).toBe('proxied');
    expect(logger.info).toHaveBeenCalledTimes(1);
    await clock.advance(600_000);
    expect(await ask()).toBe('proxied');
    expect(logger.info).toHaveBeenCalledTimes(2);
  });

  it('waits no longer than the request for what the Kubernetes plugin does not tell', async () => {
    create({ accessTo: () => new Promise(() => {}) });
    const abort = new AbortController();
    const asked = transport!.request({
      kubernetesCluster: 'prod',
      path: '/api/v1/pods',
      signal: abort.signal,
    });
    abort.abort();
    await expect(asked).rejects.toThrow('did not tell how to reach it');
    expect(proxied.request).not.toHaveBeenCalled();
  });

  it('sends once more what the server refused to take', async () => {
    let asked = 0;
    await serve(stream => {
      asked += 1;
      if (asked === 1) {
        stream.close(constants.NGHTTP2_REFUSED_STREAM);
      } else {
        stream.respond({ ':status': 200 }, { endStream: true });
      }
    });
    create({ accessTo: async () => access() });
    expect((await ask()).status).toBe(200);
    expect(asked).toBe(2);
  });

  it('says why none of several addresses could be reached', async () => {
    const lookup = jest.spyOn(dns, 'lookup').mockImplementation(((
      _name: string,
      _options: unknown,
      done: (error: null, found: dns.LookupAddress[]) => void,
    ) =>
      done(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '127.0.0.2', family: 4 },
      ])) as unknown as typeof dns.lookup);
    // Nothing listens on it
    create({
      accessTo: async () => access({ url: 'https://several.example:1' }),
    });
    const asked = ask().finally(() => lookup.mockRestore());
    await expect(asked).rejects.toThrow(/could not be reached: .*ECONNREFUSED/);
  });

  it('opens another connection where one takes no more requests, or says that it ends', async () => {
    const open: ServerHttp2Stream[] = [];
    await serve(
      stream => {
        stream.respond({ ':status': 200 });
        stream.write('{}\n');
        open.push(stream);
      },
      { maxConcurrentStreams: 2 },
    );
    create({ accessTo: async () => access() });
    await ask();
    await ask();
    await ask();
    expect(sessions).toHaveLength(2);
    sessions[1].goaway();
    await eventually(async () => {
      await ask();
      expect(sessions).toHaveLength(3);
    });
    // What was under way goes on
    expect(open[2].closed).toBe(false);
  });

  it('reads a watch line by line, until it is aborted or cut off', async () => {
    const open: ServerHttp2Stream[] = [];
    await serve(stream => {
      stream.respond({ ':status': 200 });
      stream.write('{"type":"ADDED"}\n{"type":');
      open.push(stream);
    });
    create({ accessTo: async () => access() });
    const abort = new AbortController();
    const lines: unknown[] = [];
    const watch = async (signals: AbortSignal) => {
      const answer = await transport!.request({
        kubernetesCluster: 'prod',
        path: '/api/v1/pods',
        signal: signals,
      });
      await readJsonLines(answer.body(), line => lines.push(line) < 3);
    };
    const aborted = watch(abort.signal);
    await eventually(async () => expect(lines).toHaveLength(1));
    abort.abort();
    await expect(aborted).rejects.toThrow();
    await eventually(async () => expect(open[0].closed).toBe(true));

    const cut = watch(signal);
    await eventually(async () => expect(lines).toHaveLength(2));
    sessions[0].destroy();
    await expect(cut).rejects.toThrow('cut off');

    const enough = watch(signal);
    await enough;
    expect(lines).toEqual(
      Array(3).fill({ ok: true, value: { type: 'ADDED' } }),
    );
    await eventually(async () => expect(open[2].closed).toBe(true));
  });

  it('gives up a connection on which nothing answers any more', async () => {
    await serve(stream => {
      stream.respond({ ':status': 200 });
      stream.write('{}\n');
    });
    const between = createTcp(client => {
      const upstream = connect(port, '127.0.0.1');
      client.pipe(upstream);
      upstream.pipe(client);
      for (const socket of [client, upstream]) {
        socket.on('error', () => {});
        between.once('close', () => socket.destroy());
      }
      between.once('silence', () => upstream.unpipe(client));
    });
    await new Promise<void>(resolve => {
      between.listen(0, '127.0.0.1', resolve);
    });
    const { port: portBetween } = between.address() as AddressInfo;
    create({
      accessTo: async () => access({ url: `https://localhost:${portBetween}` }),
    });
    const lines: unknown[] = [];
    const answer = await ask();
    let failure: Error | undefined;
    readJsonLines(answer.body(), line => lines.push(line) > 0).catch(error => {
      failure = error;
    });
    await eventually(async () => expect(lines).toHaveLength(1));
    between.emit('silence');
    await clock.advance(30_000);
    expect(failure).toBeUndefined();
    await clock.advance(30_000);
    await eventually(async () =>
      expect(failure?.message).toMatch('silent for 30 s'),
    );
    between.emit('close');
    between.close();
  });

  it('believes no certificate that the authorities did not sign, and says why', async () => {
    await serve(stream =>
      stream.respond({ ':status': 200 }, { endStream: true }),
    );
    create({ accessTo: async () => access({ ca: undefined }) });
    await expect(ask()).rejects.toMatchObject({
      name: 'KubeUnreachableError',
      message: expect.stringContaining('could not be reached: '),
    });
    create({
      accessTo: async () => access({ ca: undefined, skipTLSVerify: true }),
    });
    expect((await ask()).status).toBe(200);
  });

  it('makes new connections with a new client certificate, and lets the old ones end', async () => {
    const open: ServerHttp2Stream[] = [];
    await serve(stream => {
      stream.respond({ ':status': 200 });
      open.push(stream);
    });
    create({ accessTo });
    const { certificate, key } = certificates;
    const credential = {
      type: 'x509 client certificate',
      cert: certificate,
      key,
    } as const;
    accessTo.mockImplementation(async () => access());
    await ask();
    accessTo.mockImplementation(async () => access({ credential }));
    await clock.advance(30_000);
    await ask();
    expect(sessions).toHaveLength(2);
    expect(open[0].closed).toBe(false);
  });
});
