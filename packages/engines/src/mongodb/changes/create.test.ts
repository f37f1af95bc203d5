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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { at } from '../../json';
import { createdObject, Request, rulesOf } from './__testUtils__/Request';

const replicaSet = {
  version: '8.0.19-7',
  members: 3,
  cpu: { request: '1', limit: '2' },
  memory: { request: '4Gi', limit: '4Gi' },
  volume: '100Gi',
  storageClass: 'fast-ssd',
  configuration: 'operationProfiling:\n  mode: slowOp\n',
  users: [
    {
      name: 'shop_app',
      roles: [{ name: 'readWrite', db: 'shop' }],
      passwordSecretRef: { name: 'shop-app-password' },
    },
  ],
  team: 'shop',
  system: 'shop',
};

const sharded = {
  ...replicaSet,
  configuration: undefined,
  sharding: {
    shards: 2,
    configServers: { volume: '10Gi', memory: { limit: '2Gi' } },
    mongos: { instances: 2, exposure: 'LoadBalancer' },
  },
  backup: {
    storage: {
      name: 's3-main',
      kind: 's3',
      bucket: 'catalog-backups',
      region: 'eu-central-1',
      credentialsSecret: 'catalog-s3',
    },
    tasks: [
      {
        name: 'nightly',
        schedule: '0 1 * * *',
        storageName: 's3-main',
        keep: 14,
      },
    ],
    pitr: { enabled: true },
  },
};

function create(input: object, operator = '1.22.0') {
  return new Request().operator(operator).plan('create', { ...input });
}

function fixture(name: string): string {
  return readFileSync(join(__dirname, '__fixtures__', name), 'utf8');
}

describe('a new database', () => {
  it.each([
    ['catalog.yaml.txt', replicaSet],
    ['catalog-sharded.yaml.txt', sharded],
  ])('reads as a person would have written it: %s', (name, input) => {
    const result = create(input);
    expect(result.errors).toEqual([]);
    expect(result.action).toEqual({ type: 'create', text: fixture(name) });
  });

  it('says what there will be, and where passwords are', () => {
    expect(create(replicaSet)).toMatchObject({
      title: 'Create catalog',
      impacts: [
        {
          effect: 'created',
          reason: expect.stringMatching(
            /^3 members with 100Gi each\..*Passwords are in catalog-users and shop-app-password \(which must be there\)\.$/,
          ),
        },
      ],
    });
    expect(create(sharded).impacts[0].reason).toMatch(
      /^2 shards of 3 members with 100Gi each, 3 config servers and 2 mongos\./,
    );
  });

  it('pins the version of the operator, and the agent that goes with it', () => {
    const spec = (operator: string) =>
      createdObject(create(sharded, operator)).spec;
    expect(spec('1.21.1')).toMatchObject({
      crVersion: '1.21.1',
      enableVolumeExpansion: true,
      backup: { image: 'percona/percona-backup-mongodb:2.11.0' },
    });
    expect(at(spec('1.21.1'), 'storageScaling')).toBeUndefined();
    expect(spec('1.22.0')).toMatchObject({
      crVersion: '1.22.0',
      storageScaling: { enableVolumeScaling: true },
      backup: { image: 'percona/percona-backup-mongodb:2.12.0' },
    });
  });

  it('an agent that is not known has to be named', () => {
    const later = create(sharded, '1.30.0');
    expect(rulesOf(later).errors).toEqual(['backup-image']);
    const named = create(
      {
        ...sharded,
        backup: { ...sharded.backup, image: 'percona/pbm:3.0.0' },
      },
      '1.30.0',
    );
    expect(named.errors).toEqual([]);
  });

  it('never names a finalizer that takes the data with it', () => {
    expect(createdObject(create(replicaSet)).metadata).toMatchObject({
      finalizers: ['percona.com/delete-psmdb-pods-in-order'],
    });
  });

  it('shows the manifest also where it is refused', () => {
    const result = create({ ...replicaSet, members: 4 });
    expect(rulesOf(result).errors).toEqual(['members-even']);
    expect(createdObject(result)).toMatchObject({
      spec: { replsets: [{ name: 'rs0', size: 4 }] },
    });
  });
});
