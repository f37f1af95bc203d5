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
import { applied } from '../../changes/__testUtils__/applied';
import { editsOf } from '../../changes/__testUtils__/changeProperties';
import { Json } from '../../kubernetes/__testUtils__/json';
import { Request } from './__testUtils__/Request';
import { routerRules } from './rules/routerRules';

const routers = (input: Json, now = 2) =>
  new Request().spec(['router', 'instances'], now).plan('routers', input);

const size = { cpu: { limit: '500m' }, memory: { limit: '256Mi' } };

describe('Routers and the Service', () => {
  it.each(
    ruleCases(routerRules, {
      'routers-change': () => routers({ instances: 3 }),
      'routers-stop': () => routers({ instances: 0 }),
      'routers-start': () => routers({ instances: 2 }, 0),
      'routers-none': () => routers({ instances: 0 }),
      'routers-one': () => routers({ instances: 1 }),
      'routers-size-ignored': () => routers(size),
      'routers-size': () => routers(size, 0),
      'routers-options': () => routers({ readOnlyTargets: 'all' }),
      'service-type': () =>
        new Request().plan('configure', { exposure: 'LoadBalancer' }),
      'service-port': () =>
        new Request().plan('configure', { defaultPort: 'mysql-rw-split' }),
      'service-port-read-only': () =>
        new Request().plan('configure', { defaultPort: 'mysql-ro' }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('the number is one edit', () => {
    expect(routers({ instances: 3 })).toMatchObject({
      title: 'Change the Routers of orders: 2 to 3 Routers',
      action: {
        edits: [{ op: 'set', path: ['spec', 'router', 'instances'], value: 3 }],
      },
      errors: [],
      warnings: [],
    });
  });

  it('another size works in two changes: to none with it, and back', () => {
    const request = new Request();
    const refused = request.plan('routers', size);
    expect(refused.errors.map(({ field }) => field)).toEqual([
      'cpu.limit',
      'memory.limit',
    ]);
    const away = request.plan('routers', { instances: 0, ...size });
    expect(away.errors).toEqual([]);
    request.declared = applied(request.fixture.cluster, editsOf(away));
    expect(request.declared).toMatchObject({
      spec: {
        router: {
          instances: 0,
          podSpec: {
            containers: [
              {
                name: 'router',
                resources: { limits: { cpu: '500m', memory: '256Mi' } },
              },
            ],
          },
        },
      },
    });
    const back = request.plan('routers', { instances: 2, ...size });
    expect(back).toMatchObject({
      title: 'Change the Routers of orders: 0 to 2 Routers',
      errors: [],
    });
  });

  it('are one where the manifest does not say it', () => {
    const request = new Request().spec(['router'], undefined);
    expect(request.plan('routers', { instances: 1 }).title).toBe(
      'Nothing to change',
    );
  });

  it('the Service that there is by default is no change', () => {
    const plan = new Request().plan('configure', {
      exposure: 'ClusterIP',
      defaultPort: 'mysql-rw',
    });
    expect(plan).toMatchObject({ title: 'Nothing to change', impacts: [] });
    expect(rulesOf(plan).warnings).toEqual([]);
  });
});
