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
import { PlaygroundUser } from '../auth/PlaygroundUser';
import { CustomResourceDefinition } from '../crd/CustomResourceDefinition';
import { crdResourceId } from '../core/coreKinds';
import { isJsonObject, JsonObject } from '../json';
import { KubeCluster } from '../KubeCluster';
import { ResourceDefinition } from '../ResourceDefinition';
import { kubeErrors, KubeStatusError } from '../status/KubeStatusError';
import { KubeObject } from '../types';
import { Answer } from './Answer';
import { Discovery } from './discovery';
import { pageOf, writePage } from './listObjects';
import { ObjectJson, partialMetadata } from './ObjectJson';
import { OpenApi } from './OpenApi';
import { answerPodLog } from './podLog';
import { readObject } from './readBody';
import { PathRequests } from './PathRequests';
import { negotiate, Representation } from './Representation';
import { RequestCounter } from './RequestCounter';
import { parseTarget, RequestTarget } from './RequestTarget';
import { scaleOf } from './scale';
import { IncludeObject, tableOf } from './tables';
import { virtualResources } from './virtualResources';
import { watchObjects } from './watchObjects';
import { deleteCollection, deleteObject } from './deleteRequests';
import { bindPod, evictPod } from './podRequests';
import { ResourceRequest, WriteResult } from './ResourceRequest';
import { verbOf } from './verbOf';
import { createObject, patchObject, updateObject } from './writeRequests';

type ResourceTarget = Extract<RequestTarget, { kind: 'resource' }>;

/** Answers the HTTP requests of one cluster: who asks, what for, whether they may, and then the work. */
export class KubeRequestHandler {
  readonly #cluster: KubeCluster;
  readonly #timers: Clock;
  readonly #bookmarkIntervalMs: number;
  readonly #json = new ObjectJson();
  readonly #discovery: Discovery;
  readonly #counter = new RequestCounter();
  readonly #access: AccessControl;
  readonly #paths: PathRequests;

