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
import { poolerRules } from './rules/poolerRules';

const plain = () => new Request();
const pooled = () => new Request().spec(['enableConnectionPooler'], true);

describe('the connection pooler', () => {
  it.each(
    ruleCases(poolerRules, {
      'pooler-on': () => plain().plan('pooler', { primary: true }),
      'pooler-off': () => pooled().plan('pooler', { primary: false }),
      'pooler-change': () => pooled().plan('pooler', { instances: 4 }),
      'pooler-instances-raised': () =>
        pooled().plan('pooler', { instances: 1 }),
      'pooler-transaction': () =>
        pooled().plan('pooler', { mode: 'transaction' }),
      'pooler-connections': () =>
        pooled().plan('pooler', { maxConnections: 60 }),
      'pooler-connections-few': () =>
        pooled().plan('pooler', { instances: 4, maxConnections: 3 }),
      'pooler-connections-many': () =>
        pooled()
          .spec(['postgresql', 'parameters', 'max_connections'], '100')
          .plan('pooler', { maxConnections: 100 }),
      'pooler-nothing': () => plain().plan('pooler', { instances: 3 }),
      'pooler-primary-kept-off': () =>
        plain().plan('pooler', { replica: true, instances: 3 }),
      'pooler-no-replicas': () =>
        new Request(new Fixture({ members: 1 })).plan('pooler', {
          replica: true,
        }),
      'pooler-name': () =>
        new Request(new Fixture({ name: 'l'.repeat(55) })).plan('pooler', {
          replica: true,
        }),
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('turned on is one edit, in its place', () => {
    expect(
      plain().plan('pooler', { primary: true, replica: false }),
    ).toMatchObject({
      title: 'Change the connection pooler of ledger: pooler on',
      errors: [],
      action: {
        edits: [
          {
            op: 'set',
            path: ['spec', 'enableConnectionPooler'],
            value: true,
            after: expect.arrayContaining(['databases', 'users']),
          },
        ],
      },
    });
  });

  it('a section turns the pooler on; off has to be said, and the section stays', () => {
    const request = plain().spec(['connectionPooler'], {
      numberOfInstances: 3,
    });
    expect(request.plan('pooler', { primary: false }).action).toMatchObject({
      edits: [{ path: ['spec', 'enableConnectionPooler'], value: false }],
    });
    expect(request.plan('pooler', { primary: true }).action).toEqual({
      type: 'edit',
      edits: [],
    });
  });

  it('a pooler of replicas with settings does not turn on the one of the primary', () => {
    const { action } = plain().plan('pooler', { replica: true, instances: 3 });
    expect(action).toMatchObject({
      edits: expect.arrayContaining([
        expect.objectContaining({
          path: ['spec', 'enableConnectionPooler'],
          value: false,
        }),
      ]),
    });
  });

  it('requests above limits are refused at their field, also in a new database', () => {
    const amounts = { cpu: { request: '2', limit: '1' } };
    expect(
      pooled()
        .plan('pooler', amounts)
        .errors.map(({ field }) => field),
    ).toEqual(['cpu.request']);
    const created = plain().plan('create', {
      team: 'orders',
      version: '17',
      members: 2,
      volume: '10Gi',
      pooler: { primary: true, ...amounts },
    });
    expect(created.errors.map(({ field }) => field)).toEqual([
      'pooler.cpu.request',
    ]);
  });

  it('a pooler without settings uses the mode of the operator: no warning about transactions is made up', () => {
    expect(rulesOf(plain().plan('pooler', { primary: true })).warnings).toEqual(
      [],
    );
  });
});
