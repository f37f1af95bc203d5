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
import {
  DatabaseFacet,
  databaseFacets,
  databasePhases,
  databaseSorts,
} from '@database-platform/plugin-databases-common';
import { FleetQuery, NONE } from './FleetQuery';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 500;
const MAX_WORDS_LENGTH = 200;
const MAX_VALUES = 100;
const MAX_VALUE_LENGTH = 512;

const singles = ['attention', 'q', 'sort', 'order', 'limit', 'cursor'] as const;

/**
 * Reads the query of `GET /databases`.
 *
 * @param engines - ids of the engines there are
 * @throws InputError that names the parameter and says what is allowed.
 */
export function parseFleetQuery(
  search: URLSearchParams,
  engines: readonly string[],
): FleetQuery {
  const allowed: readonly string[] = [...databaseFacets, ...singles];
  for (const name of search.keys()) {
    if (!allowed.includes(name)) {
      throw new InputError(
        `Unknown parameter "${name}": allowed are ${allowed.join(', ')}`,
      );
    }
  }
  return {
    filters: {
      engine: values(search, 'engine', engines),
      phase: values(search, 'phase', databasePhases),
      owner: values(search, 'owner'),
      environment: values(search, 'environment'),
      kubernetesCluster: values(search, 'kubernetesCluster'),
      namespace: values(search, 'namespace'),
    },
    attention: booleanOf(single(search, 'attention')),
    words: wordsOf(single(search, 'q')),
    sort: oneOf('sort', single(search, 'sort'), databaseSorts) ?? 'attention',
    order: oneOf('order', single(search, 'order'), ['asc', 'desc']) ?? 'asc',
    limit: limitOf(single(search, 'limit')),
    cursor: single(search, 'cursor'),
  };
}

function single(
  search: URLSearchParams,
  name: (typeof singles)[number],
): string | undefined {
  const all = search.getAll(name);
  if (all.length > 1) {
    throw new InputError(`${name}: is given more than once`);
  }
  return all[0] === '' ? undefined : all[0];
}

function values(
  search: URLSearchParams,
  name: DatabaseFacet,
  allowed?: readonly string[],
): ReadonlySet<string> | undefined {
  const all = search.getAll(name).filter(Boolean);
  if (all.length > MAX_VALUES) {
    throw new InputError(`${name}: at most ${MAX_VALUES} values are allowed`);
  }
  for (const value of all) {
    if (value.length > MAX_VALUE_LENGTH) {
      throw new InputError(
        `${name}: a value may have at most ${MAX_VALUE_LENGTH} characters`,
      );
    }
    if (allowed) {
      oneOf(name, value, allowed);
    }
  }
  if (all.length === 0) {
    return undefined;
  }
  // The catalog compares entity references without case
  return new Set(
    name === 'owner'
      ? all.map(value => (value === NONE ? value : value.toLowerCase()))
      : all,
  );
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  const found = allowed.find(item => item === value);
  if (value !== undefined && found === undefined) {
    throw new InputError(
      `${name}: "${value.slice(0, 100)}" is none of ${allowed.join(', ')}`,
    );
  }
  return found;
}

function booleanOf(text: string | undefined): boolean | undefined {
  const value = oneOf('attention', text, ['true', 'false']);
  return value === undefined ? undefined : value === 'true';
}

function limitOf(text: string | undefined): number {
  const limit = text === undefined ? DEFAULT_LIMIT : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(
      `limit: must be a whole number from 1 to ${MAX_LIMIT}`,
    );
  }
  return limit;
}

function wordsOf(text: string | undefined): readonly string[] {
  if (text !== undefined && text.length > MAX_WORDS_LENGTH) {
    throw new InputError(`q: may have at most ${MAX_WORDS_LENGTH} characters`);
  }
  return (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}
