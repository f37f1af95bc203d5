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

import { InputError } from '@backstage/errors';

/**
 * The header with a person's own token for a Git host: the host and the token, with a space between them.
 *
 * @public
 */
export const GIT_TOKEN_HEADER = 'X-Databases-Git-Token';

/**
 * The secret of a scaffolder task with the same, which the form field `DatabasePlan` sets and the actions read.
 *
 * @public
 */
export const GIT_TOKEN_SECRET = 'DATABASES_GIT_TOKEN';

/**
 * A person's own token, and the Git host that it is for: it is never sent to another.
 *
 * @public
 */
export interface GitToken {
  /** With its port, where it has one: `github.com`. */
  host: string;
  token: string;
}

/**
 * Whether a token is for a host; hosts are compared without case.
 *
 * @public
 */
export function isTokenFor({ host }: GitToken, other: string): boolean {
  return host.toLowerCase() === other.toLowerCase();
}

/**
 * As it travels: `github.com gho_...`.
 *
 * @public
 */
export function formatGitToken({ host, token }: GitToken): string {
  return `${host} ${token}`;
}

/**
 * Takes apart what {@link formatGitToken} made.
 *
 * @returns `undefined` for an empty text.
 * @throws InputError, without the text, for anything else.
 *
 * @public
 */
export function parseGitToken(text: string): GitToken | undefined {
  const trimmed = text.trim();
  const [, host, token] = /^([\w.:[\]-]+) +([!-~]+)$/.exec(trimmed) ?? [];
  if (trimmed !== '' && !token) {
    throw new InputError(
      'The token for the Git host must be the host and the token, with a space between them',
    );
  }
  return token ? { host: host.toLowerCase(), token } : undefined;
}
