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

import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { GitPerson } from '@database-platform/plugin-databases-node';
import { Clock, sleep } from '../../time';

/** On a group or user of the catalog: who reviews, by their names on the Git host; teams with `team:` before them. */
const REVIEWERS_ANNOTATION = 'databases.backstage.io/git-reviewers';

/** The catalog is asked for what is good to have: a slow one must not hold up a change. */
const DEADLINE_MS = 5_000;

/** Who is to review a pull request, by their names on the Git host. */
export interface Reviewers {
  reviewers: readonly string[];
  teamReviewers: readonly string[];
}

const NOBODY: Reviewers = { reviewers: [], teamReviewers: [] };

/**
 * Finds people of the catalog on the Git host.
 */
export class People {
  readonly #auth: AuthService;
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #clock: Clock;
  readonly #logger: LoggerService;

  constructor(options: {
    auth: AuthService;
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    clock: Clock;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** As whom to commit; `undefined` when the catalog has no address of them. */
  async authorOf(entityRef: string): Promise<GitPerson | undefined> {
    const entity = await this.#entity(entityRef);
    const profile = entity?.spec?.profile;
    if (!entity || typeof profile !== 'object' || Array.isArray(profile)) {
      return undefined;
    }
    const { displayName, email } = profile ?? {};
    return typeof email === 'string' && /^[^\s<>@]+@[^\s<>@]+$/.test(email)
      ? {
          email,
          name:
            typeof displayName === 'string' && displayName.trim()
              ? displayName.replace(/[<>\r\n]/g, ' ').trim()
              : entity.metadata.title ?? entity.metadata.name,
        }
      : undefined;
  }

  /** Who reviews what the owner owns, as the owner's entity says it. */
  async reviewersOf(
    owner: string | undefined,
    host: string,
  ): Promise<Reviewers> {
    const annotations = owner
      ? (await this.#entity(owner))?.metadata.annotations
      : undefined;
    if (!annotations) {
      return NOBODY;
    }
    const said = annotations[REVIEWERS_ANNOTATION];
    if (said) {
      return parseReviewers(said.split(','));
    }
    const team =
      annotations[`${host}/team-slug`] ?? annotations[`${host}/team-path`];
    const user = annotations[`${host}/user-login`];
    return {
      reviewers: user ? [user] : [],
      teamReviewers: team ? [team.slice(team.lastIndexOf('/') + 1)] : [],
    };
  }

  async #entity(entityRef: string): Promise<Entity | undefined> {
    const controller = new AbortController();
    try {
      const asked = this.#auth
        .getOwnServiceCredentials()
        .then(credentials =>
          this.#catalog.getEntityByRef(entityRef, { credentials }),
        );
      return await Promise.race([
        asked,
        sleep(this.#clock, DEADLINE_MS, controller.signal).then(() => {
          throw new Error('it did not answer in time');
        }),
      ]);
    } catch (error) {
      this.#logger.warn(`The catalog could not tell of ${entityRef}: ${error}`);
      return undefined;
    } finally {
      controller.abort();
    }
  }
}

/** `jane` is a person, `team:orders` a team. */
export function parseReviewers(names: readonly string[]): Reviewers {
  const known = names.map(name => name.trim()).filter(Boolean);
  const isTeam = (name: string) => name.startsWith('team:');
  return {
    reviewers: known.filter(name => !isTeam(name)),
    teamReviewers: known
      .filter(isTeam)
      .map(name => name.slice('team:'.length).trim()),
  };
}
