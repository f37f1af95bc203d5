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

import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { rulesOf } from '../../changes/__testUtils__/ChangeRequest';
import { edit } from '../../kubernetes/__testUtils__/json';
import { Fixture } from '../__testUtils__/Fixture';
import { Request } from './__testUtils__/Request';
import { memberRules } from './rules/memberRules';

const resize = (members: number, now = 3) =>
  new Request(new Fixture({ members: now })).plan('resize', { members });

/** An object whose group was never set up. */
function early(): Request {
  const request = new Request();
  edit(request.fixture.cluster, ['status', 'createTime'], undefined);
  return request;
}

describe('the number of members', () => {
  it.each(
    ruleCases(memberRules, {
      'members-grow': () => resize(5),
      'members-shrink': () => resize(1),
      'members-volumes-kept': () => resize(1),
      'members-one': () => resize(1),
      'members-two': () => resize(2),
      'members-even': () => resize(6),
      'before-setup': () => early().plan('resize', { members: 5 }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('is one edit, and an odd number is warned of by nobody', () => {
    expect(resize(5)).toMatchObject({
      title: 'Resize orders: 3 to 5 members',
      action: {
        edits: [{ op: 'set', path: ['spec', 'instances'], value: 5 }],
      },
      errors: [],
      warnings: [],
      impacts: [
        { path: 'spec.instances', from: '3', to: '5', effect: 'online' },
      ],
    });
  });

  it('says whether the primary goes', () => {
    expect(resize(1).impacts[0]).toMatchObject({
      effect: 'online',
      reason: expect.stringContaining('orders-0, is not among them'),
    });
    const fixture = new Fixture();
    const role = ['metadata', 'labels', 'mysql.oracle.com/cluster-role'];
    edit(fixture.pods[0], role, 'SECONDARY');
    edit(fixture.pods[2], role, 'PRIMARY');
    const plan = new Request(fixture).plan('resize', { members: 1 });
    expect(plan.impacts[0]).toMatchObject({
      effect: 'failover',
      reason: expect.stringContaining('orders-2 is the primary'),
    });
    expect(plan.warnings.map(({ message }) => message).join('\n')).toMatch(
      /^datadir-orders-1 and datadir-orders-2: /m,
    );
  });

  it('is 1 where the manifest does not say it', () => {
    const request = new Request().spec(['instances'], undefined);
    expect(request.plan('resize', { members: 1 }).title).toBe(
      'Nothing to change',
    );
    expect(request.plan('resize', { members: 3 })).toMatchObject({
      title: 'Resize orders: 1 to 3 members',
    });
  });

  it.each([
    ['upgrade', { version: '9.1.0' }],
    ['routers', { instances: 3 }],
    ['routers', { readOnlyTargets: 'all' }],
    ['resize', { members: 5 }],
  ])(
    'before the group is set up, %s is dropped by the operator',
    (id, input) => {
      expect(rulesOf(early().plan(id, input)).errors).toEqual(['before-setup']);
    },
  );

  it('before the group is set up, schedules wait for it', () => {
    const schedules = [
      { name: 'weekly', schedule: '@weekly', profile: 'nightly-s3' },
    ];
    expect(early().plan('backup-schedule', { schedules }).errors).toEqual([]);
  });
});
