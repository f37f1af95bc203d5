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

/** What the operator writes into the option files of its pods (cluster_objects.py, prepare_initconf). */
const reserved: ReadonlySet<string> = new Set([
  'server_id',
  'report_host',
  'datadir',
  'socket',
  'mysqlx_socket',
  'log_bin',
  'gtid_mode',
  'enforce_gtid_consistency',
  'skip_replica_start',
  'plugin_load_add',
  'auth_socket',
  'ssl_ca',
  'ssl_crl',
  'ssl_cert',
  'ssl_key',
]);

/** Whether the operator writes a setting itself; `name` with `_` for `-`. */
export function isReserved(name: string): boolean {
  const plain = name.replace(/^loose_/, '').toLowerCase();
  return (
    reserved.has(plain) || plain.startsWith('group_replication_recovery_ssl')
  );
}
