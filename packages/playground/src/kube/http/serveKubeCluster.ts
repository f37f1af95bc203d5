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

import { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import { AddressInfo } from 'node:net';
import { Duplex } from 'node:stream';
import { Clock } from '../../clock';
import { KubeCluster } from '../KubeCluster';
import { wallClock } from '../wallClock';
import { createCertificates } from './createCertificates';
import { KubeRequestHandler } from './KubeRequestHandler';

/** Requests under way on one connection, as many as the real server takes. */
const MAX_STREAMS = 100;

/** Where and how {@link serveKubeCluster} listens. */
export interface ServeKubeClusterOptions {
  /** Loopback: `127.0.0.1`. */
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** How often watches that ask for bookmarks get one, in ms of real time; a minute by default, as in the real server. */
  bookmarkIntervalMs?: number;
  /** Real time, for timeouts and bookmarks of watches. */
  timers?: Clock;
}

/** A cluster's API that listens. */
export interface ServedKubeCluster {
  /** `https://127.0.0.1:PORT` */
  url: string;
  /** The certificate authority that signed the server's certificate, as PEM in base64: `certificate-authority-data`. */
  caData: string;
  /** How many of the connections that are open speak HTTP/2. */
  readonly http2Connections: number;
  /** Ends all connections, running watches too. */
  close(): Promise<void>;
}

/** Serves the API of a cluster over HTTPS with a certificate of its own authority: HTTP/2 for clients that can, as the real server does. */
export async function serveKubeCluster(
  cluster: KubeCluster,
  options: ServeKubeClusterOptions,
): Promise<ServedKubeCluster> {
  const { ca, certificate, key } = await createCertificates(cluster.name);
  const handler = new KubeRequestHandler({
    cluster,
    timers: options.timers ?? wallClock,
    bookmarkIntervalMs: options.bookmarkIntervalMs ?? 60_000,
  });
  const server = createSecureServer(
    {
      cert: certificate,
      key,
      allowHTTP1: true,
      settings: { maxConcurrentStreams: MAX_STREAMS },
    },
    (request, response) => {
      // A client that goes away in the middle is no error of ours.
      response.on('error', () => {});
      // Node gives requests of HTTP/2 the surface of those of HTTP/1.1
      void handler.handle(
        request as unknown as IncomingMessage,
        response as unknown as ServerResponse,
      );
    },
  );
  // Of requests of HTTP/1.1; the types of Node leave it out here
  Object.assign(server, { keepAliveTimeout: 120_000, requestTimeout: 0 });
  const sockets = new Set<Duplex>();
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  let http2Connections = 0;
  server.on('session', session => {
    http2Connections += 1;
    session.on('close', () => {
      http2Connections -= 1;
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `https://${host}:${port}`,
    caData: Buffer.from(ca).toString('base64'),
    get http2Connections() {
      return http2Connections;
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        sockets.forEach(socket => socket.destroy());
      }),
  };
}
