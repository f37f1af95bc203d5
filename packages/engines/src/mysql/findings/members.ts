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

import { onePlace } from '../../kubernetes/findings/onePlace';
import { timeWords } from '../../kubernetes/words';
import { operatorFinalizer } from '../names';
import { Rule, when } from './Rule';
import { kubernetes, modules, mysqlManual } from './sources';

const single: Rule = ({ wantedInGroup }) =>
  when(wantedInGroup === 1, () => ({
    id: 'mysql/single-member',
    severity: 'warning',
    title: 'There is only one member.',
    detail:
      'While its pod or node is away, the database is away, and so it is during each change that recreates the pod.',
    advice: 'Ask for three members.',
    source: mysqlManual('Fault-tolerance', 'group-replication-fault-tolerance'),
  }));

const even: Rule = ({ wantedInGroup }) =>
  when(wantedInGroup > 1 && wantedInGroup % 2 === 0, () => ({
    id: 'mysql/even-members',
    severity: wantedInGroup === 2 ? 'warning' : 'info',
    title: `An even number of members: ${wantedInGroup} bear the loss of as many as ${
      wantedInGroup - 1
    }.`,
    detail:
      wantedInGroup === 2
        ? 'When one of two members is lost, the other has no majority and takes no writes. The operator accepts it.'
        : 'One more member costs as much as another one and makes the group no safer. The operator accepts it.',
    advice: `Ask for ${wantedInGroup + 1} members.`,
    source: mysqlManual('Fault-tolerance', 'group-replication-fault-tolerance'),
  }));

const sameNode: Rule = ({ pods }) => {
  const node = onePlace(
    pods.filter(pod => pod.replica === undefined).map(pod => pod.node),
  );
  return when(node !== undefined, () => ({
    id: 'mysql/members-on-one-node',
    severity: 'warning',
    title: `All members run on the node ${node}.`,
    detail: 'When that node is lost, the database is lost with it.',
    advice:
      'Ask for anti-affinity in "spec.podSpec" when the database is made: later the operator ignores it.',
    subject: node,
    source: kubernetes(
      'assigning pods to nodes',
      'concepts/scheduling-eviction/assign-pod-node/',
    ),
  }));
};

const sameZone: Rule = ({ pods, zoneOf }) => {
  const group = pods.filter(pod => pod.replica === undefined);
  const zone = onePlace(group.map(zoneOf));
  return when(
    zone !== undefined && onePlace(group.map(pod => pod.node)) === undefined,
    () => ({
      id: 'mysql/members-in-one-zone',
      severity: 'info',
      title: `All members run in the zone ${zone}.`,
      detail: 'When that zone is lost, the database is lost with it.',
      advice:
        'Ask for a spread over zones in "spec.podSpec" when the database is made.',
      source: kubernetes(
        'topology spread',
        'concepts/scheduling-eviction/topology-spread-constraints/',
      ),
    }),
  );
};

const restarts: Rule = ({ pods, routerPods }) =>
  [...pods, ...routerPods]
    .filter(pod => (pod.restarts ?? 0) >= 5)
    .map(pod => ({
      id: 'mysql/restarts',
      severity: 'info',
      title: `The containers of ${pod.name} have been restarted ${pod.restarts} times.`,
      detail: 'Kubernetes counts them since the pod was made.',
      advice: 'Look at the last end of the containers and at their logs.',
      subject: pod.name,
      source: kubernetes(
        'pod lifecycle',
        'concepts/workloads/pods/pod-lifecycle/',
      ),
    }));

export const deletionPending: Rule = ({ object }) =>
  when(object.gone !== undefined, () => ({
    id: 'mysql/deletion-pending',
    severity: 'warning',
    title: `Deletion was asked for at ${timeWords(object.gone ?? 0)}.`,
    detail: `The volumes stay.${
      object.finalizers?.includes(operatorFinalizer)
        ? ` The finalizer "${operatorFinalizer}" holds the object for as long as no operator runs.`
        : ''
    }`,
    advice:
      'Deletion cannot be taken back. The claims of the volumes keep the data until they are deleted.',
    source: modules.handlers,
  }));

export const memberRules: readonly Rule[] = [
  single,
  even,
  sameNode,
  sameZone,
  restarts,
];