  constructor(options: {
    cluster: KubeCluster;
    timers: Clock;
    bookmarkIntervalMs: number;
  }) {
    this.#cluster = options.cluster;
    this.#timers = options.timers;
    this.#bookmarkIntervalMs = options.bookmarkIntervalMs;
    this.#discovery = new Discovery(options.cluster.registry);
    this.#access = new AccessControl(options.cluster);
    this.#paths = new PathRequests({
      discovery: this.#discovery,
      openApi: new OpenApi(
        options.cluster.registry,
        (group, plural) =>
          options.cluster.get(
            crdResourceId,
            undefined,
            `${plural}.${group}`,
          ) as CustomResourceDefinition | undefined,
      ),
      counter: this.#counter,
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
      await this.#answerResource(
        target,
        request,
        user,
        url.searchParams,
        answer,
      );
    }
  }

  async #answerResource(
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
      if (verb !== 'create' || target.name) {
        throw kubeErrors.methodNotAllowed();
      }
      const body = await readObject(request, this.#cluster.registry.schemas);
      const spec = isJsonObject(body.spec) ? body.spec : {};
      answer.json(
        201,
        {
          kind: virtual.kind,
          apiVersion: `${virtual.group}/v1`,
          metadata: {},
          spec,
          status: virtual.answer(spec, user),
        },
        representation,
      );
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
    await this.#dispatch(
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

  async #dispatch(
    verb: string,
    asked: ResourceRequest,
    representation: Representation,
  ): Promise<void> {
    const { answer, definition, cluster, namespace, query, subresource } =
      asked;
    if (subresource) {
      await this.#dispatchSubresource(verb, asked, representation);
      return;
    }
    if (!definition.verbs.includes(verb)) {
      throw kubeErrors.methodNotAllowed();
    }
    if (verb === 'update' && !asked.name) {
      throw kubeErrors.badRequest('name must be provided');
    }
    if (
      (verb === 'patch' && !asked.name) ||
      (verb === 'create' && asked.name)
    ) {
      throw kubeErrors.methodNotAllowed();
    }
    const includeObject = (query.get('includeObject') ||
      'Metadata') as IncludeObject;
    const options = {
      json: this.#json,
      nowMs: cluster.clock.now(),
      includeObject,
    };
    switch (verb) {
      case 'watch':
        answer.writeWarnings();
        watchObjects(answer.response, {
          ...options,
          cluster,
          definition,
          namespace,
          query,
          representation,
          timers: this.#timers,
          bookmarkIntervalMs: this.#bookmarkIntervalMs,
        });
        return;
      case 'list':
        answer.text(
          200,
          writePage(
            definition,
            pageOf(cluster, definition, namespace, query),
            representation,
            options,
          ),
          representation,
        );
        return;
      case 'deletecollection':
        answer.text(
          200,
          writePage(
            definition,
            {
              objects: await deleteCollection(asked),
              metadata: { resourceVersion: String(cluster.store.revision) },
            },
            representation,
            options,
          ),
          representation,
        );
        return;
      case 'get':
        this.#answerObject(
          {
            code: 200,
            object: cluster.writer.expect(definition, namespace, asked.name),
          },
          asked,
          representation,
          includeObject,
        );
        return;
      case 'create':
        this.#answerObject(await createObject(asked), asked, representation);
        return;
      case 'update':
        this.#answerObject(await updateObject(asked), asked, representation);
        return;
      case 'patch':
        this.#answerObject(await patchObject(asked), asked, representation);
        return;
      default:
        this.#answerObject(await deleteObject(asked), asked, representation);
    }
  }

  async #dispatchSubresource(
    verb: string,
    asked: ResourceRequest,
    representation: Representation,
  ): Promise<void> {
    const { answer, definition, cluster, namespace, name, query } = asked;
    const isPod = definition.storageKey === '/pods';
    const key = `${asked.subresource} ${verb}`;
    const served =
      (asked.subresource === 'status' && definition.status) ||
      (asked.subresource === 'scale' && definition.scale !== undefined) ||
      (isPod &&
        ['log', 'eviction', 'binding'].includes(asked.subresource ?? ''));
    if (!served) {
      throw kubeErrors.unknownPath();
    }
    const object = cluster.writer.expect(definition, namespace, name);
    let result: WriteResult;
    if (key === 'log get') {
      answerPodLog(cluster, object, query, answer);
      return;
    } else if (key === 'eviction create') {
      result = await evictPod(asked);
    } else if (key === 'binding create') {
      result = await bindPod(asked);
    } else if (key === 'status get') {
      result = { code: 200, object };
    } else if (key === 'scale get') {
      result = { code: 200, object: scaleOf(object, definition.scale!) };
    } else if (verb === 'update') {
      result = await updateObject(asked);
    } else if (verb === 'patch') {
      result = await patchObject(asked);
    } else {
      throw kubeErrors.methodNotAllowed();
    }
    this.#answerObject(result, asked, representation);
  }

  #answerObject(
    { code, object }: WriteResult,
    { answer, definition, cluster }: ResourceRequest,
    representation: Representation,
    includeObject: IncludeObject = 'Metadata',
  ): void {
    if (!isObjectOf(definition, object)) {
      answer.json(code, object, representation);
      return;
    }
    if (representation.as === 'Table') {
      answer.json(
        code,
        tableOf(definition, [object], {
          nowMs: cluster.clock.now(),
          includeObject,
          withColumns: true,
          metadata: { resourceVersion: object.metadata.resourceVersion },
        }),
        representation,
      );
    } else if (representation.as === 'PartialObjectMetadata') {
      answer.json(code, partialMetadata(object), representation);
    } else {
      answer.text(code, this.#json.full(object), representation);
    }
  }
}

/** Whether an answer is an object of the resource: others are a Status or a Scale. */
function isObjectOf(
  definition: ResourceDefinition,
  object: KubeObject | JsonObject,
): object is KubeObject {
  return object.kind === definition.kind;
}
