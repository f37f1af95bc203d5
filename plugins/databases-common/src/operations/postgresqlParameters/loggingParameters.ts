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

/** Logging and statistics. Types, units and ranges are those of `pg_settings`. */
export const loggingParameters: readonly PostgresqlParameter[] = [
  {
    name: 'logging_collector',
    type: 'bool',
    context: 'postmaster',
    help: 'Whether log output is collected into files.',
  },
  {
    name: 'log_destination',
    type: 'string',
    context: 'sighup',
    help: 'Where log output goes.',
  },
  {
    name: 'log_directory',
    type: 'string',
    context: 'sighup',
    help: 'Folder of the log files.',
  },
  {
    name: 'log_filename',
    type: 'string',
    context: 'sighup',
    help: 'Pattern for the names of log files.',
  },
  {
    name: 'log_file_mode',
    type: 'integer',
    context: 'sighup',
    min: 0,
    max: 511,
    help: 'Permissions of log files.',
  },
  {
    name: 'log_rotation_age',
    type: 'integer',
    context: 'sighup',
    unit: 'min',
    min: 0,
    max: 35791394,
    help: 'A new log file is begun after this time; 0 for never.',
  },
  {
    name: 'log_rotation_size',
    type: 'integer',
    context: 'sighup',
    unit: 'kB',
    min: 0,
    max: 2097151,
    help: 'A new log file is begun after this size; 0 for never.',
  },
  {
    name: 'log_truncate_on_rotation',
    type: 'bool',
    context: 'sighup',
    help: 'Whether a log file of the same name is overwritten.',
  },
  {
    name: 'log_min_messages',
    type: 'enum',
    context: 'superuser',
    values: [
      'debug5',
      'debug4',
      'debug3',
      'debug2',
      'debug1',
      'info',
      'notice',
      'warning',
      'error',
      'log',
      'fatal',
      'panic',
    ],
    help: 'Messages of this level and above are logged.',
  },
  {
    name: 'log_min_error_statement',
    type: 'enum',
    context: 'superuser',
    values: [
      'debug5',
      'debug4',
      'debug3',
      'debug2',
      'debug1',
      'info',
      'notice',
      'warning',
      'error',
      'log',
      'fatal',
      'panic',
    ],
    help: 'Statements that cause errors of this level are logged.',
  },
  {
    name: 'log_min_duration_statement',
    type: 'integer',
    context: 'superuser',
    unit: 'ms',
    min: -1,
    max: 2147483647,
    help: 'Statements that take longer are logged; -1 for none, 0 for all.',
  },
  {
    name: 'log_min_duration_sample',
    type: 'integer',
    context: 'superuser',
    unit: 'ms',
    min: -1,
    max: 2147483647,
    help: 'Of statements that take longer, a share is logged; -1 for none.',
  },
  {
    name: 'log_statement_sample_rate',
    type: 'real',
    context: 'superuser',
    min: 0,
    max: 1,
    help: 'That share.',
  },
  {
    name: 'log_statement',
    type: 'enum',
    context: 'superuser',
    values: ['none', 'ddl', 'mod', 'all'],
    help: 'Which statements are logged.',
  },
  {
    name: 'log_line_prefix',
    type: 'string',
    context: 'sighup',
    help: 'What each log line begins with.',
  },
  {
    name: 'log_connections',
    type: 'bool',
    context: 'superuser-backend',
    help: 'Whether connections are logged.',
  },
  {
    name: 'log_disconnections',
    type: 'bool',
    context: 'superuser-backend',
    help: 'Whether the ends of sessions are logged.',
  },
  {
    name: 'log_duration',
    type: 'bool',
    context: 'superuser',
    help: 'Whether the duration of each statement is logged.',
  },
  {
    name: 'log_hostname',
    type: 'bool',
    context: 'sighup',
    help: 'Whether the names of clients are looked up.',
  },
  {
    name: 'log_checkpoints',
    type: 'bool',
    context: 'sighup',
    help: 'Whether checkpoints are logged.',
  },
  {
    name: 'log_lock_waits',
    type: 'bool',
    context: 'superuser',
    help: 'Whether waits for locks longer than deadlock_timeout are logged.',
  },
  {
    name: 'log_temp_files',
    type: 'integer',
    context: 'superuser',
    unit: 'kB',
    min: -1,
    max: 2147483647,
    help: 'Temporary files from this size on are logged; -1 for none.',
  },
  {
    name: 'log_autovacuum_min_duration',
    type: 'integer',
    context: 'sighup',
    unit: 'ms',
    min: -1,
    max: 2147483647,
    help: 'Autovacuum runs that take longer are logged; -1 for none.',
  },
  {
    name: 'log_replication_commands',
    type: 'bool',
    context: 'superuser',
    help: 'Whether commands of replication are logged.',
  },
  {
    name: 'deadlock_timeout',
    type: 'integer',
    context: 'superuser',
    unit: 'ms',
    min: 1,
    max: 2147483647,
    help: 'Time to wait for a lock before deadlocks are looked for.',
  },
  {
    name: 'track_activities',
    type: 'bool',
    context: 'superuser',
    help: 'Whether running statements can be seen.',
  },
  {
    name: 'track_activity_query_size',
    type: 'integer',
    context: 'postmaster',
    unit: 'B',
    min: 100,
    max: 1048576,
    help: 'Length of a statement that can be seen.',
  },
  {
    name: 'track_counts',
    type: 'bool',
    context: 'superuser',
    help: 'Whether statistics of tables are collected; autovacuum needs them.',
  },
  {
    name: 'track_functions',
    type: 'enum',
    context: 'superuser',
    values: ['none', 'pl', 'all'],
    help: 'Whether calls of functions are counted.',
  },
  {
    name: 'track_io_timing',
    type: 'bool',
    context: 'superuser',
    help: 'Whether input and output is timed.',
  },
  {
    name: 'track_wal_io_timing',
    type: 'bool',
    context: 'superuser',
    help: 'Whether input and output of the log is timed.',
  },
  {
    name: 'compute_query_id',
    type: 'enum',
    context: 'superuser',
    values: ['auto', 'regress', 'on', 'off'],
    help: 'Whether statements get an identifier.',
  },
];
