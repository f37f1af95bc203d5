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

/**
 * The parameters that the operator writes into the pods' SPILO_CONFIGURATION (a change recreates the pods).
 * All others go into Patroni's configuration (isBootstrapOnlyParameter in pkg/cluster/k8sres.go).
 */
const localParameters: ReadonlySet<string> = new Set([
  'archive_command',
  'shared_buffers',
  'logging_collector',
  'log_destination',
  'log_directory',
  'log_filename',
  'log_file_mode',
  'log_rotation_age',
  'log_truncate_on_rotation',
  'ssl',
  'ssl_ca_file',
  'ssl_crl_file',
  'ssl_cert_file',
  'ssl_key_file',
  'shared_preload_libraries',
  'bg_mon.listen_address',
  'bg_mon.history_buckets',
  'pg_stat_statements.track_utility',
  'extwlist.extensions',
  'extwlist.custom_path',
]);

/** Those of PostgreSQL's parameters with context `postmaster` that people set through Patroni. */
const restartParameters: ReadonlySet<string> = new Set([
  'max_connections',
  'max_worker_processes',
  'max_prepared_transactions',
  'max_locks_per_transaction',
  'max_wal_senders',
  'max_replication_slots',
  'max_files_per_process',
  'max_pred_locks_per_transaction',
  'autovacuum_max_workers',
  'autovacuum_freeze_max_age',
  'huge_pages',
  'wal_buffers',
  'wal_level',
  'wal_log_hints',
  'hot_standby',
  'track_commit_timestamp',
  'track_activity_query_size',
  'superuser_reserved_connections',
  'port',
  'listen_addresses',
]);

/** Decreasing one of these restarts the primary first: a replica must not have less than its primary. */
const primaryFirst: ReadonlySet<string> = new Set([
  'max_connections',
  'max_prepared_transactions',
  'max_locks_per_transaction',
  'max_worker_processes',
  'max_wal_senders',
]);

export function splitParameters(parameters: Record<string, string>) {
  const local: Record<string, string> = {};
  const patroni: Record<string, string> = {};
  for (const [name, value] of Object.entries(parameters)) {
    (localParameters.has(name) ? local : patroni)[name] = value;
  }
  return { local, patroni };
}

export function needsRestart(parameter: string): boolean {
  return restartParameters.has(parameter);
}

export function restartsPrimaryFirst(
  parameter: string,
  from: string | undefined,
  to: string,
): boolean {
  return primaryFirst.has(parameter) && Number(from) > Number(to);
}
