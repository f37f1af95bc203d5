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
  EngineResource,
  Fact,
  UnknownObject,
} from '@database-platform/plugin-databases-common';
import { z } from 'zod/v3';
import { facts } from './facts';
import { fields, text } from './reading';

/** The label of everything that belongs to a database. */
const CLUSTER_LABEL = 'cnpg.io/cluster';

const labelled = fields({
  metadata: fields({ labels: fields({ [CLUSTER_LABEL]: text }) }),
});

const involved = fields({ involvedObject: fields({ name: text }) });

const member = {
  group: '',
  versions: ['v1'],
  labelSelector: CLUSTER_LABEL,
  representation: 'object',
  scope: 'member',
  databaseOf: (object: UnknownObject) =>
    labelled.parse(object).metadata.labels[CLUSTER_LABEL],
} as const;

/** What is watched. */
export const resources: readonly EngineResource[] = [
  {
    id: 'cluster',
    group: 'postgresql.cnpg.io',
    versions: ['v1'],
    plural: 'clusters',
    kind: 'Cluster',
    representation: 'object',
    scope: 'primary',
    project: kept(facts.cluster),
  },
  { ...member, id: 'pod', plural: 'pods', project: kept(facts.pod) },
  {
    ...member,
    id: 'service',
    plural: 'services',
    project: kept(facts.service),
  },
  {
    ...member,
    id: 'secret',
    plural: 'secrets',
    // The names of Secrets, never their values
    representation: 'metadata',
    project: kept(facts.secret),
  },
  {
    ...member,
    id: 'claim',
    plural: 'persistentvolumeclaims',
    project: kept(facts.claim),
  },
  {
    id: 'event',
    group: '',
    versions: ['v1'],
    plural: 'events',
    holds: 'events',
    keepNewest: 20,
    fieldSelector: 'involvedObject.kind=Cluster',
    representation: 'object',
    scope: 'member',
    databaseOf: object => involved.parse(object).involvedObject.name,
    project: object => {
      const { lastTimestamp, eventTime, ...rest } = facts.event(object);
      const at = lastTimestamp ?? eventTime;
      return at === undefined ? undefined : withoutHoles({ at, ...rest });
    },
  },
];

function kept(read: (object: unknown) => Fact) {
  return (object: UnknownObject): Fact => withoutHoles(read(object));
}

/** Without fields that are `undefined` and objects that are empty: facts are kept as text, and many of them. */
function withoutHoles(value: Fact): Fact {
  return z
    .record(z.unknown())
    .parse(
      JSON.parse(
        JSON.stringify(value, (_, entry) =>
          isEmpty(entry) ? undefined : entry,
        ),
      ),
    );
}

function isEmpty(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(each => each === undefined)
  );
}
