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
  userIn,
} from './secrets';
import { Connection, Snippet, SnippetSet } from './Snippet';

/** The client itself reads `MYSQL_PWD`, so that the password is in no list of processes. */
const variables = { user: 'MYSQL_USER', password: 'MYSQL_PWD' };

/**
 * How to connect to a MySQL database, for a shell, four languages and a pod. Name and password come from the environment, and the environment from the
 * Secret.
 */
export const mysqlSnippets: SnippetSet = {
  variables,
  snippetsOf: (c): readonly Snippet[] => [
    { id: 'shell', title: 'mysql', code: shell(c) },
    { id: 'local', title: 'mysql', code: local(c) },
    { id: 'java', title: 'JDBC', code: jdbc(c) },
    { id: 'node', title: 'Node.js (mysql2)', code: node(c) },
    { id: 'go', title: 'Go (go-sql-driver)', code: go(c) },
    { id: 'python', title: 'Python (Connector)', code: python(c) },
    { id: 'kubernetes', title: 'Kubernetes', code: kubernetes(c) },
  ],
};

function shell(c: Connection): string {
  return [
    insideComment(c),
    exportCredentials(c, variables),
    call(c, c.host),
  ].join('\n');
}

function local(c: Connection): string {
  return [
    outsideComment(c),
    exportCredentials(c, variables),
    portForward(c),
    // For "localhost" the client takes the socket of the machine instead.
    call(c, '127.0.0.1'),
  ].join('\n');
}

function call(c: Connection, host: string): string {
  const user = c.userInSecret ? '"$MYSQL_USER"' : shellQuote(c.user);
  const database = c.database === '' ? '' : ` ${shellQuote(c.database)}`;
  return [
    `mysql --host ${shellQuote(host)} --port ${c.port} \\`,
    `  --ssl-mode REQUIRED --user ${user}${database}`,
  ].join('\n');
}

function jdbc(c: Connection): string {
  const url = `jdbc:mysql://${c.host}:${c.port}/${encodeURIComponent(
    c.database,
  )}?sslMode=REQUIRED`;
  return [
    `String url = ${JSON.stringify(url)};`,
    'Connection connection = DriverManager.getConnection(',
    `    url, ${userIn(c, 'System.getenv("MYSQL_USER")')},`,
    '    System.getenv("MYSQL_PWD"));',
  ].join('\n');
}

function node(c: Connection): string {
  return [
    "import mysql from 'mysql2/promise';",
    '',
    'const pool = mysql.createPool({',
    `  host: ${JSON.stringify(c.host)},`,
    `  port: ${c.port},`,
    ...databaseLine(c, value => `  database: ${value},`),
    `  user: ${userIn(c, 'process.env.MYSQL_USER')},`,
    '  password: process.env.MYSQL_PWD,',
    '  // Encrypted; give `ca` instead to verify the server as well.',
    '  ssl: { rejectUnauthorized: false },',
    '});',
  ].join('\n');
}

function go(c: Connection): string {
  return [
    'config := mysql.NewConfig()',
    'config.Net = "tcp"',
    `config.Addr = ${JSON.stringify(`${c.host}:${c.port}`)}`,
    ...databaseLine(c, value => `config.DBName = ${value}`),
    `config.User = ${userIn(c, 'os.Getenv("MYSQL_USER")')}`,
    'config.Passwd = os.Getenv("MYSQL_PWD")',
    '// Encrypted; register a configuration with the CA to verify the server as well.',
    'config.TLSConfig = "skip-verify"',
    'connector, err := mysql.NewConnector(config)',
    'db := sql.OpenDB(connector)',
  ].join('\n');
}

function python(c: Connection): string {
  return [
    'import os',
    'import mysql.connector',
    '',
    'connection = mysql.connector.connect(',
    `    host=${JSON.stringify(c.host)},`,
    `    port=${c.port},`,
    ...databaseLine(c, value => `    database=${value},`),
    `    user=${userIn(c, 'os.environ["MYSQL_USER"]')},`,
    '    password=os.environ["MYSQL_PWD"],',
    ')',
  ].join('\n');
}

function kubernetes(c: Connection): string {
  return containerEnvironment(
    c,
    {
      MYSQL_HOST: c.host,
      MYSQL_TCP_PORT: String(c.port),
      ...(c.database !== '' && { MYSQL_DATABASE: c.database }),
      ...(!c.userInSecret && { MYSQL_USER: c.user }),
    },
    {
      ...(c.userInSecret && { MYSQL_USER: c.userKey }),
      MYSQL_PWD: c.passwordKey,
    },
  );
}

function databaseLine(
  { database }: Connection,
  line: (value: string) => string,
): string[] {
  return database === '' ? [] : [line(JSON.stringify(database))];
}
