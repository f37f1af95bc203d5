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

import { Agent, request as httpsRequest } from 'node:https';
import { IncomingMessage } from 'node:http';
import { mockServices } from '@backstage/backend-test-utils';
import {
  DirectTransport,
  KubeRequest,
  KubeResponse,
  KubeTransport,
} from '../kube';
import { systemClock } from '../time';

/**
 * Reaches one real Kubernetes API, for tests.
 */
export class RealTransport implements KubeTransport {
  /** Every request that was sent. */
  readonly requests: KubeRequest[] = [];
  /** Sent with each request; may be changed at any time. */
  token: string;
  /** While true, no request gets through. */
  isOffline = false;
  readonly #url: string;
  readonly #agent: Agent;
  readonly #open = new Set<IncomingMessage>();
  readonly #direct: DirectTransport | undefined;

  constructor(options: {
    url: string;
    ca: string;
    token: string;
    /** Whether it is watched as by a portal that makes connections of its own. */
    isHttp2?: boolean;
  }) {
    this.token = options.token;
    this.#url = options.url;
    this.#agent = new Agent({ ca: options.ca });
    this.#direct = options.isHttp2 ? this.#createDirect(options) : undefined;
  }

  #createDirect({ url, ca }: { url: string; ca: string }): DirectTransport {
    let minutes = 0;
    return new DirectTransport({
      proxied: {
        listClusters: () => this.listClusters(),
        request: async () => {
          throw new Error('HTTP/2 was to be spoken');
        },
      },
      access: {
        source: {
          accessTo: async () => ({
            url,
            ca,
            skipTLSVerify: false,
            credential: { type: 'bearer token', token: this.token },
          }),
        },
        provide() {},
      },
      // So that the token is asked for each time
      clock: {
        ...systemClock,
        now: () => {
          minutes += 1;
          return minutes * 60_000;
        },
      },
      logger: mockServices.logger.mock(),
    });
  }

  async listClusters(): Promise<string[]> {
    return ['real'];
  }

  async request(request: KubeRequest): Promise<KubeResponse> {
    this.requests.push(request);
    if (this.isOffline) {
      throw new Error('the network is down');
    }
    if (this.#direct) {
      return this.#direct.request(request);
    }
    const search = new URLSearchParams(request.query);
    const message = await this.send('GET', `${request.path}?${search}`, {
      accept: request.accept,
      signal: request.signal,
    });
    this.#open.add(message);
    message.once('close', () => this.#open.delete(message));
    return {
      status: message.statusCode ?? 0,
      header: name => message.headers[name]?.toString(),
      text: () => textOf(message),
      body: () => message,
    };
  }

  /** Sends any request; for what a test does to the world. */
  send(
    method: string,
    path: string,
    options: {
      accept?: string;
      body?: unknown;
      signal?: AbortSignal;
      contentType?: string;
    } = {},
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = httpsRequest(
        `${this.#url}${path}`,
        {
          method,
          agent: this.#agent,
          signal: options.signal,
          headers: {
            Authorization: `Bearer ${this.token}`,
            Accept: options.accept ?? 'application/json',
            'Content-Type': options.contentType ?? 'application/json',
          },
        },
        resolve,
      );
      sent.on('error', reject);
      sent.end(options.body === undefined ? '' : JSON.stringify(options.body));
    });
  }

  /** Sends a request that must succeed. */
  async change(method: string, path: string, body?: unknown): Promise<void> {
    const message = await this.send(method, path, {
      body,
      contentType:
        method === 'PATCH' ? 'application/merge-patch+json' : undefined,
    });
    const text = await textOf(message);
    const status = message.statusCode ?? 0;
    if (status >= 300) {
      throw new Error(`${method} ${path} was answered with ${status}: ${text}`);
    }
  }

  /** Breaks all connections; nothing gets through any more until `isOffline` is set back. */
  cut(): void {
    this.isOffline = true;
    this.#open.forEach(message => message.destroy(new Error('cut')));
    this.#direct?.stop();
  }

  close(): void {
    this.#agent.destroy();
    this.#direct?.stop();
  }
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
