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

import type { ClusterFaults } from '../ClusterFaults';
import { isPublicPath, virtualResources } from '../http/virtualResources';
import { kubeErrors } from '../status/KubeStatusError';
import { isAllowed, refusal, ResourceAccess } from './authorize';
import { PlaygroundUser } from './PlaygroundUser';

const anonymous: PlaygroundUser = {
  name: 'system:anonymous',
  token: '',
  groups: ['system:unauthenticated'],
  rules: [],
};

/** Who may use a cluster's API, and for what. */
export class AccessControl {
  readonly #users: readonly PlaygroundUser[];
  readonly #faults: ClusterFaults;

  constructor(options: {
    users: readonly PlaygroundUser[];
    faults: ClusterFaults;
  }) {
    this.#users = options.users;
    this.#faults = options.faults;
  }

  /**
   * Who sends a request, by its Authorization header; without one it is `system:anonymous`.
   *
   * @throws KubeStatusError 401 for a token that nobody has
   */
  authenticate(header: string | undefined): PlaygroundUser {
    if (!header) {
      return anonymous;
    }
    const token = /^bearer\s+(\S+)$/i.exec(header)?.[1];
    const user = this.#users.find(one => one.token === token);
    if (!token || !user || this.#faults.tokensExpired) {
      throw kubeErrors.unauthorized();
    }
    return user;
  }

  /** Health and version are for everybody, discovery for those who say who they are, the rest for those who may do all; else 403. */
  checkPath(path: string, method: string, user: PlaygroundUser): void {
    const isHealth = /^\/(healthz|livez|readyz|version)(\/|$)/.test(path);
    const allowed = user === anonymous ? isHealth : isPublicPath(path);
    if (!allowed && !isAllowed(user, { verb: '*', group: '*', plural: '*' })) {
      throw kubeErrors.forbiddenPath(
        `User "${user.name}" cannot ${method.toLowerCase()} path "${path}"`,
      );
    }
  }

  /** @throws KubeStatusError 403 for what the user may not do */
  check(user: PlaygroundUser, access: ResourceAccess): void {
    const isReview = virtualResources.some(
      one => one.group === access.group && one.plural === access.plural,
    );
    const allowed =
      (isReview && user !== anonymous && access.verb === 'create') ||
      isAllowed(user, access);
    if (!allowed || this.#faults.isForbidden(access.plural)) {
      throw kubeErrors.forbidden(
        { group: access.group, plural: access.plural },
        access.name ?? '',
        refusal(user, access),
      );
    }
  }
}
