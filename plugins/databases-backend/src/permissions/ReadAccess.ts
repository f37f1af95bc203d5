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
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { PermissionRuleset } from '@backstage/plugin-permission-node';
import {
  DatabasePermissionQuery,
  DatabasePermissionResource,
} from '@database-platform/plugin-databases-node';
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { compileConditions } from './compileConditions';
import { ALLOW_ALL, ALLOW_NONE, ReadFilter } from './ReadFilter';

/** How long a decision about one and the same token is believed. Pages ask many times a minute, and a decision costs a request. */
const BELIEVED_MS = 2_000;
const MAX_REMEMBERED = 1_000;

export interface ReadAccessOptions {
  auth: AuthService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  rules: PermissionRuleset<DatabasePermissionResource, DatabasePermissionQuery>;
  now(): number;
}

/**
 * Asks the permission framework what whoever sent a request may do.
 */
export class ReadAccess {
  readonly #options: ReadAccessOptions;
  readonly #remembered = new Map<
    string,
    { until: number; filter: Promise<ReadFilter> }
  >();

  constructor(options: ReadAccessOptions) {
    this.#options = options;
  }

  /** The databases on which the request has the permission. */
  async filter(
    request: Request,
    permission: ResourcePermission,
  ): Promise<ReadFilter> {
    return this.#recall(request, permission.name, async credentials => {
      const [decision] = await this.#options.permissions.authorizeConditional(
        [{ permission }],
        { credentials },
      );
      return this.#filterOf(decision);
    });
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

  #credentials(request: Request): Promise<BackstageCredentials> {
    return this.#options.httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
  }

  /** Believes what was decided about the same token a moment ago. */
  async #recall(
    request: Request,
    name: string,
    decide: (credentials: BackstageCredentials) => Promise<ReadFilter>,
  ): Promise<ReadFilter> {
    const credentials = await this.#credentials(request);
    const token = request.headers.authorization;
    if (!token || !this.#options.auth.isPrincipal(credentials, 'user')) {
      return decide(credentials);
    }
    const now = this.#options.now();
    const key = `${name} ${digest(token)}`;
    let known = this.#remembered.get(key);
    if (!known || known.until <= now) {
      this.#forgetOld(now);
      const filter = decide(credentials);
      known = { until: now + BELIEVED_MS, filter };
      this.#remembered.set(key, known);
      filter.catch(() => this.#remembered.delete(key));
    }
    return known.filter;
  }

  #filterOf(decision: PolicyDecision): ReadFilter {
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return ALLOW_ALL;
      case AuthorizeResult.CONDITIONAL:
        return {
          key: digest(JSON.stringify(decision.conditions)),
          allows: compileConditions(decision.conditions, this.#options.rules),
        };
      default:
        return ALLOW_NONE;
    }
  }

  #forgetOld(now: number) {
    for (const [key, { until }] of this.#remembered) {
      if (until <= now || this.#remembered.size >= MAX_REMEMBERED) {
        this.#remembered.delete(key);
      }
    }
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
