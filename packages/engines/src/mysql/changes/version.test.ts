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
import { Fixture } from '../__testUtils__/Fixture';
import { Request } from './__testUtils__/Request';
import { offeredVersions } from './offeredVersions';
import { versionRules } from './rules/versionRules';

const upgrade = (version: string, from = '8.4.3') =>
  new Request().spec(['version'], from).plan('upgrade', { version });

describe('the version', () => {
  it.each(
    ruleCases(versionRules, {
      'version-upgrade': () => upgrade('8.4.4'),
      'version-irreversible': () => upgrade('9.1.0'),
      'version-down': () => upgrade('8.4.2'),
      'version-too-old': () => upgrade('8.0.20', '8.0.19'),
      'version-barred': () => upgrade('8.0.29', '8.0.28'),
      'version-too-new': () => upgrade('9.2.0'),
      'version-operator-unknown': () => {
        const request = new Request();
        request.fixture.operator('9.0.1-2.2.1');
        return request.plan('upgrade', { version: '9.1.0' });
      },
      'version-skip': () => upgrade('9.1.0', '8.0.36'),
      'version-router-pinned': () =>
        new Request()
          .spec(['router', 'version'], '8.4.3')
          .plan('upgrade', { version: '9.1.0' }),
      'version-replicas-stay': () =>
        new Request()
          .spec(['readReplicas'], [{ name: 'reporting', baseServerId: 5000 }])
          .plan('upgrade', { version: '9.1.0' }),
      'version-members': () => {
        const request = new Request();
        request.fixture.lose(1, 'ERROR');
        return request.plan('upgrade', { version: '9.1.0' });
      },
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it.each([
    ['9.6.0-2.2.7', ['8.0.45', '8.4.8', '9.6.0']],
    ['9.1.0-2.2.2', ['8.0.45', '8.4.8', '9.1.0']],
    ['8.4.8-2.1.10', ['8.0.45', '8.4.8']],
    ['8.4.3-2.1.5', ['8.0.45', '8.4.3']],
    ['8.0.40-2.0.16', ['8.0.40']],
    ['26.7.0-2.3.0', ['8.0.45', '8.4.8', '9.6.0', '26.7.0']],
  ])('is offered as the operator %s runs it: %j', (operator, items) => {
    const request = new Request();
    request.fixture.others.length = 0;
    request.fixture.operator(operator);
    const { shared, target } = request.context({});
    expect(
      offeredVersions?.({ namespace: target.namespace, shared }),
    ).toMatchObject({ items });
  });

  it('is the newest of each series where it is not known which operator runs', () => {
    const request = new Request();
    request.fixture.operator('9.0.1-2.2.1');
    const { shared } = request.context({});
    expect(offeredVersions?.({ namespace: 'shop', shared })?.items).toEqual([
      '8.0.45',
      '8.4.8',
      '9.6.0',
    ]);
  });

  it('is one edit', () => {
    expect(upgrade('9.1.0')).toMatchObject({
      title: 'Upgrade orders: version 8.4.3 to 9.1.0',
      action: {
        edits: [{ op: 'set', path: ['spec', 'version'], value: '9.1.0' }],
      },
      errors: [],
      impacts: [{ effect: 'rolling restart', from: '8.4.3', to: '9.1.0' }],
    });
  });

  it.each([
    ['8.0.27', '8.0.36', []],
    ['8.0.36', '8.1.0', []],
    ['8.0.36', '8.4.3', []],
    ['8.3.0', '9.0.0', ['version-skip']],
    ['8.4.3', '9.0.1', []],
    ['8.4.3', '9.7.1', []],
    ['9.1.0', '9.7.0', []],
    ['8.4.3', '26.7.0', ['version-skip']],
    ['9.2.0', '26.7.0', ['version-skip']],
    ['9.7.2', '26.7.0', []],
    ['9.7.2', '9.7.1', ['version-down']],
  ])('from %s to %s: refused by %j', (from, to, expected) => {
    const request = new Request().spec(['version'], from);
    // The operator runs all of them.
    request.fixture.others.pop();
    request.fixture.operator('26.7.0-2.3.0');
    expect(rulesOf(request.plan('upgrade', { version: to })).errors).toEqual(
      expected,
    );
  });

  it('of a single member is an interruption', () => {
    const request = new Request(new Fixture({ members: 1 }));
    expect(
      request.plan('upgrade', { version: '9.1.0' }).impacts[0],
    ).toMatchObject({
      effect: 'recreate',
      reason: expect.stringContaining('nothing serves'),
    });
  });

  it('that is not declared is the one that runs', () => {
    const request = new Request().spec(['version'], undefined);
    expect(
      rulesOf(request.plan('upgrade', { version: '8.0.36' })).errors,
    ).toEqual(['version-down']);
    expect(request.plan('upgrade', { version: '9.1.0' }).title).toBe(
      'Upgrade orders: version 8.4.3 to 9.1.0',
    );
  });
});
