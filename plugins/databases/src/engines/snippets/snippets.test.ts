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

import { Database } from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { parse } from 'yaml';
import {
  connectionOf,
  defaultCredential,
  usersToConnectAs,
} from '../../lib/connectionOf';
import { shellQuote } from '../../lib/shellQuote';
import { ordersDb } from '../../testUtils/fixtures';
import { observed } from '../../testUtils/observed';
import { engineLookOf } from '../engineLooks';
import { exportFromSecret } from './secrets';
import { Connection, SnippetId } from './Snippet';

const ids: readonly SnippetId[] = [
  'shell',
  'local',
  'java',
  'node',
  'go',
  'python',
  'kubernetes',
];

/** The connection that the page offers first. */
function firstConnection(database: Database): Connection {
  const credential = defaultCredential(database);
  if (!credential) {
    throw new Error('nobody to connect as');
  }
  return connectionOf(database, database.endpoints[0], credential);
}

const postgresql = firstConnection(ordersDb());
const mysql = firstConnection(observed('mysql-group'));
const replicaSet = firstConnection(observed('mongodb-replica-set'));
const sharded = firstConnection(observed('mongodb-sharded'));

function codeOf(engine: string, id: SnippetId, c: Connection): string {
  const code = engineLookOf(engine)
    .snippets?.snippetsOf(c)
    .find(snippet => snippet.id === id)?.code;
  if (code === undefined) {
    throw new Error(`${engine} has no snippet ${id}`);
  }
  return code;
}

/** What a shell would run, with the tools replaced by ones that print what they are given. */
function argumentsOf(code: string, tool: string): string[] {
  const script = [
    `${tool}() { for word; do printf '%s\\0' "$word"; done; }`,
    'kubectl() { :; }; base64() { printf secret; }',
    code,
  ].join('\n');
  const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  return read.split('\0').slice(0, -1);
}

describe('connectionOf', () => {
  it('takes the user that owns a database, and that database', () => {
    expect(defaultCredential(ordersDb())?.user).toBe('app_user');
    expect(postgresql).toEqual({
      kubernetesCluster: 'prod-eu',
      namespace: 'orders',
      service: 'orders-db',
      host: 'orders-db.orders.svc',
      port: 5432,
      database: 'orders',
      user: 'app_user',
      userInSecret: false,
      secretName: 'app-user.orders-db.credentials.postgresql.acid.zalan.do',
      userKey: 'username',
      passwordKey: 'password',
      options: {},
    });
  });

  it('offers no user that the operator made for itself, unless there is no other', () => {
    const users = (database: Database) =>
      usersToConnectAs(database).map(({ user }) => user);
    expect(users(observed('mysql-group'))).toEqual(['root']);
    expect(users(observed('mongodb-sharded'))).toEqual([
      'shop_app',
      'database administrator',
    ]);
  });
});

