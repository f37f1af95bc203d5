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

import { edit } from '../kubernetes/__testUtils__/json';
import { Fixture } from './__testUtils__/Fixture';

/** Labels and owners are those of the operator 9.1.0-2.2.2. */
describe('what is read for a MySQL database', () => {
  it('has what the operator owns and does not label', () => {
    const observed = new Fixture().observe();
    expect(observed.disruptionBudgets).toMatchObject([
      { name: 'orders-pdb', maxUnavailable: '1', disruptionsAllowed: 1 },
    ]);
    expect(observed.configuration.map(({ id }) => id)).toContain('mycnf-pods');
  });

  it('has no settings of a set of read replicas, which are another ConfigMap of the same owner', () => {
    const fixture = new Fixture().readReplica('reporting');
    fixture.others.unshift(
      fixture.owned('ConfigMap', 'orders-reporting-initconf', {
        data: { '99-extra.cnf': '[mysqld]\nmax_connections=1\n' },
      }),
    );
    expect(
      fixture.observe().configuration.find(({ id }) => id === 'mycnf-pods')
        ?.settings,
    ).toMatchObject([{ name: 'max_connections', value: '400' }]);
  });

  it('has nothing of others', () => {
    const fixture = new Fixture();
    for (const object of [fixture.budget, fixture.initconf]) {
      edit(object, ['metadata', 'ownerReferences', 0, 'name'], 'other');
    }
    edit(fixture.router, ['metadata', 'labels', 'component'], 'other');
    const observed = fixture.observe();
    expect(observed.disruptionBudgets).toEqual([]);
    expect(observed.configuration.map(({ id }) => id)).not.toContain(
      'mycnf-pods',
    );
    expect(observed.companions).toMatchObject([{ ready: 0 }]);
  });

  it('counts the Routers of both generations while they change', () => {
    const fixture = new Fixture();
    edit(fixture.router, ['status', 'readyReplicas'], 1);
    const before = fixture.object('ReplicaSet', 'orders-router-1a2b', {
      spec: { replicas: 1 },
      status: { readyReplicas: 1 },
    });
    edit(before, ['metadata', 'labels', 'component'], 'mysqlrouter');
    const gone = structuredClone(before);
    edit(gone, ['metadata', 'name'], 'orders-router-0000');
    edit(gone, ['spec', 'replicas'], 0);
    edit(gone, ['status', 'readyReplicas'], undefined);
    fixture.others.push(before, gone);
    expect(fixture.observe().companions).toMatchObject([
      { name: 'orders-router', ready: 2, total: 2 },
    ]);
  });

  it('knows of one Secret whether it is there', () => {
    const fixture = new Fixture();
    fixture.others.push(fixture.object('Secret', 'orders-backup', {}));
    expect(
      fixture
        .observe()
        .credentials.map(({ secretName, exists }) => [secretName, exists]),
    ).toEqual([
      ['orders-root', undefined],
      ['orders-privsecrets', undefined],
      ['orders-router', undefined],
      ['orders-backup', true],
    ]);
  });
});
