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

import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import { pipeline } from 'node:stream';

/**
 * A door on loopback to a `kubectl proxy` behind a socket: it opens only to those who know the token, only for reading, and hands on nothing of how the
 * caller authenticated. (The Kubernetes plugin would otherwise send its own token along, which the Kubernetes API refuses.)
 *
 * @param {{ socketPath: string, token: string }} options
 * @returns {Promise<string>} the address of the door
 */
export function openGuardedProxy({ socketPath, token }) {
  const expected = digest(`Bearer ${token}`);
  const server = createServer((incoming, answer) => {
    if (!timingSafeEqual(digest(incoming.headers.authorization), expected)) {
      refuse(answer, 401, 'Unauthorized');
      return;
    }
    if (incoming.method !== 'GET') {
      refuse(answer, 405, 'Only reading is possible here');
      return;
    }
    forward(incoming, answer, socketPath);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.unref();
      resolve(`http://127.0.0.1:${server.address().port}`);
    });
  });
}

function forward(incoming, answer, socketPath) {
  const { accept, 'accept-encoding': encoding } = incoming.headers;
  const outgoing = httpRequest({
    socketPath,
    path: incoming.url,
    headers: {
      host: 'localhost',
      ...(accept && { accept }),
      ...(encoding && { 'accept-encoding': encoding }),
    },
  });
  outgoing.on('response', response => {
    answer.writeHead(response.statusCode, response.headers);
    // A watch may be silent for long after its head.
    answer.flushHeaders();
    pipeline(response, answer, () => {});
  });
  outgoing.on('error', error => {
    if (answer.headersSent) {
      answer.destroy();
    } else {
      refuse(answer, 502, `kubectl proxy does not answer: ${error.message}`);
    }
  });
  answer.on('close', () => outgoing.destroy());
  outgoing.end();
}

/** As the Kubernetes API words a failure. */
function refuse(answer, code, message) {
  answer.writeHead(code, { 'content-type': 'application/json' });
  answer.end(
    JSON.stringify({
      kind: 'Status',
      apiVersion: 'v1',
      status: 'Failure',
      message,
      code,
    }),
  );
}

function digest(text = '') {
  return createHash('sha256').update(text).digest();
}
