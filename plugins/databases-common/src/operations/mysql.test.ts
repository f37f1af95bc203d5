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

import { mysqlInputs } from './mysql';

const takes = (operation: keyof typeof mysqlInputs, input: object) =>
  mysqlInputs[operation].safeParse(input).success;

const created = { secret: 's', version: '8.4.3', members: 3, volume: '1Gi' };
const storage = { kind: 's3', bucket: 'b', secret: 's' };

describe('what the operations on MySQL take', () => {
  it.each([
    ['create', created],
    ['create', { ...created, parameters: { 'max-connections': '400' } }],
    ['create', { ...created, baseServerId: 4_000_000_000 }],
    ['resize', { members: 9, readReplicas: [{ name: 'a', instances: 999 }] }],
    ['configure', { parameters: { sql_mode: null }, version: '26.7.0' }],
    ['routers', { instances: 0, invalidatedClusterPolicy: 'accept_ro' }],
    ['backup-schedule', { profiles: [{ name: 'a', storage }] }],
    [
      'backup-schedule',
      { schedules: [{ name: 'a', schedule: '@daily', timeZone: 'UTC' }] },
    ],
    ['clone', { from: 'running' }],
    ['clone', { from: 'running', donor: { member: 'a-1', user: 'copier' } }],
    ['clone', { from: 'dump', dump: { profile: 'a', folder: 'a/b-20261126' } }],
    ['clone', { from: 'dump', dump: { storage, users: true }, secret: 's' }],
    ['delete', {}],
  ] as const)('%s %j', (operation, input) => {
    expect(takes(operation, input)).toBe(true);
  });

  it.each([
    ['create', { ...created, members: 0 }],
    ['create', { ...created, members: 10 }],
    ['create', { ...created, version: '8.4' }],
    ['create', { ...created, secret: 'Root' }],
    ['create', { ...created, password: 'x' }],
    // The definition takes both, the operator does not.
    ['create', { ...created, baseServerId: 0 }],
    ['create', { ...created, baseServerId: 4_100_000_000 }],
    ['configure', { parameters: { 'a b': '1' } }],
    ['configure', { parameters: { a: '1\n[client]' } }],
    ['resize', { readReplicas: [{ name: 'a', instances: 0 }] }],
    ['resize', { readReplicas: [{ name: 'A_b' }] }],
    ['routers', { instances: -1 }],
    ['clone', {}],
    ['clone', { from: 'snapshot' }],
    ['clone', { from: 'running', donor: { user: 'a@b' } }],
    ['clone', { from: 'running', donor: { password: 'x' } }],
    ['clone', { from: 'dump', dump: { folder: '/a' } }],
    ['clone', { from: 'dump', dump: { schemas: [] } }],
    [
      'backup-schedule',
      { profiles: [{ name: 'a', storage: { kind: 'gcs' } }] },
    ],
    ['backup-schedule', { schedules: [{ name: 'a', schedule: 'daily' }] }],
    [
      'backup-schedule',
      {
        schedules: [{ name: 'a', schedule: '@daily', timeZone: 'Mars/North' }],
      },
    ],
  ] as const)('not %s %j', (operation, input) => {
    expect(takes(operation, input)).toBe(false);
  });
});
