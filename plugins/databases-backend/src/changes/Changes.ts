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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  changeReadPermission,
  ChangeQuery,
  ChangeRequest,
} from '@database-platform/plugin-databases-common';
import { ALLOW_NONE } from '../permissions/ReadFilter';
import { ChangeAccess, resourceOf } from './ChangeAccess';
import { readChangeCursor, writeChangeCursor } from './changeCursor';
import { ChangeRecord, isActive } from './ChangeRecord';
import { ChangeFollower } from './follow/ChangeFollower';
import { isRevivable } from './follow/transitions';
import { AskOptions, ChangeOpener } from './open/ChangeOpener';
import { requireClosable } from './requireClosable';
import { ChangeStore } from './store/ChangeStore';

/** Changes in one answer, where not told otherwise. */
const DEFAULT_LIMIT = 50;

/** One page of changes. */
export interface ChangePage {
  items: readonly ChangeRecord[];
  totalItems: number;
  nextCursor: string | undefined;
}

/**
 * What people, plugins and agents can do with changes; each with the rights of whoever asks.
 */
export class Changes {
  readonly #store: ChangeStore;
  readonly #access: ChangeAccess;
  readonly #opener: ChangeOpener;
  readonly #follower: ChangeFollower;

  constructor(options: {
    store: ChangeStore;
    access: ChangeAccess;
    opener: ChangeOpener;
    follower: ChangeFollower;
  }) {
    this.#store = options.store;
    this.#access = options.access;
    this.#opener = options.opener;
    this.#follower = options.follower;
  }

  /** See {@link ChangeOpener.open}. */
  async open(
    request: ChangeRequest,
    ask: AskOptions,
  ): Promise<{ change: ChangeRecord; isNew: boolean }> {
    const opened = await this.#opener.open(request, ask);
    this.#follower.expect(opened.change);
    return opened;
  }

  /** @throws NotAllowedError for those who may see no change at all. */
  async list(
    query: ChangeQuery,
    credentials: BackstageCredentials,
  ): Promise<ChangePage> {
    const filter = await this.#access.readable(credentials);
    if (filter === ALLOW_NONE) {
      throw new NotAllowedError(
        `You lack the permission ${changeReadPermission.name}`,
      );
    }
    const limit = query.limit ?? DEFAULT_LIMIT;
    const states =
      query.active === undefined
        ? query.state
        : (['open', 'stuck', 'done', 'closed', 'superseded', 'failed'] as const)
            .filter(state => isActive({ state }) === query.active)
            .filter(state => query.state?.includes(state) ?? true);
    const { items, totalItems } = await this.#store.list({
      ref: query.ref,
      states,
      owners: query.owner,
      requestedBy: query.requestedBy,
      allowed: filter.query,
      limit: limit + 1,
      after: query.cursor ? readChangeCursor(query.cursor) : undefined,
    });
    const page = items.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page,
      totalItems,
      nextCursor:
        last && items.length > limit ? writeChangeCursor(last) : undefined,
    };
  }

  /** @throws NotFoundError when there is none, or it may not be seen. */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ChangeRecord> {
    const filter = await this.#access.readable(credentials);
    const change = await this.#store.get(id);
    if (!change || !filter.allows(resourceOf(change))) {
      throw new NotFoundError('There is no such change, or you may not see it');
    }
    return change;
  }

  /**
   * Closes the pull request of a change that is not merged yet.
   *
   * @throws ConflictError when it is merged or at its end, and what {@link Changes.get} and the Git host say.
   */
  async close(id: string, ask: AskOptions): Promise<ChangeRecord> {
    const change = await this.get(id, ask.credentials);
    await this.#access.requireOperation(
      ask.credentials,
      change.kind,
      resourceOf(change),
    );
    return requireClosable(change) ? this.#follower.close(change, ask) : change;
  }

  /**
   * Looks at once what became of it. One that failed after its pull request was merged is followed again.
   *
   * @throws what {@link Changes.get} says.
   */
  async refresh(id: string, ask: AskOptions): Promise<ChangeRecord> {
    const change = await this.get(id, ask.credentials);
    const isRevived = isRevivable(change);
    if (isRevived) {
      await this.#access.requireOperation(
        ask.credentials,
        change.kind,
        resourceOf(change),
      );
    }
    return isActive(change) || isRevived
      ? this.#follower.refresh(change)
      : change;
  }
}
