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
import { JsonObject } from '../json';
import { KubeCluster } from '../KubeCluster';
import { ResourceDefinition } from '../ResourceDefinition';
import { KubeObject } from '../types';
import { WriteContext } from '../write/WriteContext';
import { Answer } from './Answer';
import { readObject } from './readBody';
import { readWriteContext } from './readQuery';

/** A request for one resource, after it was found out what and whose it is. */
export interface ResourceRequest {
  cluster: KubeCluster;
  definition: ResourceDefinition;
  request: IncomingMessage;
  answer: Answer;
  query: URLSearchParams;
  namespace: string | undefined;
  name: string;
  subresource: string | undefined;
}

/** What a write answers. */
export interface WriteResult {
  code: number;
  object: KubeObject | JsonObject;
}

/** How a write is asked for. */
export function contextOf(
  { query, request, answer }: ResourceRequest,
  kind: 'CreateOptions' | 'UpdateOptions' | 'PatchOptions',
  apply = false,
): WriteContext {
  return readWriteContext(query, {
    kind,
    userAgent: request.headers['user-agent'],
    apply,
    warn: answer.warn,
  });
}

/** The body of a request, which has to be an object. */
export function bodyOf({
  request,
  cluster,
}: ResourceRequest): Promise<JsonObject> {
  return readObject(request, cluster.registry.schemas);
}
