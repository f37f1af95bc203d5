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
import {
  createdObject,
  rulesOf,
} from '../../changes/__testUtils__/ChangeRequest';
import { Request } from './__testUtils__/Request';

/** A database as a team would ask for it. */
const orders = {
  secret: 'orders-root',
  version: '8.4.3',
  members: 3,
  cpu: { request: '1', limit: '2' },
  memory: { request: '4Gi', limit: '4Gi' },
  volume: '100Gi',
  storageClass: 'fast-ssd',
  parameters: { max_connections: '400', innodb_buffer_pool_size: '3G' },
  selfSigned: true,
  routers: { instances: 2, cpu: { request: '100m' }, readOnlyTargets: 'all' },
  defaultPort: 'mysql-rw-split',
  readReplicas: [{ name: 'reporting', instances: 1, volume: '100Gi' }],
  backups: {
    profiles: [
      {
        name: 'nightly-s3',
        storage: {
          kind: 's3',
          bucket: 'orders-backups',
          prefix: 'orders',
          secret: 'orders-s3',
        },
        excludeSchemas: ['scratch'],
      },
    ],
    schedules: [
      {
        name: 'nightly',
        schedule: '0 2 * * *',
        profile: 'nightly-s3',
        timeZone: 'Europe/Zurich',
      },
    ],
  },
  team: 'orders',
};

function plan() {
  const request = new Request();
  request.target = { ...request.target, namespace: 'shop', name: 'orders' };
  return request.plan('create', orders);
}

describe('a new database', () => {
  const path = join(__dirname, '__fixtures__/orders.yaml.txt');
  const result = plan();

  it('comes out value for value', () => {
    expect(createdObject(result)).toEqual({
      apiVersion: 'mysql.oracle.com/v2',
      kind: 'InnoDBCluster',
      metadata: {
        name: 'orders',
        namespace: 'shop',
        labels: { 'mysql.oracle.com/cluster': 'orders' },
        annotations: { 'databases.backstage.io/owner': 'orders' },
      },
      spec: {
        secretName: 'orders-root',
        version: '8.4.3',
        instances: 3,
        tlsUseSelfSigned: true,
        datadirVolumeClaimTemplate: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast-ssd',
          resources: { requests: { storage: '100Gi' } },
        },
        podSpec: {
          containers: [
            {
              name: 'mysql',
              resources: {
                requests: { cpu: '1', memory: '4Gi' },
                limits: { cpu: '2', memory: '4Gi' },
              },
            },
          ],
        },
        mycnf: '[mysqld]\nmax_connections=400\ninnodb_buffer_pool_size=3G\n',
        router: {
          instances: 2,
          podSpec: {
            containers: [
              { name: 'router', resources: { requests: { cpu: '100m' } } },
            ],
          },
          routingOptions: { read_only_targets: 'all' },
        },
        service: { defaultPort: 'mysql-rw-split' },
        readReplicas: [
          {
            name: 'reporting',
            instances: 1,
            version: '8.4.3',
            baseServerId: 2000,
            datadirVolumeClaimTemplate: {
              accessModes: ['ReadWriteOnce'],
              resources: { requests: { storage: '100Gi' } },
            },
            podSpec: {
              containers: [
                {
                  name: 'mysql',
                  resources: {
                    requests: { cpu: '1', memory: '4Gi' },
                    limits: { cpu: '2', memory: '4Gi' },
                  },
                },
              ],
            },
          },
        ],
        backupProfiles: [
          {
            name: 'nightly-s3',
            dumpInstance: {
              dumpOptions: { excludeSchemas: ['scratch'] },
              storage: {
                s3: {
                  bucketName: 'orders-backups',
                  prefix: 'orders',
                  config: 'orders-s3',
                },
              },
            },
          },
        ],
        backupSchedules: [
          {
            name: 'nightly',
            schedule: '0 2 * * *',
            timeZone: 'Europe/Zurich',
            backupProfileName: 'nightly-s3',
          },
        ],
      },
    });
  });

  it('reads as a person would have written it', () => {
    expect(result.action).toEqual({
      type: 'create',
      text: readFileSync(path, 'utf8'),
    });
  });

  it('is one impact, and says what has to be there before', () => {
    expect(result).toMatchObject({ title: 'Create orders', errors: [] });
    expect(result.impacts).toMatchObject([
      {
        effect: 'created',
        reason: expect.stringMatching(
          /^3 members with 100Gi each, 2 Routers, 1 read replica\. /,
        ),
      },
    ]);
    expect(rulesOf(result).warnings).toEqual([
      'secret-needed',
      'tls-self-signed',
      'quota-amounts',
      'parameter-unchecked',
      'backup-never-expires',
    ]);
  });
});
