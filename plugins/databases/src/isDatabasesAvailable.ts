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
import { databaseAnnotations } from '@database-platform/plugin-databases-common';

/**
 * Whether an entity is a database or depends on a resource, which may be one: for `EntitySwitch` and `EntityLayout.Route` of the old front-end
 * system.
 *
 * @public
 */
export function isDatabasesAvailable(entity: Entity): boolean {
  return (
    Boolean(entity.metadata.annotations?.[databaseAnnotations.ref]) ||
    (entity.kind.toLowerCase() === 'component' &&
      (entity.relations ?? []).some(
        ({ type, targetRef }) =>
          type === 'dependsOn' &&
          targetRef.toLowerCase().startsWith('resource:'),
      ))
  );
}
