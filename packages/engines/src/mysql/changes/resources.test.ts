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
import {
  createdObject,
  rulesOf,
} from '../../changes/__testUtils__/ChangeRequest';
import { mysqlBytes } from './aspects/bufferPool';
import { Request } from './__testUtils__/Request';
import { resourceRules } from './rules/resourceRules';

const container = ['podSpec', 'containers', 0, 'resources'];

const created = {
  secret: 'orders-root',
  version: '8.4.3',
  members: 3,
  volume: '10Gi',
};

/** The manifest asks for more than the pods have, which the operator has ignored. */
function drifted(): Request {
  return new Request().spec([...container, 'limits', 'cpu'], '8');
}

describe('CPU and memory', () => {
  it.each(
    ruleCases(resourceRules, {
      'resources-ignored': () =>
        new Request().plan('resize', { cpu: { limit: '4' } }),
      'resources-recorded': () =>
        drifted().plan('resize', { cpu: { limit: '2' } }),
      'request-above-limit': () =>
        new Request().plan('create', {
          ...created,
          memory: { request: '8Gi', limit: '4Gi' },
        }),
      'resources-default': () => new Request().plan('create', created),
      'quota-amounts': () => new Request().plan('create', created),
      'memory-below-buffer-pool': () =>
        new Request().plan('create', {
          ...created,
          memory: { limit: '4Gi' },
          parameters: { innodb_buffer_pool_size: '4096M' },
        }),
      'buffer-pool-share': () =>
        new Request().plan('create', {
          ...created,
          memory: { limit: '4Gi' },
          parameters: { 'innodb-buffer-pool-size': '3500m' },
        }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('of members that are there cannot be changed: nothing is edited, and the way that works is said', () => {
    const plan = new Request().plan('resize', {
      cpu: { request: '1', limit: '4' },
      memory: { request: '8Gi' },
    });
    expect(plan).toMatchObject({
      title: 'Nothing to change',
      action: { edits: [] },
    });
    expect(plan.errors).toMatchObject([
      { field: 'cpu.limit', allowed: '2' },
      {
        field: 'memory.request',
        allowed: '4Gi',
        message: expect.stringMatching(
          /^The memory request of members that are there cannot be changed: it is 4Gi\. .* What works is a clone with the right amounts/,
        ),
      },
    ]);
  });

  it('may be set back to what the pods have: one line', () => {
    expect(drifted().plan('resize', { cpu: { limit: '2000m' } })).toMatchObject(
      {
        title: 'Resize orders: CPU limit 8 to 2000m',
        action: {
          edits: [
            {
              path: ['spec', ...container, 'limits', 'cpu'],
              value: '2000m',
            },
          ],
        },
        impacts: [
          {
            path: 'spec.podSpec.containers[mysql].resources.limits.cpu',
            effect: 'ignored by the operator',
          },
        ],
        errors: [],
      },
    );
  });

  it('the same amount in another spelling is no change', () => {
    const plan = new Request().plan('resize', {
      cpu: { request: '1000m', limit: '2' },
      memory: { limit: '4096Mi' },
    });
    expect(plan).toMatchObject({ title: 'Nothing to change', errors: [] });
  });

  it('of pods that cannot be read are not guessed', () => {
    const request = drifted();
    request.fixture.gaps.statefulSet = 'not allowed';
    expect(
      rulesOf(request.plan('resize', { cpu: { limit: '2' } })).errors,
    ).toEqual(['resources-ignored']);
  });

  it('of what the operator puts beside MySQL are written for each of its containers', () => {
    const amounts = {
      cpu: { request: '100m', limit: '500m' },
      memory: { request: '256Mi', limit: '512Mi' },
    };
    const plan = new Request().plan('create', {
      ...created,
      sidecar: amounts,
      routers: amounts,
    });
    expect(rulesOf(plan).warnings).not.toContain('quota-amounts');
    const resources = {
      requests: { cpu: '100m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    };
    expect(createdObject(plan)).toMatchObject({
      spec: {
        podSpec: {
          containers: [{ name: 'sidecar', resources }],
          initContainers: [
            { name: 'fixdatadir', resources },
            { name: 'initconf', resources },
            { name: 'initmysql', resources },
          ],
        },
        router: { podSpec: { containers: [{ name: 'router', resources }] } },
      },
    });
  });

  it('a setting of MySQL is a number of bytes, or none', () => {
    expect(
      ['1024', '1k', '5G', '128M', 'many', '5Gi', ''].map(mysqlBytes),
    ).toEqual([
      1024,
      1024,
      5 * 1024 ** 3,
      128 * 1024 ** 2,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
