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

import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { databaseRefOf, EntityDatabase } from '../../lib/entityDatabases';

/** The databases that a catalog entity is, or depends on. */
export interface EntityDatabases {
  loading: boolean;
  error?: Error;
  databases: readonly EntityDatabase[];
  /** Reads the catalog again. */
  retry(): void;
}

/**
 * Reads from the catalog which databases an entity is, or depends on.
 */
export function useEntityDatabases(entity: Entity): EntityDatabases {
  const catalogApi = useApi(catalogApiRef);
  const { value, error, loading, retry } = useAsyncRetry(async () => {
    const own = databaseRefOf(entity);
    if (own) {
      return [own];
    }
    const entityRefs = (entity.relations ?? [])
      .filter(
        ({ type, targetRef }) =>
          type === 'dependsOn' && parseEntityRef(targetRef).kind === 'resource',
      )
      .map(({ targetRef }) => targetRef);
    if (entityRefs.length === 0) {
      return [];
    }
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs,
      fields: [
        'kind',
        'metadata.name',
        'metadata.title',
        'metadata.annotations',
      ],
    });
    return items
      .map(item => item && databaseRefOf(item))
      .filter(database => database !== undefined);
  }, [catalogApi, entity]);
  return { loading, error, databases: value ?? [], retry };
}
