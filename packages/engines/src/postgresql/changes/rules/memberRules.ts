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

import { manual, patroniManual, source } from '../../findings/sources';
import { RuleText } from '../../../changes/RuleText';

const objects = source('pkg/cluster/k8sres.go');
const replication = patroniManual('replication_modes');

export const memberRules = {
  'members-grow': {
    when: 'numberOfInstances is raised',
    then: 'explains',
    effect:
      'New members copy all data from a running one; the ones that are there are not touched.',
    source: objects,
  },
  'members-shrink': {
    when: 'numberOfInstances is lowered',
    then: 'explains',
    effect:
      'The members with the highest numbers go. If the primary is among them, its role moves to the first member before that.',
    source: source('pkg/cluster/pod.go'),
  },
  'members-volumes-kept': {
    when: 'numberOfInstances is lowered, and volumes are retained',
    then: 'warns',
    effect:
      'The volumes of the members that go stay, and are used again when the number is raised.',
    source: manual('reference/operator_parameters', 'kubernetes-resources'),
  },
  'members-volumes-deleted': {
    when: 'numberOfInstances is lowered, and the option "persistent_volume_claim_retention_policy" deletes when scaled',
    then: 'warns',
    effect: 'The volumes of the members that go are deleted.',
    source: objects,
  },
  'members-stop': {
    when: 'numberOfInstances becomes 0',
    then: 'explains',
    effect:
      'All pods go and nothing serves until the number is raised; volumes, Services and Secrets stay.',
    source: manual('user', 'create-a-manifest-for-a-new-postgresql-cluster'),
  },
  'members-start': {
    when: 'numberOfInstances is raised from 0',
    then: 'explains',
    effect: 'The pods come back with the volumes that were kept.',
    source: objects,
  },
  'members-clamped': {
    when: 'numberOfInstances is outside "min_instances" and "max_instances"',
    then: 'warns',
    effect:
      'The operator runs the nearest number that is allowed and says so in its log only.',
    source: objects,
  },
  'members-no-effect': {
    when: 'numberOfInstances changes, and the limits make the same number of it as before',
    then: 'explains',
    effect: 'Nothing changes.',
    source: objects,
  },
  'members-standby': {
    when: 'a standby database gets more than one member',
    then: 'warns',
    effect:
      'The operator supports a standby with one member only, and says so in its log only.',
    source: objects,
  },
  'members-one': {
    when: 'numberOfInstances is 1',
    then: 'warns',
    effect:
      'There is no replica: every failure, every restart and every move to another node is an interruption.',
    source: manual('administrator', 'pod-disruption-budgets'),
  },
  'members-one-synchronous': {
    when: 'synchronous mode is on with one member',
    then: 'warns',
    effect:
      'There is no replica to wait for: writes go on without one, so nothing is gained until there is a second member.',
    source: replication,
  },
  'members-two-synchronous': {
    when: 'synchronous mode is on with two members',
    then: 'warns',
    effect:
      'While the only replica is away, also during each rolling restart, writes go on without waiting for one.',
    source: replication,
  },
} as const satisfies Record<string, RuleText>;
