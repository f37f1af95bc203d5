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

/** Parameters of extensions. Types, units and ranges are those of `pg_settings`. */
export const extensionsParameters: readonly PostgresqlParameter[] = [
  {
    name: 'pg_stat_statements.max',
    type: 'integer',
    context: 'postmaster',
    min: 100,
    max: 1073741823,
    help: 'Statements that are kept.',
  },
  {
    name: 'pg_stat_statements.track',
    type: 'enum',
    context: 'superuser',
    values: ['none', 'top', 'all'],
    help: 'Which statements are counted.',
  },
  {
    name: 'pg_stat_statements.track_utility',
    type: 'bool',
    context: 'superuser',
    help: 'Whether other commands than queries and changes are counted.',
  },
  {
    name: 'pg_stat_statements.track_planning',
    type: 'bool',
    context: 'superuser',
    help: 'Whether planning is timed.',
  },
  {
    name: 'pg_stat_statements.save',
    type: 'bool',
    context: 'sighup',
    help: 'Whether the statistics survive a restart.',
  },
  {
    name: 'auto_explain.log_min_duration',
    type: 'integer',
    context: 'superuser',
    unit: 'ms',
    min: -1,
    max: 2147483647,
    help: 'Plans of statements that take longer are logged; -1 for none.',
  },
  {
    name: 'auto_explain.log_analyze',
    type: 'bool',
    context: 'superuser',
    help: 'Whether these plans hold what really happened; it slows all statements.',
  },
  {
    name: 'auto_explain.log_buffers',
    type: 'bool',
    context: 'superuser',
    help: 'Whether these plans hold the use of pages.',
  },
  {
    name: 'auto_explain.log_nested_statements',
    type: 'bool',
    context: 'superuser',
    help: 'Whether statements in functions count too.',
  },
  {
    name: 'auto_explain.sample_rate',
    type: 'real',
    context: 'superuser',
    min: 0,
    max: 1,
    help: 'Share of statements that is looked at.',
  },
  {
    name: 'cron.database_name',
    type: 'string',
    context: 'postmaster',
    help: 'Database that pg_cron keeps its jobs in.',
  },
  {
    name: 'pgaudit.log',
    type: 'string',
    context: 'superuser',
    help: 'Classes of statements that are audited.',
  },
  {
    name: 'bg_mon.listen_address',
    type: 'string',
    context: 'postmaster',
    help: 'Address that bg_mon answers on.',
  },
  {
    name: 'bg_mon.history_buckets',
    type: 'integer',
    context: 'postmaster',
    help: 'Measurements that bg_mon keeps.',
  },
  {
    name: 'extwlist.extensions',
    type: 'string',
    context: 'sighup',
    help: 'Extensions that users may create without being superusers.',
  },
  {
    name: 'extwlist.custom_path',
    type: 'string',
    context: 'sighup',
    help: 'Folder of the scripts that run with them.',
  },
];
