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

import { UnknownObject } from '@database-platform/plugin-databases-common';
import { at, compact, integer, Read, scalar, shape, text } from '../../json';
import { amountsOf, readAmounts } from './amounts';
import { namedItem } from './containers';

/** What is known of every StatefulSet. */
export const statefulSetFields = {
  name: text,
  members: integer,
  ready: integer,
  /** Pods that have the newest template, where not all have it. */
  updated: integer,
  /** The version of its template that new pods get. */
  revision: text,
  image: text,
  requests: readAmounts,
  limits: readAmounts,
  /** What new volumes get. */
  size: scalar,
  class: text,
} as const;

/** A StatefulSet, as far as it is the same for all engines. */
export const readAnyStatefulSetFact = shape(statefulSetFields);

export type AnyStatefulSetFact = Read<typeof readAnyStatefulSetFact>;

/**
 * What is kept of a StatefulSet.
 *
 * @param options - The names that the database's container may have, the usual one first, and the name of the claim template of its data.
 */
export function projectStatefulSetFields(
  object: UnknownObject,
  options: { containers: readonly string[]; claim: string },
): AnyStatefulSetFact {
  const container = databaseContainerOf(object, options.containers);
  const claims = at(object, 'spec', 'volumeClaimTemplates');
  const claim = Array.isArray(claims)
    ? claims.find(each => at(each, 'metadata', 'name') === options.claim)
    : undefined;
  const members = integer(at(object, 'spec', 'replicas'));
  const updated = integer(at(object, 'status', 'updatedReplicas'));
  return compact({
    name: text(at(object, 'metadata', 'name')),
    members,
    ready: integer(at(object, 'status', 'readyReplicas')),
    updated: updated === members ? undefined : updated,
    revision: text(at(object, 'status', 'updateRevision')),
    image: text(at(container, 'image')),
    requests: amountsOf(at(container, 'resources', 'requests')),
    limits: amountsOf(at(container, 'resources', 'limits')),
    size: scalar(at(claim, 'spec', 'resources', 'requests', 'storage')),
    class: text(at(claim, 'spec', 'storageClassName')),
  });
}

/** The database's container in the template of its pods. */
export function databaseContainerOf(
  object: UnknownObject,
  containers: readonly string[],
): unknown {
  return namedItem(
    at(object, 'spec', 'template', 'spec', 'containers'),
    ...containers,
  );
}
