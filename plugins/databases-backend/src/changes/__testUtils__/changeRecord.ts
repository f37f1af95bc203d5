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
  changeStageIds,
  DatabaseRef,
} from '@database-platform/plugin-databases-common';
import { ChangeRecord } from '../ChangeRecord';

export const NOW = Date.parse('2026-01-01T00:00:00.000Z');

/** The database that tests change. */
export const ORDERS: DatabaseRef = {
  kubernetesCluster: 'prod-eu',
  namespace: 'orders',
  engine: 'postgresql',
  name: 'orders-db',
};

/** A change whose pull request is about to be opened. */
export function changeRecord(fields: Partial<ChangeRecord> = {}): ChangeRecord {
  return {
    id: 'c1',
    version: 1,
    operation: 'resize',
    kind: 'change',
    ref: ORDERS,
    title: 'Resize orders-db: volume 100Gi to 200Gi',
    input: { volume: '200Gi' },
    requestedBy: 'user:default/jane',
    owner: 'group:default/orders-team',
    createdAt: NOW,
    updatedAt: NOW,
    state: 'open',
    stage: 'opened',
    stages: changeStageIds.map(id =>
      id === 'planned'
        ? { id, state: 'done', at: new Date(NOW).toISOString() }
        : { id, state: id === 'opened' ? 'current' : 'waiting' },
    ),
    location: {
      repository: {
        url: 'https://git.example.org/platform/databases',
        title: 'platform/databases',
        host: 'git.example.org',
      },
      branch: 'main',
      path: 'orders/orders-db.yaml',
      line: 1,
      foundBy: 'argo-cd',
      detail: 'Application orders of Argo CD, path orders',
      form: 'manifest',
    },
    diff: '--- a/orders-db.yaml\n+++ b/orders-db.yaml\n@@ -1 +1 @@\n-    size: 100Gi\n+    size: 200Gi\n',
    impacts: [
      {
        path: 'spec.volume.size',
        from: '100Gi',
        to: '200Gi',
        effect: 'online',
        reason: 'The volumes are enlarged while the database serves.',
        duration: 'minutes',
        rule: 'postgresql/volume-grow',
        source: { title: 'Volume resize', url: 'https://example.org/volumes' },
      },
    ],
    duration: 'minutes',
    warnings: [],
    fingerprint: 'f1',
    repository: {
      host: 'git.example.org',
      owner: 'platform',
      name: 'databases',
      url: 'https://git.example.org/platform/databases',
    },
    baseBranch: 'main',
    branch: 'databases/resize/prod-eu-orders-orders-db-abc',
    draft: {
      baseSha: 'base',
      message: 'Resize orders-db',
      writes: [
        {
          path: 'orders/orders-db.yaml',
          delta: [[0, 6], '2', [7, 12]],
          bases: [{ sha: 'base', path: 'orders/orders-db.yaml', hash: 'h' }],
        },
      ],
      title: 'Resize orders-db: volume 100Gi to 200Gi',
      body: 'What it does',
      labels: [],
      reviewers: [],
      teamReviewers: [],
    },
    holdsSlot: true,
    expected: [{ path: ['spec', 'volume', 'size'], value: '200Gi' }],
    trail: { stageSince: NOW, failures: 0, told: [] },
    lookAt: NOW,
    ...fields,
  };
}
