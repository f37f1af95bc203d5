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
import { Inventory } from './Inventory';
import { DesiredEntity, KnownEntities, KnownEntity } from './KnownEntities';

/** What has to change in the catalog, and what it holds afterwards. */
export interface Delta {
  /** New and changed ones. */
  added: Entity[];
  /** Entity references. */
  removed: string[];
  known: KnownEntities;
}

/**
 * Compares what the catalog holds with what it should hold.
 *
 * @remarks
 * An entity goes only when the databases of its Kubernetes cluster and engine were all listed and it was not among them.
 */
export function planDelta(options: {
  known: KnownEntities;
  desired: ReadonlyMap<string, DesiredEntity>;
  inventory: Pick<Inventory, 'isComplete'>;
}): Delta {
  const added: Entity[] = [];
  const removed: string[] = [];
  const known = new Map<string, KnownEntity>();

  for (const [entityRef, item] of options.desired) {
    if (options.known.get(entityRef)?.hash !== item.hash) {
      added.push(item.entity);
    }
    known.set(entityRef, { database: item.database, hash: item.hash });
  }
  for (const [entityRef, item] of options.known) {
    if (options.desired.has(entityRef)) {
      continue;
    }
    if (options.inventory.isComplete(item.database)) {
      removed.push(entityRef);
    } else {
      known.set(entityRef, item);
    }
  }
  return { added, removed, known };
}
