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

import { Amounts } from '../kubernetes/amountSettings';
import { ReplicaSetFact } from './facts/replicaSetFact';
import { components, namesOf, podsTitle } from './names';

/** What CPU and memory the pods of one StatefulSet should have. */
export interface DeclaredPods {
  /** The StatefulSet that the operator makes for them. */
  statefulSet: string;
  /** What a person calls them: `rs0`, `rs0 (hidden)`, `mongos`. */
  title: string;
  /** Where their amounts stand in the object. */
  field: string;
  requests?: Amounts;
  limits?: Amounts;
}

/** The sections of a replica set whose pods have amounts of their own: they get none of the replica set's. */
const sections = [
  ['arbiters', components.arbiter, 'arbiter'],
  ['nonVoting', components.nonVoting, 'nonvoting'],
  ['hidden', components.hidden, 'hidden'],
] as const;

/** What an object asks for, by the StatefulSets that the operator makes of it (pkg/psmdb/statefulset.go, StatefulSpec; pkg/psmdb/mongos.go). */
export function declaredPods(
  name: string,
  declared: {
    /** In the order of the object. */
    sets: readonly ReplicaSetFact[];
    config?: ReplicaSetFact;
    mongos?: { requests?: Amounts; limits?: Amounts };
  },
): DeclaredPods[] {
  const { sets, config, mongos } = declared;
  return [
    ...sets.flatMap((set, index) =>
      podsOf(name, set, `spec.replsets.${index}`),
    ),
    // The operator gives config servers no arbiters.
    ...(config
      ? podsOf(
          name,
          { ...config, arbiters: undefined },
          'spec.sharding.configsvrReplSet',
        )
      : []),
    ...(mongos
      ? [
          {
            statefulSet: namesOf(name).mongos,
            title: podsTitle(components.mongos),
            field: 'spec.sharding.mongos.resources',
            requests: mongos.requests,
            limits: mongos.limits,
          },
        ]
      : []),
  ];
}

function podsOf(
  name: string,
  set: ReplicaSetFact,
  path: string,
): DeclaredPods[] {
  const of = namesOf(name).statefulSet;
  const own = set.name ?? '';
  return [
    {
      statefulSet: of(own, components.mongod),
      title: podsTitle(components.mongod, own),
      field: `${path}.resources`,
      requests: set.requests,
      limits: set.limits,
    },
    ...sections
      .filter(([count]) => (set[count] ?? 0) > 0)
      .map(([, component, section]) => ({
        statefulSet: of(own, component),
        title: podsTitle(component, own),
        field: `${path}.${section}.resources`,
        ...set.amounts?.[section],
      })),
  ];
}
