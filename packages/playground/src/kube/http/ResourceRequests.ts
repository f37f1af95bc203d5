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

import { IncomingMessage } from 'node:http';
import { AccessControl } from '../auth/AccessControl';
import { PlaygroundUser } from '../auth/PlaygroundUser';
import { isJsonObject } from '../json';
import { KubeCluster } from '../KubeCluster';
import { kubeErrors } from '../status/KubeStatusError';
import { Answer } from './Answer';
import { Discovery } from './discovery';
import { readObject } from './readBody';
import { negotiate, Representation } from './Representation';
import { RequestCounter } from './RequestCounter';
import { RequestTarget } from './RequestTarget';
import { ResourceVerbs } from './ResourceVerbs';
import { verbOf } from './verbOf';
import { VirtualResource, virtualResources } from './virtualResources';

type ResourceTarget = Extract<RequestTarget, { kind: 'resource' }>;

/** Answers the requests for resources: those that are kept, and those that are only answered. */
export class ResourceRequests {
  readonly #cluster: KubeCluster;
  readonly #discovery: Discovery;
  readonly #access: AccessControl;
  readonly #counter: RequestCounter;
  readonly #verbs: ResourceVerbs;

  constructor(options: {
    cluster: KubeCluster;
    discovery: Discovery;
    access: AccessControl;
    counter: RequestCounter;
    verbs: ResourceVerbs;
  }) {
    this.#cluster = options.cluster;
    this.#discovery = options.discovery;
    this.#access = options.access;
    this.#counter = options.counter;
    this.#verbs = options.verbs;
  }

  /** Counts the request, asks whether it is allowed, and finds out what it is about. */
  async answer(
    target: ResourceTarget,
    request: IncomingMessage,
    user: PlaygroundUser,
    query: URLSearchParams,
    answer: Answer,
  ): Promise<void> {
    const verb = verbOf(request.method ?? 'GET', target, query);
    answer.response.once('close', () =>
      this.#counter.add({
        verb,
        group: target.group,
        version: target.version,
        resource: target.plural,
        code: answer.response.statusCode,
      }),
    );
    const byName = /(?:^|,)metadata\.name==?([^,]+)/.exec(
      query.get('fieldSelector') ?? '',
    );
    this.#access.check(user, {
      verb,
      group: target.group,
      plural: target.plural,
      subresource: target.subresource,
      namespace: target.namespace,
      name: target.name ?? byName?.[1],
    });
    const representation = negotiate(request.headers.accept);
    const virtual = virtualResources.find(
      one =>
        one.group === target.group &&
        one.plural === target.plural &&
        target.version === 'v1',
    );
    if (virtual) {
      await this.#answerVirtual(virtual, {
        isCreate: verb === 'create' && !target.name,
        request,
        user,
        answer,
        representation,
      });
      return;
    }
    const definition = this.#cluster.registry.find(target);
    if (!definition) {
      // A group that is there says so in its own way; of others nobody knows anything.
      if (this.#discovery.resources(target.group, target.version)) {
        throw kubeErrors.unknownPath();
      }
      answer.plain(404, '404 page not found\n');
      return;
    }
    if (definition.deprecation) {
      answer.warn(definition.deprecation);
    }
    const inNamespace = definition.namespaced ? target.namespace : undefined;
    if (
      (definition.namespaced && target.name && !target.namespace) ||
      (!definition.namespaced &&
        target.namespace &&
        definition.id.plural !== 'namespaces')
    ) {
      throw kubeErrors.unknownPath();
    }
    await this.#verbs.answer(
      verb,
      {
        cluster: this.#cluster,
        definition,
        request,
        answer,
        query,
        namespace: inNamespace,
        name: target.name ?? '',
        subresource: target.subresource,
      },
      representation,
    );
  }

  async #answerVirtual(
    virtual: VirtualResource,
    asked: {
      isCreate: boolean;
      request: IncomingMessage;
      user: PlaygroundUser;
      answer: Answer;
      representation: Representation;
    },
  ): Promise<void> {
    if (!asked.isCreate) {
      throw kubeErrors.methodNotAllowed();
    }
    const body = await readObject(
      asked.request,
      this.#cluster.registry.schemas,
    );
    const spec = isJsonObject(body.spec) ? body.spec : {};
    asked.answer.json(
      201,
      {
        kind: virtual.kind,
        apiVersion: `${virtual.group}/v1`,
        metadata: {},
        spec,
        status: virtual.answer(spec, asked.user),
      },
      asked.representation,
    );
  }
}