describe('snippets', () => {
  it.each([
    ['postgresql', postgresql],
    ['mysql', mysql],
    ['mongodb', replicaSet],
    ['mongodb', sharded],
  ])('of %s name the address and never a password', (engine, connection) => {
    for (const id of ids) {
      const code = codeOf(engine, id, connection);
      expect(code).toContain(
        id === 'local' ? `service/${connection.service}` : connection.host,
      );
      expect(code).toMatch(/PASSWORD|PWD/);
    }
    expect(parse(codeOf(engine, 'kubernetes', connection)).env).toContainEqual({
      name: engineLookOf(engine).snippets?.variables.password,
      valueFrom: {
        secretKeyRef: {
          name: connection.secretName,
          key: connection.passwordKey,
        },
      },
    });
  });

  it('of PostgreSQL', () => {
    expect(exportFromSecret(postgresql, 'password', 'PGPASSWORD')).toBe(
      [
        'export PGPASSWORD="$(kubectl --namespace orders \\',
        '  get secret app-user.orders-db.credentials.postgresql.acid.zalan.do \\',
        "  --output jsonpath='{.data.password}' | base64 -d)\"",
      ].join('\n'),
    );
    expect(codeOf('postgresql', 'shell', postgresql)).toContain(
      'psql --host orders-db.orders.svc --port 5432 \\\n  --username app_user --dbname orders',
    );
    expect(codeOf('postgresql', 'java', postgresql)).toContain(
      '"jdbc:postgresql://orders-db.orders.svc:5432/orders?sslmode=require"',
    );
    expect(codeOf('postgresql', 'go', postgresql)).toContain(
      '"host=orders-db.orders.svc port=5432 dbname=orders user=app_user sslmode=require"',
    );
    const odd = { ...postgresql, user: `o'neil "x"`, database: 'a b' };
    expect(codeOf('postgresql', 'java', odd)).toContain('/a%20b?');
    expect(codeOf('postgresql', 'node', odd)).toContain(
      String.raw`"o'neil \"x\""`,
    );
    expect(codeOf('postgresql', 'go', odd)).toContain(
      String.raw`user='o\\'neil \"x\"'`,
    );
  });

  it('of MySQL take the name of the user from the Secret too, and no database where none is named', () => {
    expect(argumentsOf(codeOf('mysql', 'shell', mysql), 'mysql')).toEqual([
      '--host',
      'orders.shop.svc',
      '--port',
      '3306',
      '--ssl-mode',
      'REQUIRED',
      '--user',
      'secret',
    ]);
    expect(codeOf('mysql', 'java', mysql)).toContain(
      '"jdbc:mysql://orders.shop.svc:3306/?sslMode=REQUIRED"',
    );
    expect(codeOf('mysql', 'local', mysql)).toContain('--host 127.0.0.1');
    const named = {
      ...mysql,
      user: "o'neil",
      userInSecret: false,
      database: 'a b',
    };
    expect(
      argumentsOf(codeOf('mysql', 'shell', named), 'mysql').slice(-2),
    ).toEqual(["o'neil", 'a b']);
    expect(parse(codeOf('mysql', 'kubernetes', named)).env).toContainEqual({
      name: 'MYSQL_USER',
      value: "o'neil",
    });
  });

  it('of MongoDB name the replica set, but not for one member from outside, nor for routers', () => {
    expect(
      argumentsOf(codeOf('mongodb', 'shell', replicaSet), 'mongosh'),
    ).toEqual([
      'mongodb://catalog-rs0.shop.svc:27017/?replicaSet=rs0',
      '--tls',
      '--tlsAllowInvalidCertificates',
      '--tlsAllowInvalidHostnames',
      '--authenticationDatabase',
      'admin',
      '--username',
      'shop_app',
      '--password',
      'secret',
    ]);
    expect(
      argumentsOf(codeOf('mongodb', 'local', replicaSet), 'mongosh')[0],
    ).toBe('mongodb://localhost:27017/?directConnection=true');
    expect(codeOf('mongodb', 'go', sharded)).toContain(
      '"mongodb://catalog-mongos.shop.svc:27017/?tls=true&tlsInsecure=true"',
    );
    const plain = {
      ...sharded,
      database: 'shop',
      options: { authSource: 'shop' },
    };
    for (const id of ids) {
      expect(codeOf('mongodb', id, plain)).not.toMatch(/tls/i);
    }
    expect(codeOf('mongodb', 'python', plain)).toContain('authSource="shop"');
  });
});

describe('shellQuote', () => {
  it('writes words that a shell reads back', () => {
    const words = [
      'plain',
      "it's",
      '$(id)',
      'a b',
      '`x`',
      '',
      '*',
      '~',
      ...fc.sample(fc.string({ maxLength: 20 }), 40),
    ].filter(word => !word.includes('\0'));
    const script = words
      .map(word => `printf '%s\\0' ${shellQuote(word)}`)
      .join('\n');
    const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(read.split('\0').slice(0, -1)).toEqual(words);
  });
});
