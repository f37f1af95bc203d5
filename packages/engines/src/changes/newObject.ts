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
  databaseAnnotations,
  DatabaseRef,
  EngineManifest,
  OperationContext,
} from '@database-platform/plugin-databases-common';
import { Draft } from './Draft';

/** The context of a new object: nothing is there yet, whatever the context holds of a source. */
export function withoutObject<C extends Omit<OperationContext, 'input'>>(
  context: C,
): C {
  return {
    ...context,
    declared: undefined,
    live: undefined,
    database: undefined,
  };
}

/** Says what a new object is and where it goes. */
export function beginObject(
  draft: Pick<Draft, 'set'>,
  { group, version, kind }: Omit<EngineManifest, 'plural'>,
  { name, namespace }: DatabaseRef,
): void {
  draft.set(['apiVersion'], `${group}/${version}`);
  draft.set(['kind'], kind);
  draft.set(['metadata', 'name'], name);
  draft.set(['metadata', 'namespace'], namespace);
}

/** The team that owns a database, where the object has no field for it, and the catalog system that it belongs to. */
export function setOwners(
  draft: Pick<Draft, 'set'>,
  { team, system }: { team?: string; system?: string },
): void {
  const annotate = (key: string, value: string | undefined) => {
    if (value !== undefined) {
      draft.set(['metadata', 'annotations', key], value);
    }
  };
  annotate(databaseAnnotations.owner, team);
  annotate(databaseAnnotations.system, system);
}
