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

import { PostgresqlParameterContext } from './PostgresqlParameter';
import { findPostgresqlParameter } from './postgresqlParameters';

/**
 * What a new value of a parameter does to a database of the Zalando postgres-operator.
 *
 * - `reload`: nothing is interrupted.
 * - `new sessions`: nothing is interrupted; sessions that are open keep the old value.
 * - `restart`: Patroni restarts PostgreSQL in each member.
 * - `recreate`: the operator makes all pods anew, the primary's last.
 * - `ignored`: Patroni sets this one itself.
 * - `not known`: nothing is known of the name.
 *
 * @public
 */
export type PostgresqlParameterEffect =
  | 'reload'
  | 'new sessions'
  | 'restart'
  | 'recreate'
  | 'ignored'
  | 'not known';

/**
 * The operator writes these into the pods' `SPILO_CONFIGURATION`, and so recreates the pods when one changes
 * (zalando/postgres-operator, pkg/cluster/k8sres.go, isBootstrapOnlyParameter). The names are compared as they are written.
 */
const inPods: ReadonlySet<string> = new Set([
  'archive_command',
  'bg_mon.history_buckets',
  'bg_mon.listen_address',
  'extwlist.custom_path',
  'extwlist.extensions',
  'log_destination',
  'log_directory',
  'log_file_mode',
  'log_filename',
  'log_rotation_age',
  'log_truncate_on_rotation',
  'logging_collector',
  'pg_stat_statements.track_utility',
  'shared_buffers',
  'shared_preload_libraries',
  'ssl',
  'ssl_ca_file',
  'ssl_cert_file',
  'ssl_crl_file',
  'ssl_key_file',
]);

/** Patroni passes these on the server's command line with values of its own (patroni/postgresql/config.py, CMDLINE_OPTIONS). */
const setByPatroni: ReadonlySet<string> = new Set([
  'cluster_name',
  'hot_standby',
  'listen_addresses',
  'port',
]);

const effectOf: Readonly<
  Record<PostgresqlParameterContext, PostgresqlParameterEffect>
> = {
  postmaster: 'restart',
  sighup: 'reload',
  'superuser-backend': 'new sessions',
  backend: 'new sessions',
  superuser: 'reload',
  user: 'reload',
};

/**
 * What a new value of this parameter does.
 *
 * @param name - as it stands in `spec.postgresql.parameters`.
 * @param version - the major version of PostgreSQL, where it is known.
 * @public
 */
export function postgresqlParameterEffect(
  name: string,
  version?: string,
): PostgresqlParameterEffect {
  if (inPods.has(name)) {
    return 'recreate';
  }
  if (setByPatroni.has(name.toLowerCase())) {
    return 'ignored';
  }
  // Since version 18 the number of workers can be changed within `autovacuum_worker_slots`.
  if (
    name.toLowerCase() === 'autovacuum_max_workers' &&
    Number(version) >= 18
  ) {
    return 'reload';
  }
  const parameter = findPostgresqlParameter(name);
  return parameter === undefined ? 'not known' : effectOf[parameter.context];
}
