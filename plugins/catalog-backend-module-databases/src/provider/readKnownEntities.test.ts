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

import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { databaseToEntity } from '../entities';
import { summary } from '../__testUtils__/summary';
import { readKnownEntities } from './readKnownEntities';

describe('readKnownEntities', () => {
  it('finds the entities of the provider, and only those', async () => {
    const ours = databaseToEntity(summary(), { defaultOwner: 'unowned' });
    const fromFile = {
      ...ours,
      metadata: {
        ...ours.metadata,
        name: 'written-by-hand',
        annotations: {
          ...ours.metadata.annotations,
          'backstage.io/managed-by-location': 'file:/catalog.yaml',
        },
      },
    };

    const known = await readKnownEntities({
      catalog: catalogServiceMock({ entities: [ours, fromFile] }),
      auth: mockServices.auth(),
    });

    expect([...known]).toEqual([
      [
        'resource:default/prod-eu.orders.postgresql.orders-db',
        { database: summary().ref },
      ],
    ]);
  });
});
