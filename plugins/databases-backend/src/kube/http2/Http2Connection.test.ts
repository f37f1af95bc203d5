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

import { createCertificates } from '@database-platform/playground';
import {
  createSecureServer,
  Http2SecureServer,
  ServerHttp2Stream,
} from 'node:http2';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';
import { eventually } from '../../__testUtils__/eventually';
import { TestClock } from '../../__testUtils__/TestClock';
import { connectHttp2 } from './connectHttp2';
import { Http2Connection } from './Http2Connection';

describe('Http2Connection', () => {
  const open: ServerHttp2Stream[] = [];
  const sockets: Socket[] = [];
  const clock = new TestClock();
  const onEnd = jest.fn();
  let ca: string;
  let server: Http2SecureServer;
  /** Stands between, and falls silent when a test says so. */
  let between: Server;

  beforeAll(async () => {
    const certificates = await createCertificates('prod');
    ca = certificates.ca;
    server = createSecureServer({
      cert: certificates.certificate,
      key: certificates.key,
    });
    server.on('stream', stream => {
      stream.on('error', () => {});
      stream.respond({ ':status': 200 });
      stream.write('{"items":[');
      open.push(stream);
    });
    await listen(server);
    between = createServer({ allowHalfOpen: true }, client => {
      const upstream = connect({
        port: portOf(server),
        host: '127.0.0.1',
        allowHalfOpen: true,
      });
      client.pipe(upstream);
      upstream.pipe(client);
      between.once('silence', () => {
        client.unpipe(upstream);
        upstream.unpipe(client);
      });
      for (const socket of [client, upstream]) {
        socket.on('error', () => {});
        sockets.push(socket);
      }
    });
    await listen(between);
  });

  afterEach(() => {
    open.splice(0);
    onEnd.mockReset();
  });

  afterAll(() => {
    sockets.forEach(socket => socket.destroy());
    between.close();
    server.close();
  });

  function listen(started: Server) {
    return new Promise<void>(resolve => {
      started.listen(0, '127.0.0.1', resolve);
    });
  }

  function portOf(started: Server): number {
    return (started.address() as AddressInfo).port;
  }

  async function create(): Promise<Http2Connection> {
    const opened = await connectHttp2(
      {
        url: `https://localhost:${portOf(between)}`,
        ca,
        skipTLSVerify: false,
        credential: { type: 'anonymous' },
      },
      new AbortController().signal,
    );
    return new Http2Connection({ ...opened, pathPrefix: '', clock, onEnd });
  }

  it('takes half of a text for none', async () => {
    const connection = await create();
    const answer = await connection.get('/', {}, new AbortController().signal);
    const text = answer.text();
    open[0].session?.destroy();
    await expect(text).rejects.toThrow('cut off');
    await eventually(async () => expect(onEnd).toHaveBeenCalled());
  });

  it('ends after its last request though nobody is there to close it', async () => {
    const connection = await create();
    const abort = new AbortController();
    await connection.get('/', {}, abort.signal);
    between.emit('silence');
    connection.retire();
    abort.abort();
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
    expect(onEnd).not.toHaveBeenCalled();
    await clock.advance(30_000);
    await eventually(async () => expect(onEnd).toHaveBeenCalled());
  });
});
