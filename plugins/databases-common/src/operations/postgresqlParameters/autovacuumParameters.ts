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

/** Vacuuming. Types, units and ranges are those of `pg_settings`. */
export const autovacuumParameters: readonly PostgresqlParameter[] = [
  {
    name: 'autovacuum',
    type: 'bool',
    context: 'sighup',
    help: 'Whether tables are vacuumed automatically.',
  },
  {
    name: 'autovacuum_max_workers',
    type: 'integer',
    context: 'postmaster',
    min: 1,
    max: 262143,
    help: 'Autovacuum workers that run at a time.',
  },
  {
    name: 'autovacuum_worker_slots',
    type: 'integer',
    context: 'postmaster',
    min: 1,
    max: 262143,
    since: 18,
    help: 'Most autovacuum workers that can be set without a restart.',
  },
  {
    name: 'autovacuum_naptime',
    type: 'integer',
    context: 'sighup',
    unit: 's',
    min: 1,
    max: 2147483,
    help: 'Time between two rounds of autovacuum in a database.',
  },
  {
    name: 'autovacuum_vacuum_threshold',
    type: 'integer',
    context: 'sighup',
    min: 0,
    max: 2147483647,
    help: 'Changed rows after which a table is vacuumed.',
  },
  {
    name: 'autovacuum_vacuum_scale_factor',
    type: 'real',
    context: 'sighup',
    min: 0,
    max: 100,
    help: "Share of a table's rows that is added to the threshold.",
  },
  {
    name: 'autovacuum_vacuum_max_threshold',
    type: 'integer',
    context: 'sighup',
    min: -1,
    max: 2147483647,
    since: 18,
    help: 'Most changed rows before a table is vacuumed; -1 for no limit.',
  },
  {
    name: 'autovacuum_vacuum_insert_threshold',
    type: 'integer',
    context: 'sighup',
    min: -1,
    max: 2147483647,
    help: 'Inserted rows after which a table is vacuumed; -1 for never.',
  },
  {
    name: 'autovacuum_vacuum_insert_scale_factor',
    type: 'real',
    context: 'sighup',
    min: 0,
    max: 100,
    help: "Share of a table's rows that is added to the threshold for inserts.",
  },
  {
    name: 'autovacuum_analyze_threshold',
    type: 'integer',
    context: 'sighup',
    min: 0,
    max: 2147483647,
    help: 'Changed rows after which a table is analysed.',
  },
  {
    name: 'autovacuum_analyze_scale_factor',
    type: 'real',
    context: 'sighup',
    min: 0,
    max: 100,
    help: "Share of a table's rows that is added to the threshold for analysing.",
  },
  {
    name: 'autovacuum_freeze_max_age',
    type: 'integer',
    context: 'postmaster',
    min: 100000,
    max: 2000000000,
    help: 'Age of a table in transactions at which it is vacuumed in any case.',
  },
  {
    name: 'autovacuum_multixact_freeze_max_age',
    type: 'integer',
    context: 'postmaster',
    min: 10000,
    max: 2000000000,
    help: 'The same for multixacts.',
  },
  {
    name: 'autovacuum_vacuum_cost_delay',
    type: 'real',
    context: 'sighup',
    unit: 'ms',
    min: -1,
    max: 100,
    help: 'Pause of a worker that has used up its cost limit; -1 for vacuum_cost_delay.',
  },
  {
    name: 'autovacuum_vacuum_cost_limit',
    type: 'integer',
    context: 'sighup',
    min: -1,
    max: 10000,
    help: 'Cost after which workers pause; -1 for vacuum_cost_limit.',
  },
  {
    name: 'vacuum_cost_delay',
    type: 'real',
    context: 'user',
    unit: 'ms',
    min: 0,
    max: 100,
    help: 'Pause of VACUUM after its cost limit; 0 for none.',
  },
  {
    name: 'vacuum_cost_limit',
    type: 'integer',
    context: 'user',
    min: 1,
    max: 10000,
    help: 'Cost after which VACUUM pauses.',
  },
  {
    name: 'vacuum_freeze_min_age',
    type: 'integer',
    context: 'user',
    min: 0,
    max: 1000000000,
    help: 'Age of rows in transactions from which on they are frozen.',
  },
  {
    name: 'vacuum_freeze_table_age',
    type: 'integer',
    context: 'user',
    min: 0,
    max: 2000000000,
    help: 'Age of a table at which VACUUM reads all of it.',
  },
  {
    name: 'vacuum_buffer_usage_limit',
    type: 'integer',
    context: 'user',
    unit: 'kB',
    min: 0,
    max: 16777216,
    since: 16,
    help: 'Memory of the cache that VACUUM uses.',
  },
  {
    name: 'track_cost_delay_timing',
    type: 'bool',
    context: 'superuser',
    since: 18,
    help: 'Whether the pauses of vacuuming are timed.',
  },
];
