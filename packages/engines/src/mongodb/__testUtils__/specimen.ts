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

import type { EngineSpecimen } from '@database-platform/plugin-databases-common/testUtils';
import { sharedObjects } from '../../kubernetes/__testUtils__/sharedObjects';
import { edit, Fixture, Json, now } from './Fixture';

/** A sharded database in many states, with everything that the engine reads. */
function everything(): Json[] {
  const fixture = new Fixture({ shards: 2, members: 3 })
    .spec(['upgradeOptions', 'apply'], '8.0-recommended')
    .spec(['storageScaling', 'autoscaling'], { enabled: true, maxSize: '1Ti' })
    .spec(['backup', 'pitr'], { enabled: true, oplogSpanMin: 10 })
    .spec(['pmm'], { enabled: true, serverHost: 'pmm' })
    .spec(['unsafeFlags'], { replsetSize: true })
    .spec(
      ['replsets', 1, 'externalNodes'],
      [{ host: 'elsewhere', votes: 1, priority: 1 }],
    )
    .spec(['replsets', 0, 'hidden'], {
      enabled: true,
      size: 1,
      resources: { limits: { memory: '2Gi' } },
    })
    .status(['storageAutoscaling'], {
      'mongod-data-catalog-rs0-0': {
        currentSize: '100Gi',
        resizeCount: 1,
        lastResizeTime: '2026-03-09T00:00:00Z',
        lastError: 'exceeded quota',
      },
    })
    .status(['message'], 'Error: no')
    .certificate('ssl', {
      notAfter: '2026-03-12T00:00:00Z',
      conditions: [{ type: 'Ready', status: 'False', message: 'no issuer' }],
    })
    .backup('one', 9000, { state: 'ready', completed: '2026-03-10T09:30:00Z' })
    .backup('two', 600, { state: 'error', error: 'no bucket' }, 'nightly')
    .backup('three', 7200, { state: 'waiting' })
    .restore('back', 30_000, { state: 'running' })
    .operator('1.23.0')
    .event('Warning', 'Policy', 'not so')
    .breakPod('rs1-2');
  fixture.part('rs0', 'arbiter', 1);
  fixture.part('rs0', 'hidden', 1);
  edit(fixture.claims[0], ['status', 'capacity', 'storage'], '50Gi');
  edit(
    fixture.mongodb,
    ['metadata', 'managedFields'],
    [
      {
        manager: 'percona-server-mongodb-operator',
        fieldsV1: { 'f:spec': { 'f:crVersion': {} } },
      },
    ],
  );
  fixture.others.push(
    fixture.object('PodDisruptionBudget', 'catalog-mongod-rs0', {
      spec: { maxUnavailable: 1 },
      status: { disruptionsAllowed: 0 },
    }),
    ...sharedObjects(),
  );
  return fixture.objects();
}

export const mongodbSpecimen: EngineSpecimen = {
  namespace: 'shop',
  name: 'catalog',
  now,
  objects: everything,
};
