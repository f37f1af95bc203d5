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

import { edit } from '../../kubernetes/__testUtils__/json';
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { Request, rulesOf } from './__testUtils__/Request';
import { resourceRules } from './rules/resourceRules';

const cpu = { cpu: { limit: '4' } };
const created = { version: '8.0.19-7', members: 3, volume: '10Gi' };

describe('CPU and memory', () => {
  it.each(
    ruleCases(resourceRules, {
      'resources-change': () => new Request().plan('resize', cpu),
      'memory-change': () =>
        new Request().plan('resize', { memory: { limit: '8Gi' } }),
      'request-above-limit': () =>
        new Request().plan('resize', { cpu: { request: '3' } }),
      'memory-limit-missing': () =>
        new Request().plan('create', {
          ...created,
          memory: { request: '1Gi' },
        }),
      'resources-missing': () => new Request().plan('create', created),
      'update-on-delete': () =>
        new Request().spec(['updateStrategy'], 'OnDelete').plan('resize', cpu),
      'update-rolling': () =>
        new Request()
          .spec(['updateStrategy'], 'RollingUpdate')
          .plan('resize', cpu),
      'roll-out-waits': () => {
        const request = new Request();
        request.fixture.breakPod('rs0-2');
        return request.plan('resize', cpu);
      },
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('each amount is an edit, the same amount in another spelling is none', () => {
    const plan = new Request().plan('resize', {
      cpu: { request: '1000m', limit: '4' },
      memory: { limit: '4096Mi' },
    });
    expect(plan).toMatchObject({
      title: 'Resize catalog: CPU limit 2 to 4',
      action: {
        edits: [
          {
            path: ['spec', 'replsets', 0, 'resources', 'limits', 'cpu'],
            value: '4',
          },
        ],
      },
    });
  });

  it('the only member has nobody to hand over to', () => {
    const request = new Request({ members: 1 }).spec(['unsafeFlags'], {
      replsetSize: true,
    });
    expect(request.plan('resize', cpu).impacts).toMatchObject([
      { effect: 'recreate' },
    ]);
    expect(new Request().plan('resize', cpu).impacts).toMatchObject([
      { effect: 'rolling restart' },
    ]);
  });

  it('nothing is rolled out while the database is paused', () => {
    const request = new Request().spec(['pause'], true);
    request.fixture.stopPods();
    edit(request.fixture.mongodb, ['status', 'state'], 'paused');
    expect(rulesOf(request.plan('resize', cpu)).warnings).toEqual([
      'while-paused',
    ]);
  });
});
