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

import {
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import fc from 'fast-check';
import { databaseRefs } from '../__testUtils__/databaseRefs';
import { databaseEntityName } from './databaseEntityName';

const ordersDb: DatabaseRef = {
  kubernetesCluster: 'prod-eu',
  namespace: 'orders',
  engine: 'postgresql',
  name: 'orders-db',
};

describe('databaseEntityName', () => {
  it('is readable where the parts can stand as they are', () => {
    expect(databaseEntityName(ordersDb)).toBe(
      'prod-eu.orders.postgresql.orders-db',
    );
  });

  it('shortens and marks what is too long or has other characters', () => {
    expect(
      databaseEntityName({
        ...ordersDb,
        kubernetesCluster: 'arn:aws:eks:eu-central-1:123456789012:cluster/Prod',
      }),
    ).toMatch(/^arn-aws-eks-eu-central-1-[-a-z0-9.]+_[0-9a-f]{12}$/);
    expect(databaseEntityName({ ...ordersDb, name: '*' })).toMatch(
      /^prod-eu\.orders\.postgresql_[0-9a-f]{12}$/,
    );
  });

  it('tells apart what only dots, case or the engine tell apart', () => {
    const names = [
      ordersDb,
      { ...ordersDb, engine: 'redis' },
      { ...ordersDb, kubernetesCluster: 'PROD-EU' },
      { ...ordersDb, kubernetesCluster: 'prod-eu.orders', namespace: 'x' },
      { ...ordersDb, kubernetesCluster: 'prod-eu', namespace: 'orders.x' },
    ].map(databaseEntityName);

    expect(new Set(names).size).toBe(names.length);
  });

  it('is a name that the catalog accepts, for any reference', () => {
    fc.assert(
      fc.property(databaseRefs, ref => {
        const name = databaseEntityName(ref);
        expect(name).toMatch(/^[a-z0-9]([-_.a-z0-9]*[a-z0-9])?$/);
        expect(name.length).toBeLessThanOrEqual(63);
      }),
    );
  });

  it('is one name per database, and the same each time', () => {
    fc.assert(
      fc.property(fc.array(databaseRefs, { maxLength: 60 }), refs => {
        const names = new Map(
          refs.map(ref => [stringifyDatabaseRef(ref), databaseEntityName(ref)]),
        );
        expect(new Set(names.values()).size).toBe(names.size);
        for (const ref of refs) {
          expect(databaseEntityName({ ...ref })).toBe(
            names.get(stringifyDatabaseRef(ref)),
          );
        }
      }),
    );
  });
});
