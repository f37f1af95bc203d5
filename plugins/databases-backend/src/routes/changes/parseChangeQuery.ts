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
  ChangeQuery,
  ChangeState,
  parseDatabaseRef,
} from '@database-platform/plugin-databases-common';

const STATES: Readonly<Record<ChangeState, true>> = {
  open: true,
  stuck: true,
  done: true,
  closed: true,
  superseded: true,
  failed: true,
};

const NAMES = [
  'ref',
  'state',
  'active',
  'owner',
  'requestedBy',
  'limit',
  'cursor',
];

const MAX_LIMIT = 200;
const MAX_VALUES = 100;

/** Stands for everything by which the user who asks owns things. */
export const MINE = 'mine';

/**
 * Reads the parameters of `GET /changes`. `mine` among the owners is left for who knows the user.
 *
 * @throws InputError that names the parameter.
 */
export function parseChangeQuery(search: URLSearchParams): ChangeQuery {
  for (const name of search.keys()) {
    if (!NAMES.includes(name)) {
      throw new InputError(
        `Unknown parameter "${name.slice(0, 100)}": allowed are ${NAMES.join(
          ', ',
        )}`,
      );
    }
  }
  const ref = single(search, 'ref');
  const states = several(search, 'state');
  const owners = several(search, 'owner');
  return {
    ...(ref !== undefined && { ref: parseDatabaseRef(ref) }),
    ...(states.length > 0 && { state: states.map(stateOf) }),
    ...(owners.length > 0 && { owner: owners }),
    active: booleanOf(single(search, 'active')),
    requestedBy: single(search, 'requestedBy'),
    limit: limitOf(single(search, 'limit')),
    cursor: single(search, 'cursor'),
  };
}

function single(search: URLSearchParams, name: string): string | undefined {
  const all = search.getAll(name);
  if (all.length > 1) {
    throw new InputError(`${name}: is given more than once`);
  }
  return all[0] === '' ? undefined : all[0];
}

function several(search: URLSearchParams, name: string): readonly string[] {
  const all = search.getAll(name).filter(Boolean);
  if (all.length > MAX_VALUES) {
    throw new InputError(`${name}: at most ${MAX_VALUES} values are allowed`);
  }
  return all;
}

function stateOf(text: string): ChangeState {
  const known = Object.keys(STATES) as ChangeState[];
  const state = known.find(item => item === text);
  if (!state) {
    throw new InputError(
      `state: "${text.slice(0, 100)}" is none of ${known.join(', ')}`,
    );
  }
  return state;
}

function booleanOf(text: string | undefined): boolean | undefined {
  if (text === undefined || text === 'true' || text === 'false') {
    return text === undefined ? undefined : text === 'true';
  }
  throw new InputError(
    `active: "${text.slice(0, 100)}" is none of true, false`,
  );
}

function limitOf(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new InputError(
      `limit: must be a whole number from 1 to ${MAX_LIMIT}`,
    );
  }
  return limit;
}
