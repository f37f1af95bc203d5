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

import { RuleText } from '../../../changes/RuleText';
import { kubernetes } from '../../../kubernetes/findings/sources';
import { manual, source } from '../../findings/sources';

const smart = source('pkg/controller/perconaservermongodb/smart.go');
const container = source('pkg/psmdb/container.go');

export const resourceRules = {
  'resources-change': {
    when: 'CPU or memory of members change',
    then: 'explains',
    effect:
      'The operator makes the pods anew one after another: config servers first, then in each replica set the secondaries and, after it has handed over, the primary, and mongos at last. Clients have to connect again. It waits while a backup runs.',
    source: smart,
  },
  'memory-change': {
    when: 'the memory limit of members changes',
    then: 'explains',
    effect:
      'The pods are made anew one after another. The cache of WiredTiger follows: the operator sets it to half of what the limit is above 1 GiB (or to "cacheSizeRatio"), at least 0.25 GB.',
    source: container,
  },
  'request-above-limit': {
    when: 'a request is above its limit',
    then: 'refuses',
    effect:
      'The API server refuses the pods, and the operator ends in the state "error".',
    source: kubernetes(
      'resource management for pods and containers',
      'concepts/configuration/manage-resources-containers/',
    ),
  },
  'memory-limit-missing': {
    when: 'a new database has no memory limit',
    then: 'warns',
    effect:
      'MongoDB then takes the memory of the whole node for its own, and sizes its cache by it: the pod is the first to be killed when the node is full.',
    source: container,
  },
  'resources-missing': {
    when: 'a new database has no requests for CPU or memory',
    then: 'warns',
    effect:
      'The operator has no defaults: Kubernetes puts the pods wherever there is room, and reserves nothing for them.',
    source: kubernetes(
      'resource management for pods and containers',
      'concepts/configuration/manage-resources-containers/',
    ),
  },
  'update-on-delete': {
    when: 'pods have to be made anew, and "updateStrategy" is "OnDelete"',
    then: 'warns',
    effect:
      'Nothing happens until each pod is deleted by hand: secondaries first, then the primary.',
    source: manual('update', 'update strategies'),
  },
  'update-rolling': {
    when: 'pods have to be made anew, and "updateStrategy" is "RollingUpdate"',
    then: 'warns',
    effect:
      'Kubernetes takes them by their numbers, without regard to which one is primary: there may be more than one election.',
    source: manual('update', 'update strategies'),
  },
  'roll-out-waits': {
    when: 'pods have to be made anew, and a member is not ready',
    then: 'warns',
    effect:
      'The operator does not begin before all members are ready, and says so in its log only.',
    source: smart,
  },
} as const satisfies Record<string, RuleText>;
