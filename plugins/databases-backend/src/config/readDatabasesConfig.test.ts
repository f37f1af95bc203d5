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

import { ConfigReader } from '@backstage/config';
import { readDatabasesConfig } from './readDatabasesConfig';

const read = (databases?: object) =>
  readDatabasesConfig(
    new ConfigReader(databases ? { databases: databases as never } : {}),
  );

describe('readDatabasesConfig', () => {
  it('needs nothing', () => {
    expect(read()).toEqual({
      kubernetesClusters: undefined,
      namespaces: undefined,
      owners: { groupNamespace: 'default', namespaces: {} },
      environments: [],
      engines: {},
    });
  });

  it('reads everything', () => {
    expect(
      read({
        kubernetesClusters: ['prod-eu'],
        namespaces: ['orders'],
        owners: {
          groupNamespace: 'teams',
          namespaces: { orders: 'orders-team', shop: 'User:default/Ada' },
        },
        environments: [{ name: 'production', kubernetesClusters: ['prod-eu'] }],
        engines: {
          postgresql: { enabled: false, labels: { role: 'x' } },
          other: {},
        },
      }),
    ).toEqual({
      kubernetesClusters: ['prod-eu'],
      namespaces: ['orders'],
      owners: {
        groupNamespace: 'teams',
        namespaces: {
          orders: 'group:teams/orders-team',
          shop: 'user:default/ada',
        },
      },
      environments: [
        {
          name: 'production',
          kubernetesClusters: ['prod-eu'],
          namespaces: undefined,
        },
      ],
      engines: {
        postgresql: { enabled: false, options: { labels: { role: 'x' } } },
        other: { enabled: true, options: {} },
      },
    });
  });

  it.each([
    [
      { owners: { namespaces: { orders: 'a b' } } },
      'databases.owners.namespaces.orders: "a b" is no entity reference',
    ],
    [{ environments: [{ name: 'none' }] }, 'databases.environments[0].name'],
    [{ environments: [{}] }, "'databases.environments[0].name'"],
    [{ kubernetesClusters: 'prod' }, "'databases.kubernetesClusters'"],
  ])('refuses %j with the name of the key', (databases, sentence) => {
    expect(() => read(databases)).toThrow(sentence);
  });
});
