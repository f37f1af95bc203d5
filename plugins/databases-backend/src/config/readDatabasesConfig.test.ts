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
import { defaultTiers } from '../tiers/defaultTiers';
import { readDatabasesConfig } from './readDatabasesConfig';

const read = (databases?: object) =>
  readDatabasesConfig(
    new ConfigReader(databases ? { databases: databases as never } : {}),
  );

describe('readDatabasesConfig', () => {
  it('needs nothing', () => {
    expect(read()).toMatchObject({
      kubernetesClusters: undefined,
      namespaces: undefined,
      owners: { groupNamespace: 'default', namespaces: {} },
      environments: [],
      tiers: defaultTiers,
      gitops: {
        repositories: [],
        argoCd: {
          kubernetesCluster: undefined,
          namespaces: ['argocd'],
          instanceLabel: 'app.kubernetes.io/instance',
        },
      },
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
        environments: [
          { name: 'production', kubernetesClusters: ['prod-eu'], tier: 'gold' },
        ],
        tiers: {
          gold: {
            minimumMembers: 4,
            maximum: { cpu: 4 },
            versions: { postgresql: ['17'] },
            sizes: [
              {
                name: 'only',
                cpu: { request: 1, limit: 2 },
                memory: { request: '1Gi', limit: '2Gi' },
                volume: '10Gi',
              },
            ],
          },
          critical: { maximum: { memory: '1Ti' } },
        },
        gitops: {
          annotationUrls: ['https://git.example.org/platform'],
          argoCd: { kubernetesCluster: 'hub', namespaces: ['gitops'] },
          repositories: [
            {
              namespaces: ['orders'],
              url: 'https://git.example.org/{namespace}/databases.git/',
              path: '/{kubernetesCluster}/{name}.yaml',
              helmValues: 'databases.{name}.spec',
            },
          ],
        },
        engines: {
          postgresql: { enabled: false, labels: { role: 'x' } },
          other: {},
        },
      }),
    ).toMatchObject({
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
          tier: 'gold',
        },
      ],
      tiers: {
        gold: {
          name: 'gold',
          minimumMembers: 4,
          maximum: { cpu: '4', members: undefined },
          versions: { postgresql: ['17'] },
          sizes: [{ name: 'only', cpu: { request: '1', limit: '2' } }],
        },
        // Key by key over what is shipped
        critical: {
          minimumMembers: 3,
          maximum: { memory: '1Ti', cpu: '32' },
          synchronous: 'required',
        },
      },
      gitops: {
        annotationUrls: ['https://git.example.org/platform'],
        argoCd: { kubernetesCluster: 'hub', namespaces: ['gitops'] },
        repositories: [
          {
            namespaces: ['orders'],
            url: { text: 'https://git.example.org/{namespace}/databases' },
            path: {
              text: '{kubernetesCluster}/{name}.yaml',
              placeholders: ['kubernetesCluster', 'name'],
            },
            helmValues: [
              { text: 'databases' },
              { text: '{name}' },
              { text: 'spec' },
            ],
          },
        ],
      },
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
    [
      { environments: [{ name: 'a', tier: 'x' }] },
      'databases.environments[0].tier: there is no tier "x"; there are development, standard, critical',
    ],
    [
      { tiers: { x: { maximum: { cpu: 'much' } } } },
      'databases.tiers.x.maximum.cpu: must be an amount',
    ],
    [
      { tiers: { x: { minimumMembers: 1.5 } } },
      'databases.tiers.x.minimumMembers: must be a whole number',
    ],
    [
      { tiers: { x: { synchronous: 'maybe' } } },
      'databases.tiers.x.synchronous: "maybe" is none of required, optional',
    ],
    [
      { tiers: { x: { sizes: [{ name: 'a' }] } } },
      'databases.tiers.x.sizes[0].cpu.request: is missing',
    ],
    [
      { gitops: { repositories: [{ url: 'git@x:y', path: 'a' }] } },
      'databases.gitops.repositories[0].url: "git@x:y" is no address',
    ],
    [
      { gitops: { repositories: [{ url: 'https://x/y', path: '{nam}' }] } },
      'databases.gitops.repositories[0].path: {nam} is not known; allowed are {kubernetesCluster}',
    ],
    [
      {
        gitops: {
          repositories: [{ url: 'https://x/y', path: 'a', helmValues: 'b' }],
        },
      },
      'databases.gitops.repositories[0].path: must be the values file',
    ],
    [
      { gitops: { argoCd: { namespaces: [] } } },
      'databases.gitops.argoCd.namespaces: name at least one',
    ],
  ])('refuses %j with the name of the key', (databases, sentence) => {
    expect(() => read(databases)).toThrow(sentence);
  });
});
