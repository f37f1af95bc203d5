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

import { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, request as send } from 'node:https';
import { Json } from './ContractJson';
import { KubeApiTarget } from './KubeApiTarget';
import { WatchReader } from './WatchReader';

/** An answer that has arrived as a whole. */
export interface ContractAnswer {
  code: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The text as JSON; an empty object where it is none. */
  body: Json;
  /** Texts of the `Warning` headers. */
  warnings: string[];
}

/** How a request differs from a plain one by the administrator. */
export interface ContractRequest {
  body?: unknown;
  contentType?: string;
  accept?: string;
  /** Another token than the administrator's; `undefined` sends none. */
  token?: string | undefined;
  headers?: Record<string, string>;
}

const timeoutMs = 30_000;

/** Speaks HTTP with a Kubernetes API and nothing more: it knows no kinds and repeats nothing. */
export class ContractClient {
  readonly #target: KubeApiTarget;
  readonly #agent: Agent;
  readonly #watches = new Set<WatchReader>();

  constructor(target: KubeApiTarget) {
    this.#target = target;
    this.#agent = new Agent({ ca: target.ca, keepAlive: true });
  }

  get(path: string, options?: ContractRequest): Promise<ContractAnswer> {
    return this.request('GET', path, options);
  }

  post(
    path: string,
    body: unknown,
    options?: ContractRequest,
  ): Promise<ContractAnswer> {
    return this.request('POST', path, { body, ...options });
  }

  put(
    path: string,
    body: unknown,
    options?: ContractRequest,
  ): Promise<ContractAnswer> {
    return this.request('PUT', path, { body, ...options });
  }

  /** `type` is the first word of the media type: `merge`, `json`, `strategic-merge`. */
  patch(
    path: string,
    type: 'merge' | 'json' | 'strategic-merge',
    body: unknown,
  ): Promise<ContractAnswer> {
    return this.request('PATCH', path, {
      body,
      contentType: `application/${type}-patch+json`,
    });
  }

  /** Server-side apply. */
  apply(path: string, body: unknown): Promise<ContractAnswer> {
    return this.request('PATCH', path, {
      body,
      contentType: 'application/apply-patch+yaml',
    });
  }

  delete(path: string, body?: unknown): Promise<ContractAnswer> {
    return this.request('DELETE', path, { body });
  }

  async request(
    method: string,
    path: string,
    options: ContractRequest = {},
  ): Promise<ContractAnswer> {
    const response = await this.#send(method, path, options);
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    const warnings = [response.headers.warning ?? []]
      .flat()
      .join(', ')
      .matchAll(/299 - "((?:[^"\\]|\\.)*)"/g);
    return {
      code: response.statusCode ?? 0,
      headers: response.headers,
      text,
      body: parse(text),
      warnings: [...warnings].map(([, said]) => said.replace(/\\(.)/g, '$1')),
    };
  }

  /** Opens a watch; `path` has its query. It is ended by {@link close} at the latest. */
  async watch(path: string, options?: ContractRequest): Promise<WatchReader> {
    const response = await this.#send('GET', path, { ...options });
    const reader = new WatchReader(response);
    this.#watches.add(reader);
    return reader;
  }

  close(): void {
    this.#watches.forEach(watch => watch.close());
    this.#agent.destroy();
  }

  #send(
    method: string,
    path: string,
    options: ContractRequest,
  ): Promise<IncomingMessage> {
    const token = 'token' in options ? options.token : this.#target.adminToken;
    const body =
      options.body === undefined || typeof options.body === 'string'
        ? options.body
        : JSON.stringify(options.body);
    return new Promise((resolve, reject) => {
      const request = send(
        `${this.#target.url}${path}`,
        {
          method,
          agent: this.#agent,
          timeout: timeoutMs,
          headers: {
            Accept: options.accept ?? 'application/json',
            'User-Agent': 'contract/1.0',
            ...(token && { Authorization: `Bearer ${token}` }),
            ...(body !== undefined && {
              'Content-Type': options.contentType ?? 'application/json',
              'Content-Length': String(Buffer.byteLength(body as string)),
            }),
            ...options.headers,
          },
        },
        resolve,
      );
      request.on('timeout', () =>
        request.destroy(new Error(`${method} ${path} was not answered`)),
      );
      request.on('error', reject);
      request.end(body);
    });
  }
}

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}
