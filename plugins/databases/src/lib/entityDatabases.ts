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

import { Entity } from '@backstage/catalog-model';
import {
  databaseAnnotations,
  DatabaseRef,
  parseDatabaseRef,
} from '@database-platform/plugin-databases-common';

/** A database that the catalog knows, with its title there. */
export interface EntityDatabase {
  title: string;
  ref: DatabaseRef;
}

/** The database that an entity's annotation names; `undefined` without one, and for one that names nothing. */
export function databaseRefOf(entity: Entity): EntityDatabase | undefined {
  const text = entity.metadata.annotations?.[databaseAnnotations.ref];
  if (!text) {
    return undefined;
  }
  try {
    const ref = parseDatabaseRef(text);
    return { ref, title: entity.metadata.title ?? ref.name };
  } catch {
    return undefined;
  }
}

const REF_PATH = `metadata.annotations.${databaseAnnotations.ref}` as const;

const isDatabase = { [REF_PATH]: { $exists: true } };

const dependsOnResource = {
  kind: 'component',
  relations: {
    $contains: { type: 'dependsOn', targetRef: { $hasPrefix: 'resource:' } },
  },
};

/**
 * Which entities have something to show: those that are a database, and those that depend on a resource, which may be one. As the predicate that
 * an administrator can replace in the portal's configuration.
 */
export const entityDatabasesFilter = { $any: [isDatabase, dependsOnResource] };
