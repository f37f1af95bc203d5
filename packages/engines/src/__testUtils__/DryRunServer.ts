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

import { EngineManifest } from '@database-platform/plugin-databases-common';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { Json } from '../kubernetes/__testUtils__/json';
import { at, text } from '../json';

const DEADLINE_MS = 20_000;

/** The collection that a kind of object is in. */
type Collection = Pick<EngineManifest, 'group' | 'version' | 'plural'>;

/**
 * A real kube-apiserver, asked what it would say to an object. Nothing is kept but one namespace.
 */
export class DryRunServer {
  readonly #url: string;
  readonly #token: string;
  readonly #agent: Agent;
  readonly #namespace: string;

  /** @param targetFile - path of the JSON that describes the server */
  constructor(targetFile: string, namespace: string) {
    const { url, ca, adminToken } = JSON.parse(
      readFileSync(targetFile, 'utf8'),
    );
    this.#url = url;
    this.#token = adminToken;
    this.#agent = new Agent({ ca, keepAlive: true, maxSockets: 4 });
    this.#namespace = namespace;
  }

  async start(): Promise<void> {
    const { status, message } = await this.#send('POST', '/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: this.#namespace },
    });
    if (status !== 201 && status !== 409) {
      throw new Error(`No namespace: ${message}`);
    }
  }

  async stop(): Promise<void> {
    await this.#send('DELETE', `/api/v1/namespaces/${this.#namespace}`);
    this.#agent.destroy();
  }

  /**
   * Why the server would not take a new object, `undefined` when it would. A field that the definition does not have is a reason too.
   */
  async refusalOf(
    { group, version, plural }: Collection,
    object: Json,
  ): Promise<string | undefined> {
    const { status, message } = await this.#send(
      'POST',
      `/apis/${group}/${version}/namespaces/${
        this.#namespace
      }/${plural}?dryRun=All&fieldValidation=Strict`,
      {
        ...object,
        metadata: {
          ...(object.metadata as Json),
          namespace: this.#namespace,
        },
      },
    );
    return status === 201 ? undefined : `${status}: ${message}`;
  }

  #send(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; message: string }> {
    return new Promise((resolve, reject) => {
      const call = request(`${this.#url}${path}`, {
        method,
        agent: this.#agent,
        signal: AbortSignal.timeout(DEADLINE_MS),
        headers: {
          authorization: `Bearer ${this.#token}`,
          'content-type': 'application/json',
        },
      });
      call.on('error', reject);
      call.on('response', response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          const status = response.statusCode ?? 0;
          resolve({
            status,
            message: status < 400 ? '' : messageOf(answer),
          });
        });
      });
      call.end(body && JSON.stringify(body));
    });
  }
}

function messageOf(answer: string): string {
  try {
    return text(at(JSON.parse(answer), 'message')) ?? answer;
  } catch {
    return answer;
  }
}
