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

import { hiddenValue } from '@database-platform/plugin-databases-common';
import * as fc from 'fast-check';
import { hideSecrets } from './hideSecrets';

type Tree = string | number | boolean | Tree[] | { [key: string]: Tree };

const secretiveNames = [
  'password',
  'PGPASSWORD',
  'superuser_passwd',
  's3_secret_access_key',
  's3_access_key_id',
  'awsSecretAccessKey',
  'privateKey',
  'client-secret',
  'auth_token',
  'apiKey',
  'credentials',
  'example.com/db-password',
];

const harmlessNames = [
  'teamId',
  'spec',
  'postgresql',
  'secretName',
  'caSecretName',
  'secretNamespace',
  'existingSecret',
  'credentialsSecret',
  'secretKeyRef',
  'imagePullSecrets',
  'key',
  'name',
  'value',
  'annotations',
];

const harmless: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.stringMatching(/^[a-z0-9 /.()]{0,12}$/),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...harmlessNames), tie('tree'), {
      maxKeys: 4,
    }),
  ),
})).tree;

const secret = fc.stringMatching(/^S3CRET[A-Za-z0-9]{8}$/);

/** A piece with a secret in it, and the same with the marker in its place. */
const planted: fc.Arbitrary<(secret: string) => Tree> = fc
  .tuple(fc.constantFrom(...secretiveNames), fc.nat(7))
  .map(([name, form]) => (text: string) => {
    const pieces: Tree[] = [
      { [name]: text },
      { [name]: [text] },
      { [name]: { inner: [{ deep: text }] } },
      { name, value: text },
      { uri: `postgres://app:${text}@host:5432/db` },
      { text: `host=a ${name}=${text} port=5432` },
      { copy: JSON.stringify({ [name]: text }) },
      { args: [`--${name}`, text] },
    ];
    return pieces[form];
  });

/** Puts a piece somewhere into a tree. */
function plant(tree: Tree, piece: Tree, path: readonly number[]): Tree {
  const [step = 0, ...rest] = path;
  if (Array.isArray(tree) && tree.length > 0) {
    const at = step % tree.length;
    return tree.map((item, index) =>
      index === at ? plant(item, piece, rest) : item,
    );
  }
  if (typeof tree === 'object' && !Array.isArray(tree)) {
    const keys = Object.keys(tree);
    if (keys.length > 0) {
      const key = keys[step % keys.length];
      return { ...tree, [key]: plant(tree[key], piece, rest) };
    }
  }
  return piece;
}

