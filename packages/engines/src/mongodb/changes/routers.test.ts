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
import { operationOf, Request, rulesOf } from './__testUtils__/Request';
import { routerRules } from './rules/routerRules';

const change = (input: object, request = new Request({ shards: 2 })) =>
  request.plan('routers', { ...input });

describe('the mongos', () => {
  it.each(
    ruleCases(routerRules, {
      'routers-size': () => change({ instances: 4 }),
      'routers-resources': () => change({ cpu: { limit: '1' } }),
      'routers-one': () => change({ instances: 1 }),
      'routers-exposure': () => change({ exposure: 'NodePort' }),
      'routers-load-balancer': () => change({ exposure: 'LoadBalancer' }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('one changed field is one edit', () => {
    expect(change({ instances: 4, exposure: 'ClusterIP' })).toMatchObject({
      title: 'Change the mongos of catalog: 2 to 4 mongos',
      action: {
        edits: [
          { op: 'set', path: ['spec', 'sharding', 'mongos', 'size'], value: 4 },
        ],
      },
      errors: [],
      warnings: [],
    });
  });

  it('are nothing to change where there are no shards, whether the database runs or not', () => {
    const { notApplicable } = operationOf('routers');
    const of = (request: Request) => notApplicable?.(request.database());
    expect(of(new Request())).toBe(
      'It has no mongos: only a sharded database has them.',
    );
    expect(of(new Request({ shards: 2 }))).toBeUndefined();
    const paused = new Request({ shards: 2 }).spec(['pause'], true);
    paused.fixture.stopPods();
    expect(of(paused)).toBeUndefined();
  });

  it('there are none without sharding', () => {
    expect(rulesOf(change({ instances: 2 }, new Request())).errors).toEqual([
      'not-sharded',
    ]);
    const off = new Request({ shards: 1 }).spec(['sharding', 'enabled'], false);
    expect(rulesOf(change({ instances: 3 }, off)).errors).toEqual([
      'not-sharded',
    ]);
  });
});
