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

import { when } from '../../kubernetes/findings/FindingRule';
import { onePlace } from '../../kubernetes/findings/onePlace';
import { kubernetes } from '../../kubernetes/findings/sources';
import { ReplicaSet } from '../ReplicaSet';
import { Rule } from './Rule';
import { manual } from './sources';

/** Members whose loss counts: those with a vote. */
function votersOf(set: ReplicaSet) {
  return set.members.filter(({ votes }) => votes);
}

const oneNode: Rule = ({ sets }) =>
  sets.flatMap(set => {
    const members = votersOf(set);
    const node = onePlace(members.map(({ member }) => member.node));
    return when(node !== undefined, () => ({
      id: 'mongodb/members-on-one-node',
      severity: 'warning',
      title: `All ${members.length} voting members of ${set.name} run on the node ${node}.`,
      detail:
        'The node is a single point of failure: when it goes, they go together.',
      advice:
        'Set "affinity.antiAffinityTopologyKey" of the replica set to "kubernetes.io/hostname"; "none" switches it off.',
      subject: set.name,
      source: manual('constraints', 'binding to nodes'),
    }));
  });

/** A node that holds a majority of the votes takes the primary with it, wherever that is. */
const majorityOnNode: Rule = ({ sets }) =>
  sets.flatMap(set => {
    const members = votersOf(set);
    const nodes = [
      ...new Set(members.flatMap(({ member }) => member.node ?? [])),
    ];
    const node = nodes.find(
      each =>
        members.filter(({ member }) => member.node === each).length * 2 >
        set.voters,
    );
    return when(
      node !== undefined && nodes.length > 1 && set.voters > 2,
      () => ({
        id: 'mongodb/majority-on-one-node',
        severity: 'warning',
        title: `More than half of the votes of ${set.name} are on the node ${node}.`,
        detail:
          'When that node goes, the members that are left cannot choose a primary.',
        advice:
          'Set "affinity.antiAffinityTopologyKey" of the replica set to "kubernetes.io/hostname".',
        subject: set.name,
        source: manual('constraints', 'binding to nodes'),
      }),
    );
  });

const oneZone: Rule = ({ sets }) =>
  sets.flatMap(set => {
    const members = votersOf(set);
    const nodes = new Set(members.map(({ member }) => member.node));
    const zone = onePlace(members.map(({ member }) => member.zone));
    return when(nodes.size > 1 && zone !== undefined, () => ({
      id: 'mongodb/members-in-one-zone',
      severity: 'info',
      title: `All ${members.length} voting members of ${set.name} are in the zone ${zone}.`,
      detail:
        'The zone is a single point of failure: when it goes, they go together.',
      advice:
        'Where the Kubernetes cluster has three zones, set "affinity.antiAffinityTopologyKey" to "topology.kubernetes.io/zone".',
      subject: set.name,
      source: manual('constraints', 'binding to nodes'),
    }));
  });

const routersOnOneNode: Rule = ({ routers }) => {
  const node = onePlace(routers.map(pod => pod.node));
  return when(node !== undefined, () => ({
    id: 'mongodb/mongos-on-one-node',
    severity: 'warning',
    title: `All ${routers.length} mongos run on the node ${node}.`,
    detail:
      'The node is a single point of failure: when it goes, no client reaches the shards.',
    advice:
      'Set "sharding.mongos.affinity.antiAffinityTopologyKey" to "kubernetes.io/hostname".',
    source: manual('constraints', 'binding to nodes'),
  }));
};

const budgetBlocks: Rule = ({ budgets, condition, object }) =>
  budgets
    .filter(
      budget => budget.allowed === 0 && condition === 'whole' && !object.pause,
    )
    .map(budget => ({
      id: 'mongodb/budget-blocks-drain',
      severity: 'info',
      title: `The disruption budget ${budget.name} allows no eviction, although all members are ready.`,
      detail:
        'Draining the node of one of its pods waits for ever. By default one pod may be away.',
      advice:
        'Set "podDisruptionBudget.maxUnavailable" to 1, or delete the pod by hand in a quiet hour.',
      subject: budget.name,
      source: kubernetes(
        'disruption budgets',
        'tasks/run-application/configure-pdb/',
      ),
    }));

export const placementRules: readonly Rule[] = [
  oneNode,
  majorityOnNode,
  oneZone,
  routersOnOneNode,
  budgetBlocks,
];
