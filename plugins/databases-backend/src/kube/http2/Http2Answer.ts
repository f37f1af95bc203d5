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

import { ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import { headerOf } from '../headerOf';
import { KubeResponse } from '../KubeTransport';
import { readChunks } from '../readChunks';

/**
 * An answer over HTTP/2.
 */
export class Http2Answer implements KubeResponse {
  readonly status: number;
  readonly #headers: IncomingHttpHeaders;
  readonly #stream: ClientHttp2Stream;

  constructor(
    stream: ClientHttp2Stream,
    headers: IncomingHttpHeaders & { ':status'?: number },
  ) {
    this.status = headers[':status'] ?? 0;
    this.#headers = headers;
    this.#stream = stream;
  }

  header(name: string): string | undefined {
    return headerOf(this.#headers, name);
  }

  async text(): Promise<string> {
    const chunks: Uint8Array[] = [];
    await readChunks(this.#stream, chunk => chunks.push(chunk) > 0);
    return Buffer.concat(chunks).toString();
  }

  body(): AsyncIterable<Uint8Array> {
    return this.#stream;
  }
}
