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

import { Facts } from '@database-platform/plugin-databases-common';
import { Reader } from '../json';
import { EventFact, readEventFact } from './facts/eventFact';
import { readNodeFact, readStorageClassFact } from './facts/sharedFacts';
import { sharedResourceIds } from './sharedResources';

/** What a view of a database has whatever its engine is; seconds since the epoch everywhere. */
export interface KubernetesView<Resource extends string> {
  namespace: string;
  name: string;
  now: number;
  zoneOf(pod: { zone?: string; node?: string }): string | undefined;
  /** Whether volumes of this class can grow; `undefined` when the class is not known. */
  canGrow(storageClass: string | undefined): boolean | undefined;
  /** Why a resource cannot be read, when it cannot. */
  gapOf(resource: Resource): string | undefined;
}

/** Reads what is the same for all engines. */
export function kubernetesViewOf<Resource extends string>(
  facts: Facts,
  resourceIds: Readonly<Record<Resource, string>>,
): KubernetesView<Resource> {
  return {
    namespace: facts.namespace,
    name: facts.name,
    now: Math.floor(facts.now / 1000),
    zoneOf: pod =>
      pod.zone ??
      (pod.node === undefined
        ? undefined
        : readNodeFact(facts.shared(sharedResourceIds.node, pod.node))?.zone),
    canGrow: storageClass =>
      storageClass === undefined
        ? undefined
        : readStorageClassFact(
            facts.shared(sharedResourceIds.storageClass, storageClass),
          )?.expands,
    gapOf: resource => facts.gap(resourceIds[resource])?.reason,
  };
}

/** The facts of one resource, read safely. */
export function readAll<T>(facts: Facts, id: string, reader: Reader<T>): T[] {
  return facts.members(id).flatMap(fact => reader(fact) ?? []);
}

/**
 * Events, newest first; none from before the object was created: an older object of the same name had them.
 *
 * @param createdAt - In seconds.
 */
export function eventsOf(
  facts: Facts,
  id: string,
  createdAt: number | undefined,
): EventFact[] {
  return readAll(facts, id, readEventFact)
    .filter(event => Date.parse(event.at ?? '') >= (createdAt ?? 0) * 1000)
    .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
}
