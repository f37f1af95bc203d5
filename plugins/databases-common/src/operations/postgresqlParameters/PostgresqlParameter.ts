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
 * When PostgreSQL takes a new value, as `pg_settings.context` says it.
 *
 * - `postmaster`: when the server starts.
 * - `sighup`: when it reads its configuration again; sessions cannot set it.
 * - `superuser-backend`, `backend`: for new sessions.
 * - `superuser`, `user`: at once, unless a session, user or database has a value of its own.
 *
 * @public
 */
export type PostgresqlParameterContext =
  | 'postmaster'
  | 'sighup'
  | 'superuser-backend'
  | 'backend'
  | 'superuser'
  | 'user';

/**
 * What is known of a parameter of PostgreSQL.
 *
 * @public
 */
export interface PostgresqlParameter {
  name: string;
  type: 'bool' | 'integer' | 'real' | 'enum' | 'string';
  context: PostgresqlParameterContext;
  /** What a number without a unit counts: `8kB` are pages. */
  unit?: 'B' | 'kB' | '8kB' | 'MB' | 'ms' | 's' | 'min';
  /** In that unit. */
  min?: number;
  /** In that unit. */
  max?: number;
  /** For `enum`. */
  values?: readonly string[];
  /** The first major version that has it; absent where all supported ones do. */
  since?: number;
  /** The last major version that has it; absent where the newest does. */
  until?: number;
  /** One line. */
  help: string;
}
