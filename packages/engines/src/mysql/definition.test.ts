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

import { join, resolve } from 'node:path';
import { definitionIn } from '../kubernetes/__testUtils__/definitionIn';
import { Json } from '../kubernetes/__testUtils__/json';
import { Fixture } from './__testUtils__/Fixture';

const folder = resolve(__dirname, '../../../../../shared/crds/mysql-operator');

/** A definition of the release that the engine was written for, and of a later one. */
function definitions(plural: string) {
  return ['', 'trunk-4d4c47f0'].flatMap(release => {
    const file = join(folder, release, `${plural}.mysql.oracle.com.yaml`);
    const problems = definitionIn(file, 'v2');
    return problems === undefined ? [] : [{ release, problems }];
  });
}

const databases = definitions('innodbclusters');
const backups = definitions('mysqlbackups');

if (databases.length === 0) {
  // eslint-disable-next-line no-console
  console.log(`Skipped: the operator's definitions are not there (${folder})`);
}

const describePresent = databases.length > 0 ? describe : describe.skip;

/** As the tests of this engine use them. */
function sample(): Fixture {
  return new Fixture({ members: 4 })
    .readReplica('reporting')
    .spec(['baseServerId'], 4000)
    .spec(['imageRepository'], 'mirror.example.org/mysql')
    .spec(['service'], { type: 'LoadBalancer', defaultPort: 'mysql-ro' })
    .spec(['initDB'], {
      clone: {
        donorUrl: 'root@elsewhere:3306',
        secretKeyRef: { name: 'donor' },
      },
    })
    .spec(['router', 'version'], '8.4.3')
    .spec(['router', 'options'], ['--log-level=info'])
    .spec(['backupProfiles', 1], {
      name: 'volume',
      dumpInstance: {
        storage: { persistentVolumeClaim: { claimName: 'dumps' } },
      },
    })
    .spec(['backupSchedules', 0, 'enabled'], false)
    .backup('one', 9000, {
      status: 'Completed',
      startTime: '2026-03-10T09:30:00Z',
      completionTime: '2026-03-10T09:40:00Z',
      elapsedTime: '0:10:00',
      output: 'one-20260310',
      size: '1Gi',
      spaceAvailable: '90Gi',
    });
}

describePresent("the operator's definitions", () => {
  const kinds = (kind: string): Json[] =>
    sample()
      .objects()
      .filter(object => object.kind === kind);

  it.each([
    ['InnoDBCluster', databases],
    ['MySQLBackup', backups],
  ] as const)('have every field that is read of a %s', (kind, all) => {
    expect(all.length).toBeGreaterThan(0);
    for (const { release, problems } of all) {
      expect([release, ...kinds(kind).flatMap(problems)]).toEqual([release]);
    }
  });

  it('refuse a field that they do not have: the test can fail', () => {
    const [object] = kinds('InnoDBCluster');
    const spec = { ...(object.spec as Json), instances: '3', members: 3 };
    const problems = databases[0].problems({ ...object, spec });
    expect(problems.join('\n')).toMatch(/\/spec\/instances/);
    expect(problems.join('\n')).toMatch(/members/);
  });
});
