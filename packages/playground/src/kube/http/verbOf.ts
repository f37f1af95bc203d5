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

import { kubeErrors } from '../status/KubeStatusError';
import { flagOf } from './readQuery';
import { RequestTarget } from './RequestTarget';

/** What a request wants to do, by the word that rules use: `list` and `watch` are both a GET of a collection. */
export function verbOf(
  method: string,
  target: Extract<RequestTarget, { kind: 'resource' }>,
  query: URLSearchParams,
): string {
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (target.name) {
        return 'get';
      }
      return flagOf(query, 'watch') ? 'watch' : 'list';
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return target.name ? 'delete' : 'deletecollection';
    default:
      throw kubeErrors.methodNotAllowed();
  }
}
