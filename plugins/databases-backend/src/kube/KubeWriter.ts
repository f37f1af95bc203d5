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

import { KubeRequest, KubeResponse } from './KubeTransport';

/**
 * One request that carries a body. With `dryRun: 'All'` among the query, nothing is kept of it.
 */
export interface KubeWrite extends KubeRequest {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON, which is YAML as well. */
  body?: unknown;
  /** JSON when absent; patches say which kind they are. */
  contentType?: string;
}

/**
 * Sends what is not a read. Apart from {@link KubeTransport}, so that what only watches cannot write.
 */
export interface KubeWriter {
  /**
   * Sends a request that is not a GET.
   *
   * @throws KubeUnreachableError when no answer of the Kubernetes API could be had; whether the request arrived is then not known.
   */
  send(request: KubeWrite): Promise<KubeResponse>;
}
