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

import { Clock } from '../../clock';
import { kubeErrors } from '../status/KubeStatusError';
import { storageKeys } from '../store/storageKeys';
import { answerObject } from './answerObject';
import { deleteCollection, deleteObject } from './deleteRequests';
import { pageOf, writePage } from './listObjects';
import { ObjectJson } from './ObjectJson';
import { answerPodLog } from './podLog';
import { bindPod, evictPod } from './podRequests';
import { Representation } from './Representation';
import { ResourceRequest, WriteResult } from './ResourceRequest';
import { scaleOf } from './scale';
import { IncludeObject } from './tables';
import { watchObjects } from './watchObjects';
import { createObject, patchObject, updateObject } from './writeRequests';

/** The verbs of resources and of their subresources. */
export class ResourceVerbs {
  readonly #timers: Clock;
  readonly #bookmarkIntervalMs: number;
  readonly #json = new ObjectJson();

  constructor(options: { timers: Clock; bookmarkIntervalMs: number }) {
    this.#timers = options.timers;
    this.#bookmarkIntervalMs = options.bookmarkIntervalMs;
  }

  /** Does what a verb asks for, and answers. */
  async answer(
    verb: string,
    asked: ResourceRequest,
    representation: Representation,
  ): Promise<void> {
    const { answer, definition, cluster, namespace, query, subresource } =
      asked;
    if (subresource) {
      await this.#answerSubresource(verb, asked, representation);
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
        answerObject(
          this.#json,
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
        answerObject(
          this.#json,
          await createObject(asked),
          asked,
          representation,
        );
        return;
      case 'update':
        answerObject(
          this.#json,
          await updateObject(asked),
          asked,
          representation,
        );
        return;
      case 'patch':
        answerObject(
          this.#json,
          await patchObject(asked),
          asked,
          representation,
        );
        return;
      default:
        answerObject(
          this.#json,
          await deleteObject(asked),
          asked,
          representation,
        );
    }
  }

  async #answerSubresource(
    verb: string,
    asked: ResourceRequest,
    representation: Representation,
  ): Promise<void> {
    const { answer, definition, cluster, namespace, name, query } = asked;
    const isPod = definition.storageKey === storageKeys.pods;
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
    answerObject(this.#json, result, asked, representation);
  }
}
