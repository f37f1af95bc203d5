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

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { parse } from 'yaml';
import { ordersDb } from '../testUtils/fixtures';
import { connectionOf, defaultCredential } from './connectionOf';
import { shellQuote } from './shellQuote';
import { Connection, passwordFromSecret, postgresqlSnippets } from './snippets';

const connection: Connection = connectionOf(
  ordersDb(),
  ordersDb().endpoints[0],
  ordersDb().credentials[1],
);

const codeOf = (id: string, c = connection) =>
  postgresqlSnippets(c).find(s => s.id === id)?.code ?? '';

describe('connectionOf', () => {
  it('takes the user that owns a database, and that database', () => {
    expect(defaultCredential(ordersDb())?.user).toBe('app_user');
    expect(connection).toEqual({
      kubernetesCluster: 'prod-eu',
      namespace: 'orders',
      service: 'orders-db',
      host: 'orders-db.orders.svc',
      port: 5432,
      database: 'orders',
      user: 'app_user',
      secretName: 'app-user.orders-db.credentials.postgresql.acid.zalan.do',
      userKey: 'username',
      passwordKey: 'password',
    });
  });
});

describe('snippets', () => {
  it('take the password from the Secret and name the same connection', () => {
    expect(passwordFromSecret(connection, 'PGPASSWORD')).toBe(
      [
        'export PGPASSWORD="$(kubectl --namespace orders \\',
        '  get secret app-user.orders-db.credentials.postgresql.acid.zalan.do \\',
        "  --output jsonpath='{.data.password}' | base64 -d)\"",
      ].join('\n'),
    );
    expect(codeOf('psql')).toContain(
      'psql --host orders-db.orders.svc --port 5432 \\\n  --username app_user --dbname orders',
    );
    expect(codeOf('local')).toContain('port-forward service/orders-db 5432');
    expect(codeOf('jdbc')).toContain(
      '"jdbc:postgresql://orders-db.orders.svc:5432/orders?sslmode=require"',
    );
    expect(codeOf('go')).toContain(
      '"host=orders-db.orders.svc port=5432 dbname=orders user=app_user sslmode=require"',
    );
    for (const id of ['jdbc', 'node', 'python']) {
      expect(codeOf(id)).toContain('PGPASSWORD');
      expect(codeOf(id)).toContain('app_user');
    }
    const { env } = parse(codeOf('kubernetes'));
    expect(env).toContainEqual({
      name: 'PGPASSWORD',
      valueFrom: {
        secretKeyRef: {
          name: 'app-user.orders-db.credentials.postgresql.acid.zalan.do',
          key: 'password',
        },
      },
    });
    expect(env).toContainEqual({ name: 'PGPORT', value: '5432' });
  });

  it('survives names with quotes and spaces', () => {
    const odd = { ...connection, user: `o'neil "x"`, database: 'a b' };
    expect(codeOf('jdbc', odd)).toContain('/a%20b?');
    expect(codeOf('node', odd)).toContain(String.raw`"o'neil \"x\""`);
    expect(codeOf('go', odd)).toContain(String.raw`user='o\\'neil \"x\"'`);
    expect(codeOf('psql', odd)).toContain(`--username 'o'\\''neil "x"'`);
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
    const script = words.map(w => `printf '%s\\0' ${shellQuote(w)}`).join('\n');
    const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(read.split('\0').slice(0, -1)).toEqual(words);
  });
});
