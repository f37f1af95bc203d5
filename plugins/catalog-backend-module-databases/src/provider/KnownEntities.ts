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

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  DatabaseRef,
  DatabaseSummary,
} from '@database-platform/plugin-databases-common';
import { createHash } from 'node:crypto';

/** What the provider knows of an entity that the catalog holds. */
export interface KnownEntity {
  database: Pick<DatabaseRef, 'kubernetesCluster' | 'engine'>;
  /** Of the entity as it was handed to the catalog; absent when another process did that. */
  hash?: string;
}

/** By entity reference. */
export type KnownEntities = ReadonlyMap<string, KnownEntity>;

/** An entity that the catalog should hold. */
export interface DesiredEntity extends KnownEntity {
  entity: Entity;
  hash: string;
}

/** The entities that the catalog should hold, by entity reference. */
export function desiredEntities(
  databases: readonly DatabaseSummary[],
  toEntity: (database: DatabaseSummary) => Entity,
): ReadonlyMap<string, DesiredEntity> {
  const desired = new Map<string, DesiredEntity>();
  for (const database of databases) {
    const entity = toEntity(database);
    desired.set(stringifyEntityRef(entity), {
      entity,
      hash: stableHash(entity),
      database: database.ref,
    });
  }
  return desired;
}

/** A hash that does not depend on the order of an object's keys. */
export function stableHash(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(byKey))
      : item,
  );
  return createHash('sha256').update(text).digest('base64url');
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
