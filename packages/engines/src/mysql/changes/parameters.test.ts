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
import { Json } from '../../kubernetes/__testUtils__/json';
import { Request } from './__testUtils__/Request';
import { parameterRules } from './rules/parameterRules';

/** The manifest says 500, the pods are given 400: the operator has ignored it. */
function drifted(): Request {
  return new Request().spec(['mycnf'], '[mysqld]\nmax_connections=500\n');
}

const configure = (parameters: Json, version?: string) =>
  new Request().plan('configure', {
    parameters,
    ...(version !== undefined && { version }),
  });

describe('mycnf', () => {
  it.each(
    ruleCases(parameterRules, {
      'mycnf-ignored': () => configure({ max_connections: '500' }),
      'mycnf-recorded': () =>
        drifted().plan('configure', { parameters: { max_connections: '400' } }),
      'mycnf-with-version': () =>
        configure({ max_connections: '500' }, '9.1.0'),
      'mycnf-removed': () => configure({ max_connections: null }, '9.1.0'),
      'mycnf-pending': () => drifted().plan('upgrade', { version: '9.1.0' }),
      'parameter-unchecked': () =>
        configure({ sort_buffer_size: '1M' }, '9.1.0'),
      'parameter-reserved': () =>
        configure({ 'loose-gtid-mode': 'OFF' }, '9.1.0'),
      'parameter-secret': () =>
        configure({ replication_password: 'x' }, '9.1.0'),
      'parameter-value': () => configure({ init_connect: 'a # b' }, '9.1.0'),
      'parameter-twice': () =>
        configure(
          { sort_buffer_size: '1M', 'sort-buffer-size': '2M' },
          '9.1.0',
        ),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('alone changes nothing, and the ways that work are said', () => {
    expect(configure({ 'max-connections': '500' })).toMatchObject({
      title: 'Nothing to change',
      action: { edits: [] },
      errors: [
        {
          field: 'parameters.max-connections',
          allowed: '400',
          message: expect.stringMatching(
            /together with the next version.*SET PERSIST/,
          ),
        },
      ],
    });
  });

  it('together with a version is written into the text: other lines stay', () => {
    const request = new Request().spec(
      ['mycnf'],
      '# ours\n[mysqld]\nmax-connections = 400 # enough\n\n[client]\nuser=x\n',
    );
    const plan = request.plan('configure', {
      parameters: { max_connections: '500', sort_buffer_size: '1M' },
      version: '9.1.0',
    });
    expect(plan).toMatchObject({
      title:
        'Configure orders: version 8.4.3 to 9.1.0, max_connections 400 to 500, sort_buffer_size 1M',
      errors: [],
      action: {
        edits: [
          { path: ['spec', 'version'] },
          {
            path: ['spec', 'mycnf'],
            value:
              '# ours\n[mysqld]\nmax-connections = 500 # enough\nsort_buffer_size=1M\n\n[client]\nuser=x\n',
          },
        ],
      },
    });
  });

  it('goes with its last setting', () => {
    const { action } = configure({ max_connections: null }, '9.1.0');
    expect(action).toMatchObject({
      edits: [
        { path: ['spec', 'version'] },
        { op: 'remove', path: ['spec', 'mycnf'] },
      ],
    });
  });

  it('of pods that cannot be read is not guessed', () => {
    const request = drifted();
    request.fixture.gaps.configMap = 'not allowed';
    expect(
      rulesOf(
        request.plan('configure', { parameters: { max_connections: '400' } }),
      ).errors,
    ).toEqual(['mycnf-ignored']);
    expect(
      rulesOf(request.plan('upgrade', { version: '9.1.0' })).warnings,
    ).not.toContain('mycnf-pending');
  });

  it('shows no secret, in a form as in a title', () => {
    const request = new Request().spec(
      ['mycnf'],
      '[mysqld]\nmy_password=hunter2\nmax_connections=400\n',
    );
    const plan = request.plan('configure', {
      parameters: { my_password: null },
      version: '9.1.0',
    });
    expect(plan.errors).toEqual([]);
    const { action, ...said } = plan;
    expect(action).toMatchObject({
      edits: [{}, { value: '[mysqld]\nmax_connections=400\n' }],
    });
    expect(JSON.stringify(said)).not.toContain('hunter2');
  });
});
