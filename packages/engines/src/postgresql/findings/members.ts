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

import { clampMembers } from '../Situation';
import { onePlace } from '../../kubernetes/findings/onePlace';
import { count } from '../../kubernetes/words';
import { Rule, when } from './Rule';
import { issue, manual, source } from './sources';

/** pkg/cluster/k8sres.go, getNumberOfInstances: a line in the log, and the status stays as it is. */
const clamped: Rule = situation => {
  const { object, statefulSet, operator, wanted } = situation;
  const declared = object.members;
  const { minMembers = -1, maxMembers = -1 } = operator;
  const limit =
    clampMembers(situation, declared) === wanted && wanted !== declared
      ? ` (the operator's option "${
          wanted < (declared ?? 0)
            ? `max_instances" is ${maxMembers}`
            : `min_instances" is ${minMembers}`
        })`
      : '';
  return when(
    declared !== undefined &&
      statefulSet?.members !== undefined &&
      statefulSet.members !== declared &&
      object.state !== 'Updating',
    () => ({
      id: 'postgresql/member-count-differs',
      severity: 'warning',
      title: `The object asks for ${count(
        declared ?? 0,
        'member',
      )}, the operator runs ${wanted}${limit}.`,
      detail:
        'The operator keeps the number of members within its own limits. It changes the number silently: the object keeps what was asked for.',
      advice: limit
        ? "Ask for a number within the limits, or have the operator's administrator change them."
        : 'If it stays so, look at the operator\'s log and at its options "min_instances" and "max_instances".',
      source: manual(
        'administrator',
        'limiting-the-number-of-min-and-max-instances-in-clusters',
      ),
    }),
  );
};

/** A Running that the members do not bear out. */
const runningNotBelieved: Rule = ({ object, condition }) =>
  when(
    object.state === 'Running' &&
      (condition === 'down' || condition === 'none'),
    () => ({
      id: 'postgresql/running-not-believed',
      severity: 'critical',
      title: `The operator says "Running", but ${
        condition === 'none' ? 'there are no pods' : 'no member takes writes'
      }.`,
      detail:
        '"Running" says that the operator\'s last pass ended without an error. It does not look at the pods after that.',
      advice: 'Believe the pods, and look at why they do not serve.',
      source: issue(2338),
    }),
  );

const single: Rule = ({ wanted, object, leader, services, name }) =>
  when(
    wanted === 1 &&
      leader !== undefined &&
      Object.keys(object.standby ?? {}).length === 0,
    () => ({
      id: 'postgresql/single-member',
      severity: 'info',
      title: 'There is a single member: nothing takes over when it fails.',
      detail: `While its pod or its node restarts, the database is away. The data on its volume is the only copy besides backups.${
        services.some(service => service.name === `${name}-repl`)
          ? ` Nobody is behind the Service ${name}-repl, which leads to replicas only.`
          : ''
      }`,
      advice: 'Ask for at least two members if it has to stay available.',
      source: manual('reference/cluster_manifest', 'top-level-parameters'),
    }),
  );

const oneNode: Rule = ({ members }) => {
  const node = onePlace(members.map(({ member }) => member.node));
  return when(node !== undefined, () => ({
    id: 'postgresql/members-on-one-node',
    severity: 'warning',
    title: `All ${members.length} members run on the node ${node}.`,
    detail:
      'The node is a single point of failure: when it goes, primary and replicas go together.',
    advice:
      'Ask the operator\'s administrator for "enable_pod_antiaffinity", or add "topologySpreadConstraints"; then let the replicas be recreated.',
    source: manual('administrator', 'enable-pod-anti-affinity'),
  }));
};

const oneZone: Rule = ({ members }) => {
  const nodes = new Set(members.map(({ member }) => member.node));
  const zone = onePlace(members.map(({ member }) => member.zone));
  return when(nodes.size > 1 && zone !== undefined, () => ({
    id: 'postgresql/members-in-one-zone',
    severity: 'info',
    title: `All ${members.length} members are in the zone ${zone}.`,
    detail:
      'The zone is a single point of failure: when it goes, primary and replicas go together.',
    advice:
      'Where the Kubernetes cluster has several zones, spread the members with "topologySpreadConstraints" or an anti-affinity over zones.',
    source: manual('administrator', 'enable-pod-anti-affinity'),
  }));
};

const awaitRecreation: Rule = ({ members, condition }) => {
  const waiting = members.filter(({ member }) => member.pendingRecreate);
  return when(waiting.length > 0 && condition !== 'stopping', () => ({
    id: 'postgresql/pods-await-recreation',
    severity: 'info',
    title: `${count(waiting.length, 'member')} still ${
      waiting.length === 1 ? 'runs' : 'run'
    } what was declared before: ${waiting
      .map(({ member }) => member.name)
      .join(', ')}.`,
    detail:
      'A change of image, resources or environment takes effect when the operator recreates the pods, replicas first. With "enable_lazy_spilo_upgrade" a new image waits until something else recreates them.',
    advice:
      "Wait for the operator, within a maintenance window if there is one. Deleting a replica's pod gives that member the new version at once.",
    source: source('pkg/cluster/pod.go'),
  }));
};

export const memberRules: readonly Rule[] = [
  runningNotBelieved,
  clamped,
  single,
  oneNode,
  oneZone,
  awaitRecreation,
];
