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

import {
  Agent as HttpAgent,
  IncomingMessage,
  request as httpRequest,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { headerOf } from './headerOf';
import { KubeResponse } from './KubeTransport';

/** One request over HTTP. */
export interface HttpRequest {
  method: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  signal: AbortSignal;
}

/**
 * Sends a request; the answer's body must be read, or the request be aborted. Rejects when there is no connection or the request is aborted.
 */
export type SendHttp = (
  url: string,
  request: HttpRequest,
) => Promise<KubeResponse>;

class Answer implements KubeResponse {
  readonly #message: IncomingMessage;

  constructor(message: IncomingMessage) {
    this.#message = message;
  }

  get status(): number {
    return this.#message.statusCode ?? 0;
  }

  header(name: string): string | undefined {
    return headerOf(this.#message.headers, name);
  }

  async text(): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.#message) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString();
  }

  body(): AsyncIterable<Uint8Array> {
    return this.#message;
  }
}

/**
 * Sends requests by Node's own HTTP client.
 *
 * @remarks
 * `fetch` would do as well, but it holds about 21 KB for an open answer where this holds 6, and there are hundreds of watches.
 */
export function createSendHttp(): SendHttp {
  const plain = new HttpAgent({ keepAlive: true });
  const secure = new HttpsAgent({ keepAlive: true });
  const once: SendHttp = (url, { method, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const isSecure = url.startsWith('https:');
      const sent = (isSecure ? httpsRequest : httpRequest)(
        url,
        {
          method,
          headers: {
            ...headers,
            ...(body !== undefined && {
              'Content-Length': String(Buffer.byteLength(body)),
            }),
          },
          agent: isSecure ? secure : plain,
          signal,
        },
        message => resolve(new Answer(message)),
      );
      sent.on('error', error =>
        reject(
          Object.assign(error, {
            isStale:
              sent.reusedSocket &&
              (error as { code?: unknown }).code === 'ECONNRESET',
          }),
        ),
      );
      sent.end(body);
    });
  return async (url, request) => {
    try {
      return await once(url, request);
    } catch (error) {
      // The server closed a kept connection just as this request went out on it
      if (
        request.method === 'GET' &&
        (error as { isStale?: boolean }).isStale
      ) {
        return once(url, request);
      }
      throw error;
    }
  };
}
