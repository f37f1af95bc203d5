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

import { Observation } from '@database-platform/plugin-databases-common';
import { existsSync, readFileSync, writeFileSync } from 'fs';
import { resolve } from 'path';
import { Fixture as MongodbFixture } from './mongodb/__testUtils__/Fixture';
import { Fixture as MysqlFixture } from './mysql/__testUtils__/Fixture';

/** Where the front end's tests read them: it may not import the engines, and must not invent what they say. */
const directory = resolve(
  __dirname,
  '../../../plugins/databases/src/testUtils/observed',
);

/** Databases as the engines observe them, for the tests of whatever shows them. */
const observed: Readonly<Record<string, () => Observation>> = {
  'mysql-group': () => mysql().observe(),
  'mysql-no-quorum': () =>
    new MysqlFixture()
      .state('NO_QUORUM')
      .lose(1, 'OFFLINE')
      .lose(2, 'MISSING')
      .observe(),
  'mongodb-replica-set': () => new MongodbFixture().observe(),
  'mongodb-sharded': () => sharded().observe(),
  'mongodb-shard-down': () =>
    sharded()
      .states('rs1', [undefined, 'SECONDARY', undefined])
      .breakPod('rs1-0')
      .breakPod('rs1-2')
      .status(['state'], 'error')
      .observe(),
  // Without a mongos the operator does not write anew what the members of the shards are.
  'mongodb-untold': () =>
    new MongodbFixture({ shards: 2 })
      .states('rs0', [undefined, undefined, undefined])
      .states('rs1', [undefined, undefined, undefined])
      .breakPod('mongos-0')
      .breakPod('mongos-1')
      .observe(),
  'mongodb-paused': () =>
    new MongodbFixture()
      .spec(['pause'], true)
      .status(['state'], 'paused')
      .stopPods()
      .observe(),
};

function mysql() {
  return new MysqlFixture()
    .readReplica('reporting')
    .operator('9.1.0-2.2.2')
    .certificate('orders-tls', {
      notAfter: '2026-06-01T00:00:00Z',
      conditions: [{ type: 'Ready', status: 'True' }],
    });
}

/** Three shards of five members: with a hidden and a silent one, with an arbiter, and all alike. */
function sharded() {
  const fixture = new MongodbFixture({ shards: 3 })
    .operator('1.22.0')
    .certificate('ssl', {
      notAfter: '2026-06-01T00:00:00Z',
      renewalTime: '2026-05-02T00:00:00Z',
      conditions: [{ type: 'Ready', status: 'True' }],
    });
  const set = (index: number, key: string, value: unknown) =>
    fixture.spec(['replsets', index, key], value);
  set(0, 'hidden', { enabled: true, size: 1 });
  set(0, 'nonvoting', { enabled: true, size: 1 });
  fixture.part('rs0', 'hidden', 1);
  fixture.part('rs0', 'nonVoting', 1);
  set(1, 'arbiter', { enabled: true, size: 1 });
  set(1, 'nonvoting', { enabled: true, size: 1 });
  fixture.part('rs1', 'arbiter', 1);
  fixture.part('rs1', 'nonVoting', 1);
  set(2, 'hidden', { enabled: true, size: 2 });
  fixture.part('rs2', 'hidden', 2);
  return fixture;
}

describe('what the tests of other packages show', () => {
  it.each(Object.keys(observed))('%s is as the engine says', name => {
    const file = resolve(directory, `${name}.json`);
    const now = JSON.parse(JSON.stringify(observed[name]()));
    if (process.env.RENEW_OBSERVED) {
      writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
    }
    // Renew them with RENEW_OBSERVED=1 when an engine says something else, and look at what changed.
    expect(existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))).toEqual(
      now,
    );
  });
});
