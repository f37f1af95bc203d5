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

import { postgresqlInputs } from './postgresql';

const takes = (operation: keyof typeof postgresqlInputs, input: object) =>
  postgresqlInputs[operation].safeParse(input).success;

describe('what the operations on PostgreSQL take', () => {
  it.each([
    ['resize', { volume: '200Gi', cpu: { limit: '500m' } }],
    ['resize', { memory: { request: '1073741824' } }],
    ['configure', { parameters: { work_mem: null, 'my.own': 'x' } }],
    ['configure', { maintenanceWindows: ['Sat:01:00-05:00', '1:00-5:00'] }],
    ['clone', { timestamp: '2026-02-28T09:30:00.123+01:00' }],
    ['users', { users: [{ name: 'app', flags: ['SUPERUSER'] }] }],
  ] as const)('%s %j', (operation, input) => {
    expect(takes(operation, input)).toBe(true);
  });

  it.each([
    // Neither the definition nor Kubernetes reads it.
    ['resize', { volume: '200k' }],
    // The definition takes it, Kubernetes does not.
    ['resize', { volume: '200K' }],
    // Kubernetes takes it, the definition does not.
    ['resize', { memory: { limit: '1.5' } }],
    ['resize', { cpu: { limit: '0.0001' } }],
    // The operator would use its default.
    ['resize', { cpu: { limit: '0' } }],
    ['resize', { memory: { limit: '0Gi' } }],
    ['resize', { members: 2.5 }],
    ['resize', { replicas: 3 }],
    ['clone', { timestamp: '2026-02-28T09:30:00Z' }],
    ['clone', { timestamp: '2026-02-30T09:30:00+00:00' }],
    ['clone', { timestamp: '2026-02-28T24:30:00+00:00' }],
    ['users', { users: [{ name: 'App' }] }],
    ['users', { users: [{ name: 'app', flags: ['root'] }] }],
    ['configure', { parameters: { 'x y': '1' } }],
    ['configure', { parameters: { work_mem: '1\n2' } }],
    ['configure', { maintenanceWindows: ['Saturday:01:00-05:00'] }],
  ] as const)('not %s %j', (operation, input) => {
    expect(takes(operation, input)).toBe(false);
  });

  it('flags are lower case from then on', () => {
    expect(
      postgresqlInputs.users.parse({
        users: [{ name: 'app', flags: ['SUPERUSER', 'NoLogin'] }],
      }).users,
    ).toEqual([{ name: 'app', flags: ['superuser', 'nologin'] }]);
  });
});
