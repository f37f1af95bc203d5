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
import { now } from '../../kubernetes/__testUtils__/json';
import { sharedObjects } from '../../kubernetes/__testUtils__/sharedObjects';
import { Fixture } from './Fixture';

/** A world in many states, with everything that the engine reads. */
function fullFixture(): Fixture {
  const fixture = new Fixture()
    .spec(['connectionPooler'], { mode: 'session' })
    .spec(['preparedDatabases'], { mart: { defaultUsers: true } })
    .spec(['standby'], { standby_host: 'elsewhere' })
    .spec(['env'], [{ name: 'WAL_S3_BUCKET', value: 'backups' }])
    .spec(['tls'], { secretName: 'ledger-tls' })
    .spec(['sidecars'], [{ name: 'exporter' }])
    .spec(['enableLogicalBackup'], true)
    .spec(['logicalBackupRetention'], '2 weeks');
  fixture.pooler(1);
  fixture.operator({ min_instances: 1, max_instances: 2 });
  fixture.event('Warning', 'Sync', 'could not sync');
  fixture.breakPod(2, 'Unschedulable', 'no room');
  // Patroni keeps its records in Endpoints where the operator is told so; here both are there
  fixture.others.push(
    { ...structuredClone(fixture.leader), kind: 'Endpoints' },
    {
      kind: 'ConfigMap',
      metadata: { name: 'postgres-operator', namespace: 'operators' },
      data: { docker_image: 'false', max_instances: '5' },
    },
    ...sharedObjects(),
  );
  return fixture;
}

export const postgresqlSpecimen: EngineSpecimen = {
  namespace: 'payments',
  name: 'ledger',
  now,
  objects: () => fullFixture().objects(),
};
