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

import { RealTransport } from '../../__testUtils__/RealTransport';

/** An object as the Kubernetes API has it. */
export interface KubeItem {
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: Record<string, unknown>;
  status?: Record<string, unknown>;
  /** Of a Secret, in base64. */
  data?: Record<string, string>;
}

/**
 * What an administrator does to a real Kubernetes API, as `kubectl` would.
 */
export class KubeAdmin {
  readonly #transport: RealTransport;

  constructor(target: { url: string; ca: string; token: string }) {
    this.#transport = new RealTransport(target);
  }

  async get(path: string): Promise<KubeItem> {
    return this.#send<KubeItem>('GET', path);
  }

  async list(path: string): Promise<KubeItem[]> {
    return (await this.#send<{ items: KubeItem[] }>('GET', path)).items;
  }

  /** Server-side apply, as `kubectl apply --server-side --force-conflicts`. */
  async apply(path: string, object: object): Promise<void> {
    await this.#send(
      'PATCH',
      `${path}?fieldManager=kubectl&force=true`,
      object,
      'application/apply-patch+yaml',
    );
  }

  async merge(path: string, patch: object): Promise<void> {
    await this.#send('PATCH', path, patch, 'application/merge-patch+json');
  }

  async remove(path: string): Promise<void> {
    await this.#send('DELETE', path);
  }

  close(): void {
    this.#transport.close();
  }

  async #send<T>(
    method: string,
    path: string,
    body?: object,
    contentType?: string,
  ): Promise<T> {
    const message = await this.#transport.send(method, path, {
      body,
      contentType,
    });
    const chunks: Buffer[] = [];
    for await (const chunk of message) {
      chunks.push(chunk as Buffer);
    }
    const text = Buffer.concat(chunks).toString();
    if ((message.statusCode ?? 500) >= 300) {
      throw new Error(
        `${method} ${path} was answered with ${message.statusCode}: ${text}`,
      );
    }
    return JSON.parse(text);
  }
}
