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
  GitFileTooLargeError,
  GitOptions,
  GitRepository,
} from '@database-platform/plugin-databases-node';
import { Clock, Deadline, unless } from '../../time';
import {
  GitAnswerTooLongError,
  GitAttempt,
  GitSilenceError,
  toGitHostError,
} from '../errors';
import { boundedFetch, GitFetch } from './boundedFetch';

/** An answer of a Git host may take this long; the slowest of them (a compare, a merge check) take a few seconds. */
const DEADLINE_MS = 20_000;

/**
 * What a Git host is asked with. `Authorization` and the secret within it, so that no message has it.
 */
export interface GitCredentials {
  /** The value of the header; absent for requests without credentials. */
  authorization?: string;
  secrets: readonly string[];
}

/**
 * What an adapter does its requests with.
 */
export interface GitTransportOptions {
  title: string;
  host: string;
  configKey: string;
  fetch: typeof fetch;
  clock: Clock;
  /** The portal's own credentials for a repository. */
  portalCredentials(repository: GitRepository): Promise<GitCredentials>;
  /** The credentials that a person's token makes. */
  personCredentials(token: string): GitCredentials;
}

/**
 * A connection to a Git host for one operation.
 */
export interface GitConnection {
  fetch: GitFetch;
  authorization: string | undefined;
}

/**
 * Runs the operations of an adapter: with credentials, within time, and with errors that a person understands.
 */
export class GitTransport {
  readonly #options: GitTransportOptions;

  constructor(options: GitTransportOptions) {
    this.#options = options;
  }

  get clock(): Clock {
    return this.#options.clock;
  }

  /**
   * @param action - as in "the portal cannot …": `open a pull request`
   * @param options - `maxBytes` of the file that is read
   * @throws GitFileTooLargeError when that is longer.
   */
  async run<T>(
    repository: GitRepository,
    action: string,
    options: GitOptions & { maxBytes?: number },
    work: (connection: GitConnection) => Promise<T>,
  ): Promise<T> {
    const { maxBytes } = options;
    options.signal.throwIfAborted();
    const { title, host, configKey, clock } = this.#options;
    let credentials: GitCredentials = {
      secrets: options.token ? [options.token] : [],
    };
    try {
      credentials = options.token
        ? this.#options.personCredentials(options.token)
        : await this.#portalCredentials(repository, options.signal);
      const { authorization } = credentials;
      return await work({
        authorization,
        fetch: boundedFetch({
          fetch: this.#options.fetch,
          clock,
          deadlineMs: DEADLINE_MS,
          signal: options.signal,
          maxBytes: maxBytes && lengthInJson(maxBytes),
        }),
      });
    } catch (error) {
      options.signal.throwIfAborted();
      if (maxBytes !== undefined && error instanceof GitAnswerTooLongError) {
        throw new GitFileTooLargeError(
          `The portal cannot ${action} in ${repository.owner}/${repository.name} on ${title} (${host}): the file has more than ${maxBytes} bytes.`,
        );
      }
      throw toGitHostError(error, {
        title,
        host,
        configKey,
        repository,
        action,
        credentials: kindOf(options, credentials),
        secrets: credentials.secrets,
        now: clock.now(),
      });
    }
  }

  /** They may come from a host too: an app's token is made by GitHub. */
  async #portalCredentials(
    repository: GitRepository,
    signal: AbortSignal,
  ): Promise<GitCredentials> {
    const deadline = new Deadline(this.#options.clock, DEADLINE_MS, signal);
    try {
      return await unless(
        deadline.signal,
        this.#options.portalCredentials(repository),
      );
    } catch (error) {
      throw deadline.expired
        ? new GitSilenceError(
            `gave the portal no credentials within ${
              DEADLINE_MS / 1000
            } seconds`,
          )
        : error;
    } finally {
      deadline.clear();
    }
  }
}

/** Files come as base64, with line breaks, among what else is known of them. */
function lengthInJson(bytes: number): number {
  return Math.ceil(bytes * 1.5) + 64 * 1024;
}

function kindOf(
  { token }: GitOptions,
  { authorization }: GitCredentials,
): GitAttempt['credentials'] {
  if (token) {
    return 'person';
  }
  return authorization ? 'portal' : 'none';
}
