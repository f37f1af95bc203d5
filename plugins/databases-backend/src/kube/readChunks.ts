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

import { constants } from 'node:http2';
import { Readable } from 'node:stream';

/**
 * Reads a body chunk by chunk.
 *
 * @remarks
 * A stream of Node is listened to: iterating over one holds 4 KB for as long as it is open.
 *
 * @param onChunk - answers whether to go on; when not, the connection is closed
 * @throws whatever the callback throws, or the body ends with when it does not end in order.
 */
export function readChunks(
  body: AsyncIterable<Uint8Array>,
  onChunk: (chunk: Uint8Array) => boolean,
): Promise<void> {
  return body instanceof Readable
    ? listen(body, onChunk)
    : iterate(body, onChunk);
}

async function iterate(
  body: AsyncIterable<Uint8Array>,
  onChunk: (chunk: Uint8Array) => boolean,
): Promise<void> {
  for await (const chunk of body) {
    if (!onChunk(chunk)) {
      return;
    }
  }
}

function listen(
  stream: Readable,
  onChunk: (chunk: Uint8Array) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = () =>
      reject(new Error('The connection was cut off within the answer'));
    stream.on('error', reject);
    // After the end of the body this changes nothing any more
    stream.on('close', cut);
    stream.on('end', () => (isInOrder(stream) ? resolve() : cut()));
    stream.on('data', (chunk: Uint8Array) => {
      try {
        if (!onChunk(chunk)) {
          resolve();
          stream.destroy();
        }
      } catch (error) {
        reject(error);
        stream.destroy();
      }
    });
    if (stream.destroyed) {
      reject(stream.errored ?? new Error('The connection is closed'));
    }
  });
}

/** A stream of HTTP/2 whose connection is closed in the middle ends as if that were all. */
function isInOrder(stream: Readable & { rstCode?: number }): boolean {
  return (stream.rstCode ?? 0) === constants.NGHTTP2_NO_ERROR;
}
