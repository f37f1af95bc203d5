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
import { ago, edit, Json, now } from '../../kubernetes/__testUtils__/json';
import { sharedObjects } from '../../kubernetes/__testUtils__/sharedObjects';
import { Fixture } from './Fixture';

/** A database in many states, with everything that the engine reads. */
function everything(): Json[] {
  const fixture = new Fixture({ members: 4 })
    .readReplica('reporting')
    .spec(['baseServerId'], 4_100_000_000)
    .spec(['initDB'], { clone: { donorUrl: 'elsewhere' } })
    .spec(['backupProfiles', 1], { name: 'snap', snapshot: { storage: {} } })
    .spec(['backupSchedules', 1], { name: 'x', backupProfileName: 'gone' })
    .spec(['mycnf'], '[mysqld]\nmax_connections=500\nskip-name-resolve\n')
    .spec(['version'], '9.9.9')
    .lose(2, 'ERROR')
    .operator('9.1.0-2.2.2')
    .event('Warning', 'Join', 'cannot join')
    .backup('one', 9000, { status: 'Completed' })
    .backup('two', 600, { status: 'Error', message: 'no bucket' })
    .certificate('orders-tls', {
      notAfter: '2026-03-12T00:00:00Z',
      conditions: [{ type: 'Ready', status: 'False', message: 'no issuer' }],
    });
  edit(fixture.claims[0], ['spec', 'storageClassName'], 'slow');
  edit(fixture.claims[1], ['spec', 'resources', 'requests', 'storage'], '50Gi');
  edit(fixture.pods[1], ['status', 'containerStatuses', 0, 'restartCount'], 9);
  edit(fixture.cluster, ['status', 'cluster', 'lastProbeTime'], ago(3000));
  edit(fixture.pods[1], ['status', 'conditions', 2], {
    type: 'mysql.oracle.com/configured',
    status: 'True',
    lastTransitionTime: ago(2000),
  });
  edit(fixture.pods[3], ['metadata', 'deletionTimestamp'], ago(1000));
  edit(
    fixture.pods[3],
    ['metadata', 'finalizers'],
    ['mysql.oracle.com/membership'],
  );
  fixture.others.push(
    fixture.object('Secret', 'orders-backup', {}),
    ...sharedObjects(),
  );
  return fixture.objects();
}

export const mysqlSpecimen: EngineSpecimen = {
  namespace: 'shop',
  name: 'orders',
  now,
  objects: everything,
};
