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

import { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  databaseAnnotations,
  parseDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { DATABASE_LOCATION_TYPE } from '../entities';
import { KnownEntities, KnownEntity } from './KnownEntities';

/**
 * Asks the catalog which entities of databases it holds from this provider, whichever process handed them over.
 */
export async function readKnownEntities(options: {
  catalog: Pick<CatalogService, 'getEntities'>;
  auth: AuthService;
}): Promise<KnownEntities> {
  const { items } = await options.catalog.getEntities(
    {
      filter: { kind: 'Resource', 'spec.type': 'database' },
      fields: [
        'kind',
        'metadata.namespace',
        'metadata.name',
        'metadata.annotations',
      ],
    },
    { credentials: await options.auth.getOwnServiceCredentials() },
  );

  const known = new Map<string, KnownEntity>();
  for (const entity of items) {
    const ref = entity.metadata.annotations?.[databaseAnnotations.ref];
    const location = entity.metadata.annotations?.[ANNOTATION_LOCATION];
    if (ref && location === `${DATABASE_LOCATION_TYPE}:${ref}`) {
      known.set(stringifyEntityRef(entity), {
        database: parseDatabaseRef(ref),
      });
    }
  }
  return known;
}
