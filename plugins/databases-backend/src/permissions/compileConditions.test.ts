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

import { PermissionRuleset } from '@backstage/plugin-permission-node';
import {
  DatabasePermissionQuery,
  DatabasePermissionResource,
  databasePermissionRules,
  databasesConditions,
} from '@database-platform/plugin-databases-node';
import { compileConditions } from './compileConditions';

const rules: PermissionRuleset<
  DatabasePermissionResource,
  DatabasePermissionQuery
> = {
  getRuleByName: name => {
    const rule = Object.values(databasePermissionRules).find(
      item => item.name === name,
    );
    if (!rule) {
      throw new Error(`Unexpected permission rule: ${name}`);
    }
    return rule as never;
  },
};

const orders: DatabasePermissionResource = {
  ref: {
    kubernetesCluster: 'prod-eu',
    namespace: 'orders',
    engine: 'postgresql',
    name: 'orders-db',
  },
  owner: { ref: 'group:default/orders-team', source: 'engine' },
  environment: 'production',
};
const stray: DatabasePermissionResource = {
  ref: { ...orders.ref, namespace: 'misc', engine: 'mysql' },
  owner: { source: 'none' },
};

describe('compileConditions', () => {
  it.each([
    [
      databasesConditions.isOwner({ claims: ['group:default/orders-team'] }),
      true,
      false,
    ],
    [databasesConditions.hasEngine({ engines: ['mysql'] }), false, true],
    [databasesConditions.inNamespace({ namespaces: ['orders'] }), true, false],
    [
      databasesConditions.onKubernetesCluster({
        kubernetesClusters: ['prod-eu'],
      }),
      true,
      true,
    ],
    [
      databasesConditions.inEnvironment({ environments: ['production'] }),
      true,
      false,
    ],
    [
      {
        not: databasesConditions.inEnvironment({
          environments: ['production'],
        }),
      },
      false,
      true,
    ],
    [
      {
        anyOf: [
          databasesConditions.isOwner({ claims: [] }),
          {
            allOf: [
              databasesConditions.hasEngine({ engines: ['mysql', 'redis'] }),
              databasesConditions.inNamespace({ namespaces: ['misc'] }),
            ],
          },
        ],
      },
      false,
      true,
    ],
  ] as const)('evaluates %j', (criteria, forOrders, forStray) => {
    const allows = compileConditions(
      criteria as Parameters<typeof compileConditions>[0],
      rules,
    );
    expect([allows(orders), allows(stray)]).toEqual([forOrders, forStray]);
  });

  it('refuses unknown rules and parameters that are not valid, before any database is asked', () => {
    const resourceType = 'databases-database';
    expect(() =>
      compileConditions({ rule: 'IS_NICE', resourceType, params: {} }, rules),
    ).toThrow('Unexpected permission rule: IS_NICE');
    expect(() =>
      compileConditions(
        { rule: 'IS_OWNER', resourceType, params: { claims: 'x' } },
        rules,
      ),
    ).toThrow('Parameters to rule are invalid');
  });
});
