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

import { startTestBackend } from '@backstage/backend-test-utils';
import { UnknownObject } from '@database-platform/plugin-databases-common';
import {
  engineContract,
  EngineSpecimen,
  EngineWorld,
} from '@database-platform/plugin-databases-common/testUtils';
import { databasesEnginesExtensionPoint } from '@database-platform/plugin-databases-node';
import { cloudnativepgEngine, default as cloudnativepgModule } from './index';

const now = Date.parse('2026-03-10T12:00:00Z');
const labels = { 'cnpg.io/cluster': 'ledger' };

function object(
  kind: string,
  name: string,
  rest: { labels?: object; [field: string]: unknown } = {},
) {
  const { labels: more, ...fields } = rest;
  return {
    kind,
    metadata: { name, namespace: 'payments', labels: { ...labels, ...more } },
    ...fields,
  };
}

function pod(name: string, role: 'primary' | 'replica', node: string) {
  return object('Pod', name, {
    labels: { 'cnpg.io/podRole': 'instance', 'cnpg.io/instanceRole': role },
    spec: {
      nodeName: node,
      containers: [
        {
          name: 'postgres',
          image: 'ghcr.io/cloudnative-pg/postgresql:17.2-bookworm',
        },
      ],
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [{ restartCount: 1 }],
    },
  });
}

function cluster(phase?: string) {
  return object('Cluster', 'ledger', {
    apiVersion: 'postgresql.cnpg.io/v1',
    spec: {
      instances: 2,
      storage: { size: '20Gi', storageClass: 'fast-ssd' },
      resources: { requests: { cpu: '500m', memory: '1Gi' } },
      bootstrap: { initdb: { database: 'books', owner: 'bookkeeper' } },
      postgresql: {
        parameters: { work_mem: '16MB' },
        synchronous: { method: 'any', number: 1 },
      },
    },
    status: {
      phase,
      currentPrimary: 'ledger-1',
      currentPrimaryTimestamp: '2026-03-10T10:00:00.000000Z',
      timelineID: 3,
      image: 'ghcr.io/cloudnative-pg/postgresql:17.2-bookworm',
    },
  });
}

/** A database of two instances and everything that belongs to it. */
function objects(phase = 'Cluster in healthy state'): UnknownObject[] {
  return [
    cluster(phase),
    pod('ledger-1', 'primary', 'node-a'),
    pod('ledger-2', 'replica', 'node-b'),
    object('Service', 'ledger-rw', { spec: { type: 'ClusterIP' } }),
    object('Service', 'ledger-ro', { spec: { type: 'ClusterIP' } }),
    object('Secret', 'ledger-app'),
    object('PersistentVolumeClaim', 'ledger-1', {
      labels: { 'cnpg.io/instanceName': 'ledger-1' },
      spec: {
        storageClassName: 'fast-ssd',
        resources: { requests: { storage: '20Gi' } },
      },
      status: { phase: 'Bound', capacity: { storage: '20Gi' } },
    }),
    {
      ...object('Event', 'ledger.1'),
      involvedObject: { kind: 'Cluster', name: 'ledger' },
      type: 'Normal',
      reason: 'CreatingInstance',
      message: 'Creating instance ledger-2',
      lastTimestamp: '2026-03-10T09:00:00Z',
    },
  ];
}

const specimen: EngineSpecimen = {
  namespace: 'payments',
  name: 'ledger',
  now,
  objects,
};

const observe = (all: readonly UnknownObject[]) =>
  new EngineWorld(cloudnativepgEngine, all).observe('payments', 'ledger', now);

describe('the engine of CloudNativePG', () => {
  it.each(engineContract(cloudnativepgEngine, specimen))('%s', (_, check) => {
    expect(check).not.toThrow();
  });

  it('shows a healthy database', () => {
    expect(observe(objects())).toMatchObject({
      phase: 'running',
      version: '17.2',
      members: { ready: 2, total: 2 },
      storage: { declared: '20Gi', bytesPerMember: 20 * 2 ** 30 },
      declared: { databases: [{ name: 'books', owner: 'bookkeeper' }] },
      topology: {
        synchronous: true,
        primary: { member: 'ledger-1', timeline: 3 },
        members: [
          { name: 'ledger-1', role: 'primary', restarts: 1 },
          { name: 'ledger-2', role: 'replica', replicatesFrom: 'ledger-1' },
        ],
      },
      endpoints: [
        { purpose: 'primary', host: 'ledger-rw.payments.svc', port: 5432 },
        { purpose: 'replica', host: 'ledger-ro.payments.svc' },
      ],
      credentials: [
        { user: 'bookkeeper', secretName: 'ledger-app', exists: true },
      ],
      volumes: [{ name: 'ledger-1', member: 'ledger-1', phase: 'Bound' }],
      findings: [],
    });
  });

  it.each<[string, UnknownObject[], string, RegExp]>([
    [
      'believes the pods more than an old word of the operator',
      objects().filter(each => each.kind !== 'Pod'),
      'failed',
      /No primary is ready; 0 of 2/,
    ],
    [
      'says so when a replica is missing',
      objects().filter((_, index) => index !== 2),
      'degraded',
      /1 of 2 instances are ready/,
    ],
    [
      'knows what the operator waits for',
      objects('Waiting for user action'),
      'degraded',
      /waits for a person/,
    ],
    [
      'hands on a word that it does not know',
      objects('Dancing'),
      'unknown',
      /says "Dancing"/,
    ],
    [
      'knows a database that the operator has not seen yet',
      [cluster()],
      'provisioning',
      /has not begun/,
    ],
  ])('%s', (_, all, phase, reason) => {
    expect(observe(all)).toMatchObject({
      phase,
      reason: expect.stringMatching(reason),
    });
  });

  it('finds all instances on one node', () => {
    const all = objects();
    all[2] = pod('ledger-2', 'replica', 'node-a');
    expect(observe(all).findings).toMatchObject([
      { id: 'cloudnativepg/one-node', severity: 'warning' },
    ]);
  });

  it('comes to the plugin by its module', async () => {
    const addEngine = jest.fn();
    await startTestBackend({
      extensionPoints: [[databasesEnginesExtensionPoint, { addEngine }]],
      features: [cloudnativepgModule],
    });
    expect(addEngine).toHaveBeenCalledWith(cloudnativepgEngine);
  });
});
