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

import { KubernetesAccess } from '@database-platform/plugin-databases-node';
import { ClientHttp2Session, connect as connectSession } from 'node:http2';
import { isIP } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { NoHttp2Error } from './NoHttp2Error';

/** Answers are read as they come, and nothing is gained by letting a far Kubernetes API wait for leave to go on. */
const STREAM_WINDOW = 4 * 1024 * 1024;
const CONNECTION_WINDOW = 32 * 1024 * 1024;

/** In megabytes: what Node allows a connection to hold, frames on their way included. */
const MAX_SESSION_MEMORY = 128;

/**
 * Opens a connection to a Kubernetes API that speaks HTTP/2.
 *
 * @throws NoHttp2Error when the server speaks HTTP/1.1 only; what the connection failed with otherwise.
 */
export async function connectHttp2(
  access: Pick<KubernetesAccess, 'url' | 'ca' | 'skipTLSVerify' | 'credential'>,
  signal: AbortSignal,
): Promise<{ session: ClientHttp2Session; socket: TLSSocket }> {
  const socket = await openSocket(access, signal);
  if (socket.alpnProtocol !== 'h2') {
    socket.destroy();
    throw new NoHttp2Error(`${new URL(access.url).host} speaks no HTTP/2`);
  }
  const session = connectSession(new URL(access.url).origin, {
    createConnection: () => socket,
    maxSessionMemory: MAX_SESSION_MEMORY,
    settings: { enablePush: false, initialWindowSize: STREAM_WINDOW },
  });
  session.setLocalWindowSize(CONNECTION_WINDOW);
  return { session, socket };
}

function openSocket(
  { url, ca, skipTLSVerify, credential }: KubernetesAccess,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const { hostname, port } = new URL(url);
  // An address of version 6 stands in brackets in a URL
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = connectTls({
      host,
      port: Number(port || 443),
      ...(isIP(host) === 0 && { servername: host }),
      ...(ca !== undefined && { ca }),
      ...(credential.type === 'x509 client certificate' && {
        cert: credential.cert,
        key: credential.key,
      }),
      rejectUnauthorized: !skipTLSVerify,
      ALPNProtocols: ['h2', 'http/1.1'],
    });
    const end = () => {
      socket.destroy();
      reject(signal.reason);
    };
    if (signal.aborted) {
      end();
      return;
    }
    signal.addEventListener('abort', end);
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', end);
      resolve(socket);
    });
    socket.once('error', error => {
      signal.removeEventListener('abort', end);
      reject(error);
    });
  });
}
