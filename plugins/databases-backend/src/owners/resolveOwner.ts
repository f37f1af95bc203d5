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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  databaseAnnotations,
  Owner,
} from '@database-platform/plugin-databases-common';

/** What the catalog allows as kind, namespace and name, taken together. */
const ENTITY_PART = /^[a-z0-9]([-a-z0-9_.]{0,61}[a-z0-9])?$/i;

/**
 * The configuration that owner resolution reads.
 */
export interface OwnersConfig {
  /** Owner by namespace, as entity references. */
  namespaces: Readonly<Record<string, string>>;
  /** The catalog namespace of groups that are named without one. */
  groupNamespace: string;
}

/**
 * Who owns a database: what its object says first, then the engine's own field, then the configured mapping from namespaces.
 */
export function resolveOwner(
  said: {
    annotations: Readonly<Record<string, string>>;
    labels: Readonly<Record<string, string>>;
    ownerHint?: string;
    namespace: string;
  },
  config: OwnersConfig,
): Owner {
  const candidates: Array<[Owner['source'], string | undefined]> = [
    ['annotation', said.annotations[databaseAnnotations.owner]],
    ['label', said.labels[databaseAnnotations.owner]],
    ['engine', said.ownerHint],
    ['namespace', config.namespaces[said.namespace]],
  ];
  for (const [source, text] of candidates) {
    const ref = text && toEntityRef(text, 'group', config.groupNamespace);
    if (ref) {
      return { ref, source };
    }
  }
  return { source: 'none' };
}

/**
 * The catalog system that the object names, as an entity reference.
 */
export function resolveSystem(said: {
  annotations: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
}): string | undefined {
  const text =
    said.annotations[databaseAnnotations.system] ??
    said.labels[databaseAnnotations.system];
  return text ? toEntityRef(text, 'system', 'default') : undefined;
}

/**
 * A full entity reference in lower case, as the catalog writes them; `undefined` for what cannot be one.
 */
export function toEntityRef(
  text: string,
  defaultKind: string,
  defaultNamespace: string,
): string | undefined {
  try {
    const parts = parseEntityRef(text.trim(), {
      defaultKind,
      defaultNamespace,
    });
    return Object.values(parts).every(part => ENTITY_PART.test(part))
      ? stringifyEntityRef(parts)
      : undefined;
  } catch {
    return undefined;
  }
}
