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

import { PostgresqlParameter } from './PostgresqlParameter';

/** Defaults of sessions. Types, units and ranges are those of `pg_settings`. */
export const clientParameters: readonly PostgresqlParameter[] = [
  {
    name: 'default_transaction_isolation',
    type: 'enum',
    context: 'user',
    values: [
      'serializable',
      'repeatable read',
      'read committed',
      'read uncommitted',
    ],
    help: 'Isolation of new transactions.',
  },
  {
    name: 'default_transaction_read_only',
    type: 'bool',
    context: 'user',
    help: 'Whether new transactions only read.',
  },
  {
    name: 'search_path',
    type: 'string',
    context: 'user',
    help: 'Schemas in which names are looked for.',
  },
  {
    name: 'DateStyle',
    type: 'string',
    context: 'user',
    help: 'How dates are written and read.',
  },
  {
    name: 'IntervalStyle',
    type: 'enum',
    context: 'user',
    values: ['postgres', 'postgres_verbose', 'sql_standard', 'iso_8601'],
    help: 'How intervals are written.',
  },
  {
    name: 'TimeZone',
    type: 'string',
    context: 'user',
    help: 'Time zone of sessions.',
  },
  {
    name: 'log_timezone',
    type: 'string',
    context: 'sighup',
    help: 'Time zone of the log.',
  },
  {
    name: 'lc_messages',
    type: 'string',
    context: 'superuser',
    help: 'Language of messages.',
  },
  {
    name: 'lc_monetary',
    type: 'string',
    context: 'user',
    help: 'How amounts of money are written.',
  },
  {
    name: 'lc_numeric',
    type: 'string',
    context: 'user',
    help: 'How numbers are written.',
  },
  {
    name: 'lc_time',
    type: 'string',
    context: 'user',
    help: 'How dates are written by name.',
  },
  {
    name: 'default_text_search_config',
    type: 'string',
    context: 'user',
    help: 'Configuration of text search.',
  },
  {
    name: 'bytea_output',
    type: 'enum',
    context: 'user',
    values: ['escape', 'hex'],
    help: 'How binary values are written.',
  },
  {
    name: 'extra_float_digits',
    type: 'integer',
    context: 'user',
    min: -15,
    max: 3,
    help: 'Digits of floating-point numbers.',
  },
  {
    name: 'client_min_messages',
    type: 'enum',
    context: 'user',
    values: [
      'debug5',
      'debug4',
      'debug3',
      'debug2',
      'debug1',
      'log',
      'notice',
      'warning',
      'error',
    ],
    help: 'Messages of this level and above go to the client.',
  },
  {
    name: 'row_security',
    type: 'bool',
    context: 'user',
    help: 'Whether row security policies apply.',
  },
  {
    name: 'gin_pending_list_limit',
    type: 'integer',
    context: 'user',
    unit: 'kB',
    min: 64,
    max: 2147483647,
    help: 'Entries of a GIN index that are kept aside, in memory.',
  },
  {
    name: 'max_pred_locks_per_relation',
    type: 'integer',
    context: 'sighup',
    min: -2147483648,
    max: 2147483647,
    help: 'Locked rows after which the whole table is locked.',
  },
];
