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

import {
  DatabaseTarget,
  Impact,
  Plan,
  Tier,
} from '@database-platform/plugin-databases-common';
import { minutesAgo } from './fixtures';

/** `volume.size` from 100Gi to 200Gi, as a unified diff. */
export const VOLUME_DIFF = [
  '--- a/prod-eu/orders/orders-db.yaml',
  '+++ b/prod-eu/orders/orders-db.yaml',
  '@@ -9,7 +9,7 @@',
  '   teamId: orders-team',
  '   # grown twice already',
  '   volume:',
  '-    size: 100Gi # of each member',
  '+    size: 200Gi # of each member',
  '     storageClass: fast-ssd',
  '   numberOfInstances: 3',
  '   users:',
  '',
].join('\n');

/** An impact; the growth of a volume unless said otherwise. */
export function impact(given: Partial<Impact> = {}): Impact {
  return {
    path: 'spec.volume.size',
    from: '100Gi',
    to: '200Gi',
    effect: 'online',
    reason: 'The storage class lets volumes grow while they are in use.',
    duration: 'minutes',
    rule: 'postgresql/volume-grow',
    source: {
      title: 'Postgres Operator: volume resize',
      url: 'https://postgres-operator.readthedocs.io/en/latest/user/',
    },
    ...given,
  };
}

/** The plan of a resize that nothing stands in the way of. */
export function plan(given: Partial<Plan> = {}): Plan {
  return {
    operation: 'resize',
    target: {
      kubernetesCluster: 'prod-eu',
      namespace: 'orders',
      engine: 'postgresql',
      name: 'orders-db',
    },
    title: 'Resize orders-db: volume 100Gi to 200Gi',
    current: {
      members: 3,
      cpu: { request: '500m', limit: '2' },
      memory: { request: '2Gi', limit: '4Gi' },
      volume: '100Gi',
    },
    input: { volume: '200Gi' },
    location: {
      repository: {
        url: 'https://git.example.org/platform/databases',
        title: 'platform/databases',
        host: 'Gitea',
      },
      branch: 'main',
      path: 'prod-eu/orders/orders-db.yaml',
      line: 3,
      url: 'https://git.example.org/platform/databases/src/branch/main/prod-eu/orders/orders-db.yaml#L3',
      foundBy: 'argo-cd',
      detail: 'Application orders of Argo CD, path prod-eu/orders',
      form: 'manifest',
    },
    files: [],
    diff: VOLUME_DIFF,
    impacts: [impact()],
    duration: 'minutes',
    errors: [],
    warnings: [],
    dryRun: { result: 'accepted', messages: [] },
    quota: {
      result: 'fits',
      items: [
        {
          object: 'ResourceQuota/compute',
          resource: 'requests.storage',
          used: '300Gi',
          hard: '1Ti',
          after: '600Gi',
          fits: true,
        },
      ],
    },
    openChanges: [],
    drift: [],
    tier: { name: 'standard', environment: 'production' },
    fingerprint: 'sha256:0c1a',
    plannedAt: minutesAgo(0),
    ...given,
  };
}

/** A tier with two sizes, up to 5 members and 500Gi. */
export function tier(given: Partial<Tier> = {}): Tier {
  return {
    name: 'standard',
    minimumMembers: 2,
    maximum: { members: 5, cpu: '4', memory: '16Gi', volume: '500Gi' },
    versions: { postgresql: ['15', '16', '17'] },
    synchronous: 'optional',
    sizes: [
      {
        name: 'small',
        cpu: { request: '250m', limit: '1' },
        memory: { request: '1Gi', limit: '2Gi' },
        volume: '20Gi',
      },
      {
        name: 'medium',
        cpu: { request: '500m', limit: '2' },
        memory: { request: '2Gi', limit: '4Gi' },
        volume: '100Gi',
      },
    ],
    ...given,
  };
}

/** A place for new databases; allowed unless said otherwise. */
export function target(given: Partial<DatabaseTarget> = {}): DatabaseTarget {
  return {
    kubernetesCluster: 'prod-eu',
    namespace: 'orders',
    environment: 'production',
    tier: tier(),
    allowed: true,
    engines: ['postgresql'],
    storageClasses: ['fast-ssd', 'standard'],
    repository: {
      url: 'https://git.example.org/platform/databases',
      path: 'prod-eu/orders/{name}.yaml',
    },
    owners: ['group:default/orders-team'],
    ...given,
  };
}
