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

import { Fixture } from '../__testUtils__/Fixture';
import { ruleCases } from '../../changes/__testUtils__/ruleCases';
import { Request, rulesOf } from './__testUtils__/Request';
import { resourceRules } from './rules/resourceRules';

const limits = {
  postgres_pod_resources: {
    min_cpu_limit: '250m',
    min_memory_limit: '1Gi',
    max_cpu_request: '1',
    max_memory_request: '3Gi',
  },
};
const limited = () => new Request().operator(limits);

describe('CPU and memory', () => {
  it.each(
    ruleCases(resourceRules, {
      'resources-change': () =>
        new Request().plan('resize', { cpu: { limit: '3' } }),
      'limit-raised': () =>
        limited().plan('resize', { cpu: { request: '50m', limit: '100m' } }),
      'request-lowered': () =>
        limited().plan('resize', { memory: { request: '4Gi' } }),
      'request-follows-limit': () =>
        new Request()
          .operator({ set_memory_request_to_limit: true })
          .plan('resize', { memory: { limit: '8Gi' } }),
      'request-above-limit': () =>
        new Request().plan('resize', { cpu: { request: '3' } }),
      'resources-default': () =>
        new Request().plan('create', {
          team: 'orders',
          version: '17',
          members: 2,
          volume: '10Gi',
          cpu: { limit: '1' },
        }),
      'memory-below-shared-buffers': () =>
        new Request()
          .spec(['postgresql', 'parameters'], { shared_buffers: '2GB' })
          .plan('resize', { memory: { request: '1Gi', limit: '2Gi' } }),
      'shared-buffers-share': () =>
        new Request().plan('configure', {
          parameters: { shared_buffers: '2GB' },
        }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('a number where text should be is the same amount, and is warned of', () => {
    const request = new Request().spec(['resources', 'limits', 'cpu'], 2);
    const plan = request.plan('resize', { cpu: { limit: '2' } });
    expect(plan.action).toEqual({ type: 'edit', edits: [] });
    expect(plan.warnings).toEqual([
      expect.objectContaining({
        rule: 'postgresql/number-for-text',
        message: expect.stringContaining('spec.resources.limits.cpu: 2.'),
      }),
    ]);
  });

  it('numbers become text beside a change: the API server would refuse both', () => {
    const request = new Request()
      .spec(['resources', 'limits', 'cpu'], 2)
      .spec(['postgresql', 'parameters'], { 'my.own': 5 });
    const plan = request.plan('resize', { cpu: { request: '1', limit: '2' } });
    expect(plan.action).toEqual({
      type: 'edit',
      edits: [
        ['postgresql', 'parameters', 'my.own', '5'],
        ['resources', 'requests', 'cpu', '1'],
        ['resources', 'limits', 'cpu', '2'],
      ].map(path => ({
        op: 'set',
        path: ['spec', ...path.slice(0, -1)],
        value: path[path.length - 1],
      })),
    });
    expect(rulesOf(plan)).toEqual({
      errors: [],
      warnings: [],
      impacts: ['resources-change', 'number-repaired', 'number-repaired'],
    });
  });

  it('the limit that is lowered below the declared request is refused at the limit', () => {
    const plan = new Request().plan('resize', { memory: { limit: '1Gi' } });
    expect(plan.errors).toEqual([
      expect.objectContaining({
        field: 'memory.limit',
        allowed: '2Gi or more',
      }),
    ]);
  });

  it('one member is not rolled but made anew, and nothing serves meanwhile', () => {
    const effect = (members: number) =>
      new Request(new Fixture({ members })).plan('resize', {
        cpu: { limit: '3' },
      }).impacts[0].effect;
    expect(effect(3)).toBe('rolling restart');
    expect(effect(1)).toBe('recreate');
  });

  it('limits do not count for an object with the annotation for it', () => {
    const request = new Request().operator({
      ...limits,
      ignore_resources_limits_annotation_key: 'ignore',
    });
    request.declared = {
      ...request.fixture.postgresql,
      metadata: { name: 'ledger', annotations: { ignore: 'true' } },
    };
    const plan = request.plan('resize', {
      cpu: { request: '50m', limit: '100m' },
    });
    expect(rulesOf(plan).warnings).toEqual([]);
  });

  it('missing sections are made with the keys that are asked for, in their place', () => {
    const request = new Request().spec(['resources'], undefined);
    const plan = request.plan('resize', {
      cpu: { request: '1', limit: '2' },
      memory: { limit: '4Gi' },
    });
    expect(plan.action).toEqual({
      type: 'edit',
      edits: [
        {
          op: 'set',
          path: ['spec', 'resources'],
          value: {
            requests: { cpu: '1' },
            limits: { cpu: '2', memory: '4Gi' },
          },
          after: ['volume', 'numberOfInstances', 'postgresql', 'teamId'],
        },
      ],
    });
  });
});
