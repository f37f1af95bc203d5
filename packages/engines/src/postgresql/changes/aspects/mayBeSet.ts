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
  checkPostgresqlParameter,
  parsePostgresqlNumber,
  postgresqlParameterEffect,
} from '@database-platform/plugin-databases-common';
import { Draft } from '../Draft';
import { holdsSecret } from './holdsSecret';

/** What Patroni takes as the least, in the unit of the parameter (patroni/postgresql/config.py, CMDLINE_OPTIONS). */
const patroniMinimum: Readonly<Record<string, number>> = {
  max_connections: 25,
  max_wal_senders: 3,
  wal_keep_size: 16,
  max_locks_per_transaction: 32,
  max_replication_slots: 4,
  max_worker_processes: 2,
};

/** Refuses what PostgreSQL or Patroni would not take. */
export function mayBeSet(
  draft: Draft,
  name: string,
  value: string,
  version: string | undefined,
): boolean {
  const field = `parameters.${name}`;
  if (postgresqlParameterEffect(name, version) === 'ignored') {
    draft.refuse('parameter-patroni', field, `${name} cannot be set.`);
    return false;
  }
  if (holdsSecret(name, value)) {
    draft.refuse(
      'parameter-secret',
      field,
      `${name} may hold a password and cannot be set here.`,
    );
    return false;
  }
  const problem = checkPostgresqlParameter(name, value, version);
  if (problem) {
    draft.refuse(
      'parameter-value',
      field,
      `${problem.message}.`,
      problem.allowed,
    );
    return false;
  }
  const least = Object.hasOwn(patroniMinimum, name)
    ? patroniMinimum[name]
    : undefined;
  const amount = parsePostgresqlNumber(
    value,
    name === 'wal_keep_size' ? 'MB' : undefined,
  );
  if (least !== undefined && amount !== undefined && amount < least) {
    draft.refuse(
      'parameter-patroni-minimum',
      field,
      `${name} ${value} is less than ${least}.`,
      `${least} or more`,
    );
    return false;
  }
  return true;
}
