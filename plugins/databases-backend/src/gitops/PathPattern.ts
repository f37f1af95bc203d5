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

/** What a pattern may be filled with. */
export const pathPlaceholders = [
  'kubernetesCluster',
  'namespace',
  'engine',
  'name',
  'environment',
] as const;

export type PathPlaceholder = (typeof pathPlaceholders)[number];

/** What is known of a database that a pattern is filled for. */
export type PathValues = Readonly<Record<PathPlaceholder, string | undefined>>;

/**
 * A text with placeholders such as `{namespace}`.
 */
export interface PathPattern {
  readonly text: string;
  readonly placeholders: readonly PathPlaceholder[];
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Names of Kubernetes clusters may hold characters that have a meaning in addresses, as those of EKS do. */
const UNSAFE = /[^A-Za-z0-9._-]+/g;

/**
 * @param key - of the configuration, for errors
 * @throws InputError that names the key and the placeholder that does not exist.
 */
export function parsePattern(key: string, text: string): PathPattern {
  const placeholders = Array.from(text.matchAll(PLACEHOLDER), ([, name]) => {
    const known = pathPlaceholders.find(placeholder => placeholder === name);
    if (!known) {
      throw new InputError(
        `${key}: {${name}} is not known; allowed are ${pathPlaceholders
          .map(placeholder => `{${placeholder}}`)
          .join(', ')}`,
      );
    }
    return known;
  });
  return { text, placeholders };
}

/**
 * The pattern for one database; `undefined` when something that it needs is not known of it, such as the environment.
 *
 * @param keep - a placeholder that stays as it is, where the value is yet to be chosen
 * @remarks Each value becomes part of one segment of a path: other characters than letters, digits, `.`, `_` and `-` become `-`.
 */
export function fillPattern(
  pattern: PathPattern,
  values: PathValues,
  keep?: PathPlaceholder,
): string | undefined {
  return pattern.placeholders.every(name => name === keep || values[name])
    ? pattern.text.replace(PLACEHOLDER, (text, name: PathPlaceholder) =>
        name === keep ? text : (values[name] ?? '').replace(UNSAFE, '-'),
      )
    : undefined;
}
