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
  at,
  compact,
  integer,
  isObject,
  mapOf,
  Read,
  scalar,
  shape,
  text,
} from '../../json';
import { amountsOf, readAmounts } from '../../kubernetes/facts/amounts';
import { mongodConfiguration } from './mongodConfiguration';

/** A replica set as the object declares it: an item of `spec.replsets`, or `spec.sharding.configsvrReplSet`. */
export const readReplicaSetFact = shape({
  name: text,
  size: integer,
  /** How many arbiters, members without a vote and hidden members are switched on. */
  arbiters: integer,
  nonVoting: integer,
  hidden: integer,
  /** Members that run elsewhere, and how many of them vote. */
  external: integer,
  externalVotes: integer,
  volume: scalar,
  class: text,
  /** `emptyDir` or `hostPath` where there is no volume claim. */
  ephemeral: text,
  requests: readAmounts,
  limits: readAmounts,
  /** CPU and memory of the sections with pods of their own that are switched on: `arbiter`, `nonvoting`, `hidden`. */
  amounts: mapOf(shape({ requests: readAmounts, limits: readAmounts })),
  /** The Service type of each member where they are exposed. */
  exposed: text,
  /** What the members are kept apart by; `none` when by nothing. */
  apart: text,
  /** The shortest time that its members are given to end, in seconds, where one is said. */
  grace: integer,
  settings: mapOf(scalar),
});

export type ReplicaSetFact = Read<typeof readReplicaSetFact>;

/** What is kept of a replica set's declaration. */
export function projectReplicaSet(value: unknown): ReplicaSetFact | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const claim = at(value, 'volumeSpec', 'persistentVolumeClaim');
  const external = at(value, 'externalNodes');
  const outside = Array.isArray(external) ? external : [];
  const exposed = at(value, 'expose', 'enabled') === true;
  return compact({
    name: text(at(value, 'name')),
    size: integer(at(value, 'size')),
    arbiters: extraMembers(at(value, 'arbiter')),
    nonVoting: extraMembers(at(value, 'nonvoting')),
    hidden: extraMembers(at(value, 'hidden')),
    external: outside.length || undefined,
    externalVotes:
      outside.reduce<number>(
        (sum, node) => sum + ((integer(at(node, 'votes')) ?? 0) > 0 ? 1 : 0),
        0,
      ) || undefined,
    volume: scalar(at(claim, 'resources', 'requests', 'storage')),
    class: text(at(claim, 'storageClassName')),
    ephemeral: ephemeralOf(at(value, 'volumeSpec')),
    requests: amountsOf(at(value, 'resources', 'requests')),
    limits: amountsOf(at(value, 'resources', 'limits')),
    amounts: sectionAmounts(value),
    exposed: exposed
      ? text(at(value, 'expose', 'type')) ??
        text(at(value, 'expose', 'exposeType')) ??
        'ClusterIP'
      : undefined,
    apart: text(at(value, 'affinity', 'antiAffinityTopologyKey')),
    grace: shortestGrace(value),
    settings: mongodConfiguration(at(value, 'configuration')),
  });
}

/** Sections of members of other kinds, as far as they are switched on. */
function sectionsOf(value: unknown): (readonly [string, unknown])[] {
  return ['arbiter', 'nonvoting', 'hidden']
    .map(kind => [kind, at(value, kind)] as const)
    .filter(([, section]) => at(section, 'enabled') === true);
}

function sectionAmounts(value: unknown) {
  const found = sectionsOf(value).map(
    ([kind, section]) =>
      [
        kind,
        compact({
          requests: amountsOf(at(section, 'resources', 'requests')),
          limits: amountsOf(at(section, 'resources', 'limits')),
        }),
      ] as const,
  );
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

function shortestGrace(value: unknown): number | undefined {
  const sections = [value, ...sectionsOf(value).map(([, section]) => section)];
  const found = sections.flatMap(
    section => integer(at(section, 'terminationGracePeriodSeconds')) ?? [],
  );
  return found.length > 0 ? Math.min(...found) : undefined;
}

/** Sections that count only when they are switched on. */
function extraMembers(section: unknown): number | undefined {
  return at(section, 'enabled') === true
    ? integer(at(section, 'size')) || undefined
    : undefined;
}

function ephemeralOf(volume: unknown): string | undefined {
  if (isObject(at(volume, 'persistentVolumeClaim'))) {
    return undefined;
  }
  return ['emptyDir', 'hostPath'].find(kind => isObject(at(volume, kind)));
}
