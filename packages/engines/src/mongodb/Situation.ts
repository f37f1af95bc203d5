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

import { claimedVolumes } from '../kubernetes/claimedVolumes';
import { claimPrefix } from './names';
import { Volume } from '@database-platform/plugin-databases-common';
import { awaitsRecreation } from './members';
import { ReplicaSet, replicaSetsOf, SetCondition } from './ReplicaSet';
import { Routers, routersOf } from './routers';
import { Pod, View } from './View';

/**
 * What the replica sets and the mongos do together, whatever the operator says: as {@link SetCondition}, and
 *
 * - `unreachable`: the shards serve, and no mongos is ready, so that no client reaches them.
 */
export type Condition = SetCondition | 'unreachable';

/** The view, and what follows from it about the members. */
export interface Situation extends View {
  sets: readonly ReplicaSet[];
  mongos?: Routers;
  /** Members of all replica sets that the operator wants to run. */
  wanted: number;
  ready: number;
  condition: Condition;
  volumes: readonly Volume[];
  /** Pods that are still made from an older template, members and mongos. */
  outdated: readonly Pod[];
}

/** Joins pods, StatefulSets and the states of members. */
export function situationOf(view: View): Situation {
  const sets = replicaSetsOf(view);
  const mongos = routersOf(view);
  const situation = {
    ...view,
    sets,
    mongos,
    wanted: sumOf(sets, set => set.wanted),
    ready: sumOf(sets, set => set.ready),
    volumes: claimedVolumes(view, claimPrefix),
    outdated: [...view.pods, ...view.routers].filter(pod =>
      awaitsRecreation(view, pod),
    ),
  };
  return { ...situation, condition: conditionOf(sets, mongos) };
}

/** A pod that was made so recently that it may still be starting. */
export const youngSeconds = 300;

/** The second at which the newest pod is no longer young. */
export function youngUntil({ pods, routers }: View): number {
  return (
    Math.max(0, ...[...pods, ...routers].map(pod => pod.at ?? 0)) + youngSeconds
  );
}

/** The replica sets that hold data: shards, or the only one. */
export function dataSets(situation: {
  sets: readonly ReplicaSet[];
}): readonly ReplicaSet[] {
  return situation.sets.filter(set => !set.isConfig);
}

/**
 * A shard without a primary is a part of the data that takes no writes: that is what counts for the whole.
 * Without the config servers the mongos go on with what they remember, so that counts as a missing part.
 */
function conditionOf(
  sets: readonly ReplicaSet[],
  mongos: Routers | undefined,
): Condition {
  const data = dataSets({ sets });
  const is = (some: readonly ReplicaSet[], ...conditions: SetCondition[]) =>
    some.some(set => conditions.includes(set.condition));
  if (is(sets, 'unseen')) {
    return 'unseen';
  }
  if (sets.length > 0 && sets.every(set => set.wanted === 0)) {
    return is(sets, 'stopping') || (mongos?.pods.length ?? 0) > 0
      ? 'stopping'
      : 'stopped';
  }
  if (data.every(set => set.condition === 'none')) {
    return 'none';
  }
  if (is(data, 'down', 'none')) {
    return 'down';
  }
  if (mongos !== undefined && mongos.wanted > 0 && mongos.ready === 0) {
    return 'unreachable';
  }
  if (is(data, 'electing')) {
    return 'electing';
  }
  if (
    sets.some(set => set.condition !== 'whole' && set.condition !== 'untold') ||
    (mongos !== undefined && mongos.ready < mongos.wanted)
  ) {
    return 'partial';
  }
  return is(sets, 'untold') ? 'untold' : 'whole';
}

function sumOf(
  sets: readonly ReplicaSet[],
  of: (set: ReplicaSet) => number,
): number {
  return sets.reduce((sum, set) => sum + of(set), 0);
}
