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

import {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  PermissionRuleset,
} from '@backstage/plugin-permission-node';
import {
  DatabasePermissionQuery,
  DatabasePermissionResource,
} from '@database-platform/plugin-databases-node';
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { ShortMemory } from '../memory/ShortMemory';
import { compileConditions } from './compileConditions';
import { ALLOW_ALL, ALLOW_NONE, ReadFilter } from './ReadFilter';

/** What was found out about one and the same token: pages ask many times a minute, and finding out costs a request. */
const BELIEVED = { believedMs: 2_000, renewedMs: 1_500 };

export interface ReadAccessOptions {
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  rules: PermissionRuleset<DatabasePermissionResource, DatabasePermissionQuery>;
  now(): number;
}

/**
 * Asks the permission framework what whoever sent a request may do.
 */
export class ReadAccess {
  readonly #options: ReadAccessOptions;
  readonly #filters: ShortMemory<ReadFilter>;
  readonly #ownRefs: ShortMemory<readonly string[]>;

  constructor(options: ReadAccessOptions) {
    this.#options = options;
    const memory = { ...BELIEVED, now: options.now };
    this.#filters = new ShortMemory(memory);
    this.#ownRefs = new ShortMemory(memory);
  }

  /** The databases on which the request has the permission. */
  async filter(
    request: Request,
    permission: ResourcePermission,
  ): Promise<ReadFilter> {
    return this.#recall(request, permission.name, credentials =>
      this.filterOf(credentials, permission),
    );
  }

  /** The databases on which someone has the permission, where what they ask for did not come as a request of its own. */
  async filterOf(
    credentials: BackstageCredentials,
    permission: ResourcePermission,
  ): Promise<ReadFilter> {
    const [decision] = await this.#options.permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    return this.#filterOf(decision);
  }

  /** Whether the request has the permission. */
  async allows(
    request: Request,
    permission: BasicPermission,
  ): Promise<boolean> {
    const filter = await this.#recall(
      request,
      permission.name,
      async credentials => {
        const [decision] = await this.#options.permissions.authorize(
          [{ permission }],
          { credentials },
        );
        return this.#filterOf(decision);
      },
    );
    return filter === ALLOW_ALL;
  }

  /**
   * @throws NotAllowedError when the request lacks the permission.
   */
  async require(request: Request, permission: BasicPermission): Promise<void> {
    if (!(await this.allows(request, permission))) {
      throw new NotAllowedError(`You lack the permission ${permission.name}`);
    }
  }

  /**
   * The entity references by which the user who sent the request owns things: their own and their groups'.
   *
   * @throws InputError when it was not a user.
   */
  async ownRefs(request: Request): Promise<readonly string[]> {
    const { auth, userInfo } = this.#options;
    const credentials = await this.#credentials(request);
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new InputError(
        'owner: only users own databases, so only they can ask for "mine"',
      );
    }
    const ask = async () =>
      (await userInfo.getUserInfo(credentials)).ownershipEntityRefs;
    const token = request.headers.authorization;
    return token ? this.#ownRefs.recall(digest(token), ask) : ask();
  }

  #credentials(request: Request): Promise<BackstageCredentials> {
    return this.#options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
  }

  /** Believes what was decided about the same user's token a moment ago. */
  async #recall(
    request: Request,
    name: string,
    decide: (credentials: BackstageCredentials) => Promise<ReadFilter>,
  ): Promise<ReadFilter> {
    const credentials = await this.#credentials(request);
    const token = request.headers.authorization;
    return token && this.#options.auth.isPrincipal(credentials, 'user')
      ? this.#filters.recall(`${name} ${digest(token)}`, () =>
          decide(credentials),
        )
      : decide(credentials);
  }

  #filterOf(decision: PolicyDecision): ReadFilter {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return ALLOW_ALL;
      case AuthorizeResult.CONDITIONAL:
        return {
          key: digest(JSON.stringify(decision.conditions)),
          allows: compileConditions(decision.conditions, this.#options.rules),
          query: createConditionTransformer(this.#options.rules)(
            decision.conditions,
          ),
        };
      default:
        return ALLOW_NONE;
    }
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
