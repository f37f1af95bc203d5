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
import { Fixture, Json } from './__testUtils__/Fixture';

const folder = resolve(
  __dirname,
  '../../../../../shared/crds/percona-server-mongodb-operator',
);

/** A definition of the release that the engine was written for, and of the one after it. */
function definitions(plural: string) {
  return ['', 'main-1.23.0-pre'].flatMap(release => {
    const file = join(folder, release, `${plural}.psmdb.percona.com.yaml`);
    const problems = definitionIn(file, 'v1');
    return problems === undefined ? [] : [{ release, problems }];
  });
}

const databases = definitions('perconaservermongodbs');
const backups = definitions('perconaservermongodbbackups');
const restores = definitions('perconaservermongodbrestores');

if (databases.length === 0) {
  // eslint-disable-next-line no-console
  console.log(`Skipped: the operator's definitions are not there (${folder})`);
}

const describePresent = databases.length > 0 ? describe : describe.skip;

/** As the tests of this engine use them. */
function sample(): Fixture {
  const fixture = new Fixture({ shards: 2, members: 4 })
    .spec(['replsets', 0, 'arbiter'], { enabled: true, size: 1 })
    .spec(['replsets', 0, 'hidden'], { enabled: true, size: 1 })
    .spec(['replsets', 1, 'nonvoting'], { enabled: true, size: 1 })
    .spec(
      ['replsets', 1, 'externalNodes'],
      [{ host: 'elsewhere', votes: 1, priority: 1 }],
    )
    .spec(['pause'], false)
    .spec(['unsafeFlags'], { replsetSize: true })
    .spec(['storageScaling', 'autoscaling'], { enabled: true, maxSize: '1Ti' })
    .spec(['backup', 'pitr'], { enabled: true, oplogSpanMin: 10 })
    .spec(['backup', 'image'], 'percona/percona-backup-mongodb:2.12.0')
    .spec(['tls'], { mode: 'preferTLS', certValidityDuration: '2160h' })
    .status(['message'], 'Error: no')
    .status(['storageAutoscaling'], {
      'mongod-data-catalog-rs0-0': { currentSize: '1Gi', lastError: 'no' },
    })
    .backup('one', 60, {
      state: 'ready',
      error: 'none',
      completed: '2026-03-10T09:30:00Z',
      latestRestorableTime: '2026-03-10T11:30:00Z',
    })
    .restore('back', 60, { state: 'rejected', error: 'no' });
  return fixture;
}

describePresent("the operator's definitions", () => {
  const kinds = (kind: string): Json[] =>
    sample()
      .objects()
      .filter(object => object.kind === kind);

  it.each([
    ['PerconaServerMongoDB', databases],
    ['PerconaServerMongoDBBackup', backups],
    ['PerconaServerMongoDBRestore', restores],
  ] as const)('have every field that is read of a %s', (kind, all) => {
    expect(all.length).toBeGreaterThan(0);
    for (const { release, problems } of all) {
      expect([release, ...kinds(kind).flatMap(problems)]).toEqual([release]);
    }
  });

  it('refuse a field that they do not have: the test can fail', () => {
    const [object] = kinds('PerconaServerMongoDB');
    const problems = databases[0].problems({
      ...object,
      status: { states: 'ready', replsets: { rs0: { size: '3' } } },
    });
    expect(problems.join('\n')).toMatch(/states/);
    expect(problems.join('\n')).toMatch(/\/status\/replsets\/rs0\/size/);
  });
});
