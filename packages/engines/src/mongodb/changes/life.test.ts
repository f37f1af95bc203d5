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
import { lifeRules } from './rules/lifeRules';

const input = {
  version: '8.0.19-7',
  members: 3,
  volume: '10Gi',
  cpu: { request: '1', limit: '1' },
  memory: { request: '1Gi', limit: '1Gi' },
};

function create(name: string, more: object = {}) {
  const request = new Request().operator('1.22.0');
  request.target = { ...request.target, name };
  return request.plan('create', { ...input, ...more });
}

const volumes = 'percona.com/delete-psmdb-pvc';

/** The deletion of a database with finalizers. */
function remove(finalizers: readonly string[] = [], request = new Request()) {
  edit(request.fixture.mongodb, ['metadata', 'finalizers'], finalizers);
  return request.plan('delete', { confirm: 'catalog' });
}

const inError = () => {
  const request = new Request();
  request.fixture
    .status(['state'], 'error')
    .status(['message'], 'Error: wrong psmdb options');
  return request;
};

describe('creating and deleting', () => {
  it.each(
    ruleCases(lifeRules, {
      created: () => create('books'),
      'name-pattern': () => create('1st'),
      'name-too-long': () => create('b'.repeat(48)),
      'name-fixed': 'documentation only',
      'status-error': () => inError().plan('resize', { members: 5 }),
      deleted: () => remove(),
      'delete-volumes-kept': () => remove(),
      'delete-volumes': () => remove([volumes]),
      'delete-users-shared': () =>
        remove([volumes], new Request().spec(['secrets'], undefined)),
      'delete-slices': () => remove(['percona.com/delete-pitr-chunks']),
      'delete-backups': () => remove(),
      'delete-error': () => remove([volumes], inError()),
      'delete-confirm': () =>
        new Request().plan('delete', { confirm: 'catalogue' }),
      'tls-switch': 'documentation only',
      'argo-label': 'documentation only',
    }),
  )('%s', (_, outcome, expected) => {
    expect(outcome()).toEqual(expected);
  });

  it('the name counts with the longest name of a replica set', () => {
    const rules = (length: number, more: object = {}) =>
      rulesOf(create('b'.repeat(length), more)).errors;
    const sharding = {
      shards: 11,
      configServers: { volume: '5Gi' },
      mongos: { instances: 2 },
    };
    expect(rules(47)).toEqual([]);
    expect(rules(47, { sharding })).toContain('name-too-long');
    expect(rules(46, { sharding })).toEqual([]);
  });

  it('says how many volumes stay, or go', () => {
    expect(remove().impacts[0].reason).toMatch(/3 volumes stay\.$/);
    expect(remove([volumes]).impacts[0].reason).toMatch(
      /3 volumes go with it\.$/,
    );
  });

  it('the finalizers in the Kubernetes cluster count, not those in Git', () => {
    const request = new Request();
    edit(request.fixture.mongodb, ['metadata', 'finalizers'], [volumes]);
    request.declared = { ...request.live, metadata: { name: 'catalog' } };
    expect(
      rulesOf(request.plan('delete', { confirm: 'catalog' })).warnings,
    ).toContain('delete-volumes');
  });
});
