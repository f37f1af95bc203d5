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

import { shellQuote } from '../../lib/shellQuote';
import {
  containerEnvironment,
  exportCredentials,
  insideComment,
  outsideComment,
  portForward,
} from './secrets';
import { Connection, Snippet, SnippetSet } from './Snippet';

const variables = { user: 'PGUSER', password: 'PGPASSWORD' };

/**
 * How to connect to a PostgreSQL database, for a shell, four languages and a pod. Each reads the password from the environment, and the environment
 * from the Secret.
 */
export const postgresqlSnippets: SnippetSet = {
  variables,
  snippetsOf: (c): readonly Snippet[] => [
    { id: 'shell', title: 'psql', code: psql(c) },
    { id: 'local', title: 'psql', code: local(c) },
    { id: 'java', title: 'JDBC', code: jdbc(c) },
    { id: 'node', title: 'Node.js (pg)', code: node(c) },
    { id: 'go', title: 'Go (pgx)', code: go(c) },
    { id: 'python', title: 'Python (psycopg)', code: python(c) },
    { id: 'kubernetes', title: 'Kubernetes', code: kubernetes(c) },
  ],
};

function psql(c: Connection): string {
  return [
    insideComment(c),
    exportCredentials(c, variables),
    psqlCall(c, c.host),
  ].join('\n');
}

function local(c: Connection): string {
  return [
    outsideComment(c),
    exportCredentials(c, variables),
    portForward(c),
    psqlCall(c, 'localhost'),
  ].join('\n');
}

function psqlCall(c: Connection, host: string): string {
  return [
    `PGSSLMODE=require psql --host ${shellQuote(host)} --port ${c.port} \\`,
    `  --username ${shellQuote(c.user)} --dbname ${shellQuote(c.database)}`,
  ].join('\n');
}

function jdbc(c: Connection): string {
  const url = `jdbc:postgresql://${c.host}:${c.port}/${encodeURIComponent(
    c.database,
  )}?sslmode=require`;
  return [
    `String url = ${JSON.stringify(url)};`,
    'Connection connection = DriverManager.getConnection(',
    `    url, ${JSON.stringify(c.user)}, System.getenv("PGPASSWORD"));`,
  ].join('\n');
}

function node(c: Connection): string {
  return [
    "import { Pool } from 'pg';",
    '',
    'const pool = new Pool({',
    `  host: ${JSON.stringify(c.host)},`,
    `  port: ${c.port},`,
    `  database: ${JSON.stringify(c.database)},`,
    `  user: ${JSON.stringify(c.user)},`,
    '  password: process.env.PGPASSWORD,',
    '  // Encrypted; give `ca` instead to verify the server as well.',
    '  ssl: { rejectUnauthorized: false },',
    '});',
  ].join('\n');
}

function go(c: Connection): string {
  return [
    '// PGPASSWORD is read from the environment.',
    'pool, err := pgxpool.New(ctx,',
    `\t${JSON.stringify(conninfo(c))})`,
  ].join('\n');
}

function python(c: Connection): string {
  return [
    'import os',
    'import psycopg',
    '',
    'connection = psycopg.connect(',
    `    host=${JSON.stringify(c.host)},`,
    `    port=${c.port},`,
    `    dbname=${JSON.stringify(c.database)},`,
    `    user=${JSON.stringify(c.user)},`,
    '    password=os.environ["PGPASSWORD"],',
    '    sslmode="require",',
    ')',
  ].join('\n');
}

function kubernetes(c: Connection): string {
  return containerEnvironment(
    c,
    {
      PGHOST: c.host,
      PGPORT: String(c.port),
      PGDATABASE: c.database,
      PGSSLMODE: 'require',
    },
    { PGUSER: c.userKey, PGPASSWORD: c.passwordKey },
  );
}

function conninfo(c: Connection): string {
  const pairs = {
    host: c.host,
    port: String(c.port),
    dbname: c.database,
    user: c.user,
    sslmode: 'require',
  };
  return Object.entries(pairs)
    .map(([key, value]) => `${key}=${conninfoValue(value)}`)
    .join(' ');
}

function conninfoValue(value: string): string {
  return /^[^\s'\\]+$/.test(value)
    ? value
    : `'${value.replace(/['\\]/g, '\\$&')}'`;
}
