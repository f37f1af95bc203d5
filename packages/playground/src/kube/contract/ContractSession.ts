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

import { randomBytes } from 'node:crypto';
import { ContractAnswer, ContractClient } from './ContractClient';
import { Json } from './ContractJson';
import { gadget, gadgetCrd, gadgetCrdName, gadgetGroup } from './gadgets';
import { KubeApiTarget } from './KubeApiTarget';

/** What the parts of the contract work with: a client, and a namespace and a CRD of their own. */
export class ContractSession {
  readonly target: KubeApiTarget;
  readonly client: ContractClient;
  readonly namespace = `contract-${randomBytes(4).toString('hex')}`;
  #names = 0;

  private constructor(target: KubeApiTarget) {
    this.target = target;
    this.client = new ContractClient(target);
  }

  /** Makes namespace and CRD, and waits until gadgets are served. */
  static async open(target: KubeApiTarget): Promise<ContractSession> {
    const session = new ContractSession(target);
    const { client } = session;
    await client.post('/api/v1/namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: session.namespace },
    });
    await client.post(
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      gadgetCrd,
    );
    for (const version of ['v1', 'v1beta1']) {
      await session.eventually(
        () => client.get(`/apis/${gadgetGroup}/${version}/gadgets`),
        answer => answer.code === 200,
      );
    }
    return session;
  }

  /** Takes everything back. */
  async close(): Promise<void> {
    await this.client.delete(`/api/v1/namespaces/${this.namespace}`);
    await this.client.delete(
      `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${gadgetCrdName}`,
    );
    this.client.close();
  }

  /** A name that nobody has had. */
  name(prefix = 'g'): string {
    this.#names++;
    return `${prefix}-${this.#names}`;
  }

  /** Path of gadgets, of one gadget, or of a subresource of it. */
  gadgets(...rest: string[]): string {
    return [
      `/apis/${gadgetGroup}/v1/namespaces/${this.namespace}/gadgets`,
      ...rest,
    ].join('/');
  }

  /** Path of a namespaced core resource: `core('configmaps', 'a')`. */
  core(...rest: string[]): string {
    return [`/api/v1/namespaces/${this.namespace}`, ...rest].join('/');
  }

  statefulSets(...rest: string[]): string {
    return [
      `/apis/apps/v1/namespaces/${this.namespace}/statefulsets`,
      ...rest,
    ].join('/');
  }

  /** Makes a gadget and answers it. */
  async makeGadget(
    more: Record<string, unknown> = {},
    metadata: Record<string, unknown> = {},
  ): Promise<Json> {
    const { code, body, text } = await this.client.post(
      this.gadgets(),
      gadget(this.name(), more, metadata),
    );
    if (code !== 201) {
      throw new Error(`No gadget was made: ${text}`);
    }
    return body;
  }

  async makeConfigMap(
    data: Record<string, string>,
    metadata: Record<string, unknown> = {},
  ): Promise<Json> {
    const { code, body, text } = await this.client.post(
      this.core('configmaps'),
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: this.name('c'), ...metadata },
        data,
      },
    );
    if (code !== 201) {
      throw new Error(`No ConfigMap was made: ${text}`);
    }
    return body;
  }

  /** Asks again until the answer is as wanted: a real garbage collector hears of a new CRD up to half a minute later. */
  async eventually(
    ask: () => Promise<ContractAnswer>,
    wanted: (answer: ContractAnswer) => boolean,
  ): Promise<ContractAnswer> {
    const end = Date.now() + 100_000;
    for (;;) {
      const answer = await ask();
      if (wanted(answer)) {
        return answer;
      }
      if (Date.now() > end) {
        throw new Error(`Not in time: ${answer.code} ${answer.text}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
