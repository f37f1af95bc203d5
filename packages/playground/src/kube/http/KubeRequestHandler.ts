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

import { IncomingMessage, ServerResponse } from 'node:http';
import { Clock } from '../../clock';
import { AccessControl } from '../auth/AccessControl';
import { CustomResourceDefinition } from '../crd/CustomResourceDefinition';
import { crdResourceId } from '../core/coreKinds';
import { KubeCluster } from '../KubeCluster';
import { kubeErrors, KubeStatusError } from '../status/KubeStatusError';
import { Answer } from './Answer';
import { Discovery } from './discovery';
import { OpenApi } from './OpenApi';
import { PathRequests } from './PathRequests';
import { RequestCounter } from './RequestCounter';
import { parseTarget } from './RequestTarget';
import { ResourceRequests } from './ResourceRequests';
import { ResourceVerbs } from './ResourceVerbs';

/** Answers the HTTP requests of one cluster: who asks, what for, whether they may, and then the work. */
export class KubeRequestHandler {
  readonly #cluster: KubeCluster;
  readonly #access: AccessControl;
  readonly #paths: PathRequests;
  readonly #resources: ResourceRequests;

  constructor(options: {
    cluster: KubeCluster;
    timers: Clock;
    bookmarkIntervalMs: number;
  }) {
    const { cluster } = options;
    const access = new AccessControl(cluster);
    const discovery = new Discovery(cluster.registry);
    const counter = new RequestCounter();
    this.#cluster = cluster;
    this.#access = access;
    this.#paths = new PathRequests({
      discovery,
      openApi: new OpenApi(
        cluster.registry,
        (group, plural) =>
          cluster.get(crdResourceId, undefined, `${plural}.${group}`) as
            | CustomResourceDefinition
            | undefined,
      ),
      counter,
    });
    this.#resources = new ResourceRequests({
      cluster,
      discovery,
      access,
      counter,
      verbs: new ResourceVerbs(options),
    });
  }

  async handle(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { faults } = this.#cluster;
    if (faults.refuse) {
      request.socket.destroy();
      return;
    }
    if (faults.hang) {
      return;
    }
    const answer = new Answer(response);
    try {
      const retryAfter = faults.takeTooMany();
      if (retryAfter !== undefined) {
        throw kubeErrors.tooManyRequests(
          'Too many requests, please try again later.',
          retryAfter,
        );
      }
      await this.#answer(request, answer);
    } catch (error) {
      if (error instanceof KubeStatusError) {
        answer.error(error);
      } else if (!request.destroyed) {
        answer.error(
          kubeErrors.internal(
            error instanceof Error ? error.message : String(error),
          ),
        );
      }
    }
  }

  async #answer(request: IncomingMessage, answer: Answer): Promise<void> {
    const url = new URL(request.url ?? '/', 'https://localhost');
    const user = this.#access.authenticate(request.headers.authorization);
    const target = parseTarget(url.pathname);
    if (target.kind === 'path') {
      this.#access.checkPath(target.path, request.method ?? 'GET', user);
      this.#paths.answer(target.path, request.headers.accept, answer);
    } else {
      await this.#resources.answer(
        target,
        request,
        user,
        url.searchParams,
        answer,
      );
    }
  }
}
