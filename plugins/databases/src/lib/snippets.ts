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

import { shellQuote } from './shellQuote';

/** The ways to connect that are written out. */
export type SnippetId =
  | 'psql'
  | 'local'
  | 'jdbc'
  | 'node'
  | 'go'
  | 'python'
  | 'kubernetes';

/** What a connection is made of. The password is never part of it: only the names of the Secret and of its keys. */
export interface Connection {
  kubernetesCluster: string;
  namespace: string;
  service: string;
  host: string;
  port: number;
  database: string;
  user: string;
  secretName: string;
  userKey: string;
  passwordKey: string;
}

/** A piece of text to copy. */
export interface Snippet {
  id: SnippetId;
  title: string;
  code: string;
}

/**
 * How to connect to a PostgreSQL database, for a shell, four languages and a pod. Each reads the password from the environment, and the environment
 * from the Secret.
 */
export function postgresqlSnippets(c: Connection): readonly Snippet[] {
  return [
    { id: 'psql', title: 'psql', code: psql(c) },
    { id: 'local', title: 'psql, port-forward', code: local(c) },
    { id: 'jdbc', title: 'JDBC', code: jdbc(c) },
    { id: 'node', title: 'Node.js (pg)', code: node(c) },
    { id: 'go', title: 'Go (pgx)', code: go(c) },
    { id: 'python', title: 'Python (psycopg)', code: python(c) },
    { id: 'kubernetes', title: 'Kubernetes', code: kubernetes(c) },
  ];
}

/** Puts the password into the environment without showing it. */
export function passwordFromSecret(c: Connection, variable: string): string {
  const path = `{.data.${c.passwordKey.replaceAll('.', '\\.')}}`;
  return [
    `export ${variable}="$(kubectl --namespace ${shellQuote(c.namespace)} \\`,
    `  get secret ${shellQuote(c.secretName)} \\`,
    `  --output jsonpath=${shellQuote(path)} | base64 -d)"`,
  ].join('\n');
}

function psql(c: Connection): string {
  return [
    `# Inside the network of the Kubernetes cluster ${c.kubernetesCluster}`,
    passwordFromSecret(c, 'PGPASSWORD'),
    psqlCall(c, c.host),
  ].join('\n');
}

function local(c: Connection): string {
  return [
    `# From your own machine, with access to the Kubernetes cluster ${c.kubernetesCluster}`,
    passwordFromSecret(c, 'PGPASSWORD'),
    `kubectl --namespace ${shellQuote(c.namespace)} port-forward ${shellQuote(
      `service/${c.service}`,
    )} ${c.port} &`,
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
  return [
    `# In a container of a pod in the namespace ${c.namespace}: a pod reads Secrets of its own namespace only`,
    'env:',
    ...plainVariable('PGHOST', c.host),
    ...plainVariable('PGPORT', String(c.port)),
    ...plainVariable('PGDATABASE', c.database),
    ...plainVariable('PGSSLMODE', 'require'),
    ...secretVariable('PGUSER', c.secretName, c.userKey),
    ...secretVariable('PGPASSWORD', c.secretName, c.passwordKey),
  ].join('\n');
}

function plainVariable(name: string, value: string): string[] {
  return [`  - name: ${name}`, `    value: ${JSON.stringify(value)}`];
}

function secretVariable(name: string, secret: string, key: string): string[] {
  return [
    `  - name: ${name}`,
    '    valueFrom:',
    '      secretKeyRef:',
    `        name: ${secret}`,
    `        key: ${key}`,
  ];
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