describe('hideSecrets', () => {
  it('lets no planted secret through, and nothing else changes', () => {
    fc.assert(
      fc.property(
        harmless,
        planted,
        secret,
        fc.array(fc.nat(9), { maxLength: 5 }),
        (tree, piece, text, path) => {
          const { value, hidden } = hideSecrets(plant(tree, piece(text), path));
          expect(JSON.stringify(value)).not.toContain(text);
          expect(value).toEqual(plant(tree, piece(hiddenValue), path));
          expect(hidden).toBe(1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('leaves what has no secrets as it is', () => {
    fc.assert(
      fc.property(harmless, tree => {
        expect(hideSecrets(tree)).toEqual({ value: tree, hidden: 0 });
      }),
    );
  });

  it('knows the fields of a postgresql', () => {
    const keyRef = { secretKeyRef: { name: 'pg', key: 'password' } };
    const tls = {
      secretName: 'tls',
      caSecretName: 'ca',
      privateKeyFile: 'tls.key',
    };
    const volume = { secret: { secretName: 'pg', defaultMode: 420 } };
    expect(
      hideSecrets({
        spec: {
          env: [
            { name: 'AWS_SECRET_ACCESS_KEY', value: 'abc' },
            { name: 'WAL_S3_BUCKET', value: 'bucket' },
            { name: 'PGPASSWORD', valueFrom: keyRef },
          ],
          clone: { cluster: 'a', s3_access_key_id: 'id', s3_endpoint: 'http' },
          sidecars: [{ name: 'x', env: [{ name: 'DB_PASS', value: 'abc' }] }],
          usersWithSecretRotation: ['shop'],
          patroni: { pg_hba: ['host all all 0.0.0.0/0 password'] },
          additionalVolumes: [{ name: 'v', volumeSource: volume }],
          tls,
        },
      }),
    ).toEqual({
      value: {
        spec: {
          env: [
            { name: 'AWS_SECRET_ACCESS_KEY', value: hiddenValue },
            { name: 'WAL_S3_BUCKET', value: 'bucket' },
            { name: 'PGPASSWORD', valueFrom: keyRef },
          ],
          clone: {
            cluster: 'a',
            s3_access_key_id: hiddenValue,
            s3_endpoint: 'http',
          },
          sidecars: [
            { name: 'x', env: [{ name: 'DB_PASS', value: hiddenValue }] },
          ],
          usersWithSecretRotation: ['shop'],
          patroni: { pg_hba: ['host all all 0.0.0.0/0 password'] },
          additionalVolumes: [{ name: 'v', volumeSource: volume }],
          tls,
        },
      },
      hidden: 3,
    });
  });

  it('takes no user or database of a postgresql for a secret, whatever it is called', () => {
    const object = {
      kind: 'postgresql',
      spec: {
        users: { token_reader: ['createdb'], app: [] },
        databases: { secrets: 'token_reader' },
        preparedDatabases: { credentials: { extensions: { pg_trgm: 'data' } } },
      },
    };
    expect(hideSecrets(object)).toEqual({ value: object, hidden: 0 });
    expect(
      hideSecrets({ ...object, spec: { clone: { token: 'abc' } } }).hidden,
    ).toBe(1);
  });

  it('knows the fields of a PerconaServerMongoDB', () => {
    const spec = {
      secrets: { users: 'shop-users', encryptionKey: 'shop-key' },
      users: [{ name: 'app', passwordSecretRef: { name: 'app', key: 'pw' } }],
      backup: {
        storages: { s3: { s3: { bucket: 'b', credentialsSecret: 's3' } } },
      },
    };
    const object = { kind: 'PerconaServerMongoDB', spec };
    expect(hideSecrets(object)).toEqual({ value: object, hidden: 0 });
    const applied = { annotations: { applied: JSON.stringify(object) } };
    expect(hideSecrets(applied)).toEqual({ value: applied, hidden: 0 });
    expect(hideSecrets({ kind: 'Other', spec }).value).toMatchObject({
      spec: { secrets: { users: hiddenValue, encryptionKey: hiddenValue } },
    });
    expect(
      hideSecrets({
        kind: 'PerconaServerMongoDB',
        spec: { replsets: [{ secrets: { token: 'abc' } }] },
      }).hidden,
    ).toBe(1);
  });

  it.each([
    [
      "host=a password='it is \\'x' port=1",
      `host=a password=${hiddenValue} port=1`,
    ],
    ['--db-token=abc', `--db-token=${hiddenValue}`],
    ['OPTIONS=password=abc', `OPTIONS=password=${hiddenValue}`],
    ['password="never closed', `password=${hiddenValue} closed`],
    ['Authorization: Bearer abc', `Authorization: ${hiddenValue}`],
    ['a: 1\npassword: abc\nb: 2', `a: 1\npassword: ${hiddenValue}\nb: 2`],
    ['https://x/?token=abc&a=b', `https://x/?token=${hiddenValue}&a=b`],
    ['redis://:p?w#1@h/0', `redis://:${hiddenValue}@h/0`],
    ['x\n-----BEGIN RSA PRIVATE KEY-----\nabc', hiddenValue],
  ])('finds it within text: %s', (text, expected) => {
    expect(hideSecrets({ note: text })).toEqual({
      value: { note: expected },
      hidden: 1,
    });
  });

  it.each([
    'https://host:5432/db?user=a',
    'mail me: a@example.org',
    'secretName: pg',
    'the password is in the Secret pg',
    '[not JSON',
  ])('leaves alone: %s', text => {
    expect(hideSecrets({ note: text })).toEqual({
      value: { note: text },
      hidden: 0,
    });
  });

  it.each([
    [
      'a text of several lines',
      'ldap:\n  queryPassword: >-\n    S3CRET\n\n    S3CRET\n  other: 1\n',
      'ldap:\n  queryPassword: >-\n    (hidden)\n  other: 1\n',
    ],
    [
      'a value on the next line',
      'password:\n  "S3CRET"',
      'password:\n  (hidden)',
    ],
    [
      'what is below a name',
      'a: 1\ncredentials: # of S3\n  user: S3CRET\n  key: S3CRET\nb: 2',
      'a: 1\ncredentials: # of S3\n  (hidden)\nb: 2',
    ],
    ['nothing below', 'password:\nother: 1', 'password:\nother: 1'],
    [
      'only references',
      'passwordSecretRef:\n  name: shop',
      'passwordSecretRef:\n  name: shop',
    ],
  ])('knows %s in a text of YAML', (_, text, expected) => {
    expect(hideSecrets({ text }).value).toEqual({ text: expected });
    expect(hideSecrets({ text: expected }).value).toEqual({ text: expected });
  });

  it('takes its time in proportion to the text', () => {
    const long = 300_000;
    for (const piece of [
      'a',
      'a=',
      'a:',
      ' ',
      '"',
      'a://',
      'token=" ',
      'token:#',
      'token:\n',
      'token: |\n \n',
    ]) {
      expect(hideSecrets({ note: piece.repeat(long) }).value).toBeDefined();
    }
  });

  it('tells a key of a Secret from a secret key', () => {
    const s3Credentials = { accessKeyId: { name: 'aws', key: 'ACCESS_KEY' } };
    expect(
      hideSecrets({ s3Credentials, apiKey: { kind: 'live', key: 'abc' } }),
    ).toEqual({
      value: { s3Credentials, apiKey: { kind: hiddenValue, key: hiddenValue } },
      hidden: 2,
    });
  });

  it('tells who may do what from a header', () => {
    const authorization = { type: 'simple', superUsers: ['CN=admin'] };
    expect(hideSecrets({ authorization })).toEqual({
      value: { authorization },
      hidden: 0,
    });
    expect(hideSecrets({ authorization: 'Bearer abc' }).hidden).toBe(1);
  });

  it('hides numbers, and keeps what says nothing', () => {
    expect(
      hideSecrets({ password: 1234, token: '', secret: true, apiKey: null }),
    ).toEqual({
      value: { password: hiddenValue, token: '', secret: true, apiKey: null },
      hidden: 1,
    });
  });
});
