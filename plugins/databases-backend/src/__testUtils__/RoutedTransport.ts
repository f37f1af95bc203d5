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
  KubeRequest,
  KubeResponse,
  KubeTransport,
  KubeWrite,
  KubeWriter,
} from '../kube';

interface Answer {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
}

/**
 * Kubernetes clusters in which only what a test says is there.
 */
export class RoutedTransport implements KubeTransport, KubeWriter {
  /** Answers by method and path, such as `GET /api/v1/namespaces`; 404 for all else. A function is asked each time. */
  readonly answers = new Map<string, Answer | (() => Answer)>();
  readonly requests: KubeRequest[] = [];
  readonly writes: KubeWrite[] = [];
  /** Paths of which no answer ever comes. */
  readonly silent = new Set<string>();

  async listClusters(): Promise<string[]> {
    return ['prod-eu'];
  }

  async request(request: KubeRequest): Promise<KubeResponse> {
    this.requests.push(request);
    return this.#answer('GET', request);
  }

  async send(request: KubeWrite): Promise<KubeResponse> {
    this.writes.push(request);
    return this.#answer(request.method, request);
  }

  /** Makes an object be there. */
  put(path: string, object: unknown): void {
    this.answers.set(`GET ${path}`, { body: object });
  }

  async #answer(method: string, request: KubeRequest): Promise<KubeResponse> {
    const key = `${method} ${request.path}`;
    if (this.silent.has(key)) {
      await new Promise((_resolve, reject) => {
        request.signal.addEventListener('abort', () =>
          reject(new Error('This operation was aborted')),
        );
      });
    }
    const found = this.answers.get(key);
    const {
      status = 200,
      body,
      headers = {},
    } = (typeof found === 'function' ? found() : found) ?? {
      status: 404,
      body: { kind: 'Status', message: `${request.path} is not there` },
    };
    const text = JSON.stringify(body);
    return {
      status,
      header: name => headers[name],
      text: async () => text,
      async *body() {
        yield Buffer.from(text);
      },
    };
  }
}
