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

import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import {
  createdObject,
  rulesOf,
} from '../../changes/__testUtils__/ChangeRequest';
import { Json } from '../../kubernetes/__testUtils__/json';
import { Request } from './__testUtils__/Request';
import { lifeRules } from './rules/lifeRules';

const input = {
  secret: 'orders-root',
  version: '8.4.3',
  members: 3,
  volume: '10Gi',
};

function create(fields: Json = {}, name = 'orders-2') {
  const request = new Request();
  request.target = { ...request.target, name };
  return request.plan('create', { ...input, ...fields });
}

const remove = (fields: Json = {}) => new Request().plan('delete', fields);

describe('creating and deleting', () => {
  it.each(
    ruleCases(lifeRules, {
      created: () => create(),
      'name-pattern': () => create({}, '2-orders'),
      'name-too-long': () => create({}, 'x'.repeat(29)),
      'cluster-label': 'documentation only',
      'secret-needed': () => create(),
      'tls-secrets-needed': () => create(),
      'tls-self-signed': () => create({ selfSigned: true }),
      'tls-secrets-unused': () =>
        create({ selfSigned: true, tls: { router: 'orders-router' } }),
      'edition-enterprise': () => create({ edition: 'enterprise' }),
      'fixed-fields': 'documentation only',
      'no-users': 'documentation only',
      'no-pause': 'documentation only',
      deleted: () => remove(),
      'delete-volumes-kept': () => remove(),
      'delete-secret-kept': () => remove(),
      'delete-backups-kept': () => remove(),
      'delete-confirm': () => remove({ confirm: 'order' }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('a name of 28 characters is taken', () => {
    expect(create({}, 'x'.repeat(28)).errors).toEqual([]);
  });

  it('the Secrets that are needed are named, none is written', () => {
    const result = create({ tls: { ca: 'shop-ca', router: 'orders-router' } });
    expect(createdObject(result)).toMatchObject({
      spec: {
        secretName: 'orders-root',
        tlsCASecretName: 'shop-ca',
        router: { tlsSecretName: 'orders-router' },
      },
    });
    expect(
      result.warnings.find(({ rule }) => rule === 'mysql/tls-secrets-needed')
        ?.message,
    ).toMatch(/^Secrets shop-ca, orders-2-tls and orders-router: /);
  });

  it('certificates that MySQL signs need none, and names of others are left out with a word', () => {
    const result = create({ selfSigned: true, tls: { ca: 'shop-ca' } });
    expect(
      result.warnings.find(({ rule }) => rule === 'mysql/tls-secrets-unused')
        ?.message,
    ).toMatch(/^Not used: shop-ca\. /);
    const object = createdObject(result);
    expect(object).toMatchObject({ spec: { tlsUseSelfSigned: true } });
    expect(object).not.toMatchObject({
      spec: { tlsCASecretName: expect.anything() },
    });
  });

  it('team and system are annotations: the object has no fields for them', () => {
    expect(
      createdObject(create({ team: 'shop', system: 'system:default/shop' })),
    ).toMatchObject({
      metadata: {
        annotations: {
          'databases.backstage.io/owner': 'shop',
          'databases.backstage.io/system': 'system:default/shop',
        },
      },
    });
  });

  it('a deletion that is confirmed says what stays', () => {
    const result = remove({ confirm: 'orders' });
    expect(result).toMatchObject({
      title: 'Delete orders',
      action: { type: 'delete' },
      errors: [],
      impacts: [{ effect: 'deleted' }],
    });
    expect(rulesOf(result).warnings).toEqual([
      'delete-volumes-kept',
      'delete-secret-kept',
      'delete-backups-kept',
    ]);
    expect(result.warnings[0].message).toMatch(/^3 volumes: /);
    expect(result.warnings[1].message).toMatch(/^Secret orders-root: /);
  });

  it('what an input says wrongly is refused where it stands', () => {
    const result = create({ members: 12, volume: 'much' });
    expect(result.errors).toMatchObject([
      { field: 'members', rule: 'mysql/input' },
      { field: 'volume', rule: 'mysql/input' },
    ]);
  });
});
