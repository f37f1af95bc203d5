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
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  parseLocationRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import fc from 'fast-check';
import { databaseRefs } from '../__testUtils__/databaseRefs';
import { summary } from '../__testUtils__/summary';
import { databaseToEntity } from './databaseToEntity';

const options = { defaultOwner: 'group:default/unowned' };

/** What the catalog itself checks before it accepts an entity. */
const catalogPolicy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

describe('databaseToEntity', () => {
  it('says what a database is, where and whose', () => {
    const entity = databaseToEntity(
      summary({}, { system: 'system:default/shop' }),
      { ...options, appBaseUrl: 'https://portal.example.com/base/' },
    );

    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'prod-eu.orders.postgresql.orders-db',
        title: 'orders-db',
        description:
          'PostgreSQL database in the namespace orders of the Kubernetes cluster prod-eu',
        annotations: {
          'backstage.io/managed-by-location':
            'databases:prod-eu/orders/postgresql/orders-db',
          'backstage.io/managed-by-origin-location':
            'databases:prod-eu/orders/postgresql/orders-db',
          'databases.backstage.io/ref': 'prod-eu/orders/postgresql/orders-db',
        },
        labels: {
          'databases.backstage.io/engine': 'postgresql',
          'databases.backstage.io/kubernetes-cluster': 'prod-eu',
          'databases.backstage.io/namespace': 'orders',
          'databases.backstage.io/environment': 'production',
        },
        tags: ['postgresql', 'postgresql-15'],
        links: [
          {
            url: 'https://portal.example.com/base/databases/prod-eu/orders/postgresql/orders-db',
            title: 'Topology, members and findings',
            icon: 'dashboard',
          },
        ],
      },
      spec: {
        type: 'database',
        owner: 'group:default/orders-team',
        system: 'system:default/shop',
      },
    });
  });

  it.each([
    ['mysql', '8.4.3', ['mysql', 'mysql-8-4']],
    ['mongodb', '8.0.19-7', ['mongodb', 'mongodb-8-0']],
    ['redis-cluster', undefined, ['redis-cluster']],
  ])('tags %s %s with what is upgraded together', (engine, version, tags) => {
    const { metadata } = databaseToEntity(
      summary({ engine }, { version }),
      options,
    );
    expect(metadata.tags).toEqual(tags);
  });

  it('gives databases that nobody owns to the configured owner', () => {
    const unowned = summary({}, { owner: { source: 'none' } });
    const misspelt = summary(
      {},
      { owner: { ref: 'group:default/', source: 'annotation' }, system: '::' },
    );

    expect(databaseToEntity(unowned, options).spec?.owner).toBe(
      'group:default/unowned',
    );
    expect(databaseToEntity(misspelt, options).spec).toEqual({
      type: 'database',
      owner: 'group:default/unowned',
    });
  });

  it('does not change with what moves while a database works', () => {
    expect(
      databaseToEntity(
        summary(
          {},
          {
            phase: 'degraded',
            reason: 'One member has not streamed for four minutes.',
            operatorState: 'Running',
            attention: true,
            version: '15.4',
            members: { ready: 2, total: 3 },
            lag: { bytes: 7, source: 'test', observedAt: '2026-01-15' },
            findingCounts: { critical: 1, warning: 0, info: 0 },
            observedAt: '2026-02-01T00:00:00.000Z',
          },
        ),
        options,
      ),
    ).toEqual(databaseToEntity(summary(), options));
  });

  it('makes entities that the catalog accepts, whatever the database says', async () => {
    const text = fc.option(fc.string({ maxLength: 80 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        databaseRefs,
        text,
        text,
        text,
        text,
        async (ref, owner, system, version, environment) => {
          const entity = databaseToEntity(
            summary(ref, {
              owner: { ref: owner, source: 'label' },
              system,
              version,
              environment,
            }),
            { ...options, appBaseUrl: 'https://portal.example.com' },
          );

          await expect(catalogPolicy.enforce(entity)).resolves.toBeDefined();
          await expect(
            resourceEntityV1alpha1Validator.check(entity),
          ).resolves.toBe(true);
          parseEntityRef(String(entity.spec?.owner), {
            defaultKind: 'group',
            defaultNamespace: 'default',
          });
          for (const link of entity.metadata.links ?? []) {
            expect(new URL(link.url).pathname.split('/')).toHaveLength(6);
          }
          expect(
            parseLocationRef(
              String(
                entity.metadata.annotations?.[
                  'backstage.io/managed-by-location'
                ],
              ),
            ).type,
          ).toBe('databases');
        },
      ),
    );
  });
});
