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

import { HostError } from '../model/HostError';
import {
  Answering,
  ApiCall,
  ApiRoute,
  RepositoryCall,
  RouteNeeds,
  SignedCall,
} from './ApiCall';

/** A path of the API that is about no repository. */
export function plainRoute(
  method: string,
  path: string,
  handle: Answering<ApiCall>,
): ApiRoute {
  return { method, path: path.split('/').filter(Boolean), handle };
}

/** A path below `/repos/:owner/:repo` that whoever may read the repository may ask. */
export function readRoute(
  method: string,
  path: string,
  handle: Answering<RepositoryCall>,
): ApiRoute {
  return plainRoute(method, `/repos/:owner/:repo${path}`, async call => {
    const repository = call.host.repository(
      call.params.owner,
      call.params.repo,
    );
    repository.demand(call.user, 'read');
    return handle({ ...call, repository });
  });
}

/** A path below `/repos/:owner/:repo` that needs a user, and more rights where `needs` says so. */
export function signedRoute(
  method: string,
  path: string,
  needs: RouteNeeds,
  handle: Answering<SignedCall>,
): ApiRoute {
  return readRoute(method, path, async call => {
    const { user, repository } = call;
    if (!user) {
      throw new HostError(401, 'token is required');
    }
    repository.demand(user, needs.right ?? 'read');
    if (repository.isArchived && method !== 'GET' && !needs.whenArchived) {
      throw new HostError(423, `${repository.fullName} is archived`);
    }
    return handle({ ...call, user });
  });
}

/** The parameters of a path, if it is one of this route. */
export function matchRoute(
  { path }: ApiRoute,
  parts: readonly string[],
): Record<string, string> | undefined {
  const hasRest = path.at(-1) === '*';
  const fixed = hasRest ? path.slice(0, -1) : path;
  if (hasRest ? parts.length <= fixed.length : parts.length !== fixed.length) {
    return undefined;
  }
  const params: Record<string, string> = {};
  for (const [i, part] of fixed.entries()) {
    if (part.startsWith(':')) {
      params[part.slice(1)] = parts[i];
    } else if (part !== parts[i]) {
      return undefined;
    }
  }
  if (hasRest) {
    params['*'] = parts.slice(fixed.length).join('/');
  }
  return params;
}
