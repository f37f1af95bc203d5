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
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { at, compact, integer, Read, scalar, shape, text } from '../../json';

/** The StatefulSet: what the operator made of the declaration. */
export const readStatefulSetFact = shape({
  members: integer,
  ready: integer,
  /** The version of its template that new pods get. */
  revision: text,
  /** The major version that the pods are told to run (`PGVERSION`). */
  version: text,
  image: text,
  requests: shape({ cpu: scalar, memory: scalar }),
  limits: shape({ cpu: scalar, memory: scalar }),
  /** What new volumes get. */
  size: scalar,
  class: text,
});

export type StatefulSetFact = Read<typeof readStatefulSetFact>;

/** What is kept of a StatefulSet. */
export function projectStatefulSet(object: UnknownObject): Fact {
  const container = named(
    at(object, 'spec', 'template', 'spec', 'containers'),
    value => at(value, 'name') === 'postgres',
  );
  const claim = named(
    at(object, 'spec', 'volumeClaimTemplates'),
    value => at(value, 'metadata', 'name') === 'pgdata',
  );
  const version = named(
    at(container, 'env'),
    value => at(value, 'name') === 'PGVERSION',
  );
  return compact({
    members: integer(at(object, 'spec', 'replicas')),
    ready: integer(at(object, 'status', 'readyReplicas')),
    revision: text(at(object, 'status', 'updateRevision')),
    version: text(at(version, 'value')),
    image: text(at(container, 'image')),
    requests: amounts(at(container, 'resources', 'requests')),
    limits: amounts(at(container, 'resources', 'limits')),
    size: scalar(at(claim, 'spec', 'resources', 'requests', 'storage')),
    class: text(at(claim, 'spec', 'storageClassName')),
  });
}

function named(values: unknown, matches: (value: unknown) => boolean): unknown {
  return Array.isArray(values) ? values.find(matches) : undefined;
}

function amounts(value: unknown) {
  return compact({
    cpu: scalar(at(value, 'cpu')),
    memory: scalar(at(value, 'memory')),
  });
}
