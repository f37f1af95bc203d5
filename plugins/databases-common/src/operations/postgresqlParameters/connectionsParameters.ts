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

/** Connections and authentication. Types, units and ranges are those of `pg_settings`. */
export const connectionsParameters: readonly PostgresqlParameter[] = [
  {
    name: 'max_connections',
    type: 'integer',
    context: 'postmaster',
    min: 1,
    max: 262143,
    help: 'Most clients at a time.',
  },
  {
    name: 'superuser_reserved_connections',
    type: 'integer',
    context: 'postmaster',
    min: 0,
    max: 262143,
    help: 'Of these, so many are kept for superusers.',
  },
  {
    name: 'reserved_connections',
    type: 'integer',
    context: 'postmaster',
    min: 0,
    max: 262143,
    since: 16,
    help: 'Of these, so many are kept for members of pg_use_reserved_connections.',
  },
  {
    name: 'listen_addresses',
    type: 'string',
    context: 'postmaster',
    help: 'Addresses that the server listens on.',
  },
  {
    name: 'port',
    type: 'integer',
    context: 'postmaster',
    min: 1,
    max: 65535,
    help: 'Port that the server listens on.',
  },
  {
    name: 'cluster_name',
    type: 'string',
    context: 'postmaster',
    help: "Name in the title of the server's processes.",
  },
  {
    name: 'password_encryption',
    type: 'enum',
    context: 'user',
    values: ['md5', 'scram-sha-256'],
    help: 'How new passwords are stored.',
  },
  {
    name: 'authentication_timeout',
    type: 'integer',
    context: 'sighup',
    unit: 's',
    min: 1,
    max: 600,
    help: 'A client must have authenticated after this time.',
  },
  {
    name: 'ssl',
    type: 'bool',
    context: 'sighup',
    help: 'Whether connections can be encrypted.',
  },
  {
    name: 'ssl_ca_file',
    type: 'string',
    context: 'sighup',
    help: 'File with the certificates of trusted authorities.',
  },
  {
    name: 'ssl_cert_file',
    type: 'string',
    context: 'sighup',
    help: "File with the server's certificate.",
  },
  {
    name: 'ssl_key_file',
    type: 'string',
    context: 'sighup',
    help: "File with the server's private key.",
  },
  {
    name: 'ssl_crl_file',
    type: 'string',
    context: 'sighup',
    help: 'File with revoked certificates.',
  },
  {
    name: 'ssl_min_protocol_version',
    type: 'enum',
    context: 'sighup',
    values: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
    help: 'Oldest version of TLS that clients may use.',
  },
  {
    name: 'tcp_keepalives_idle',
    type: 'integer',
    context: 'user',
    unit: 's',
    min: 0,
    max: 2147483647,
    help: 'Idle time of a connection before it is probed.',
  },
  {
    name: 'tcp_keepalives_interval',
    type: 'integer',
    context: 'user',
    unit: 's',
    min: 0,
    max: 2147483647,
    help: 'Time between two probes of an idle connection.',
  },
  {
    name: 'tcp_keepalives_count',
    type: 'integer',
    context: 'user',
    min: 0,
    max: 2147483647,
    help: 'Unanswered probes after which a connection counts as dead.',
  },
  {
    name: 'client_connection_check_interval',
    type: 'integer',
    context: 'user',
    unit: 'ms',
    min: 0,
    max: 2147483647,
    help: 'While a statement runs, how often it is checked that its client is still there; 0 for never.',
  },
  {
    name: 'statement_timeout',
    type: 'integer',
    context: 'user',
    unit: 'ms',
    min: 0,
    max: 2147483647,
    help: 'A statement that runs longer is cancelled; 0 for never.',
  },
  {
    name: 'lock_timeout',
    type: 'integer',
    context: 'user',
    unit: 'ms',
    min: 0,
    max: 2147483647,
    help: 'A statement that waits longer for a lock is cancelled; 0 for never.',
  },
  {
    name: 'idle_in_transaction_session_timeout',
    type: 'integer',
    context: 'user',
    unit: 'ms',
    min: 0,
    max: 2147483647,
    help: 'A session that idles longer inside a transaction is ended; 0 for never.',
  },
  {
    name: 'idle_session_timeout',
    type: 'integer',
    context: 'user',
    unit: 'ms',
    min: 0,
    max: 2147483647,
    help: 'A session that idles longer is ended; 0 for never.',
  },
  {
    name: 'transaction_timeout',
    type: 'integer',
    context: 'user',
    unit: 'ms',
    min: 0,
    max: 2147483647,
    since: 17,
    help: 'A transaction that lasts longer is ended with its session; 0 for never.',
  },
];
