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
import {
  issue,
  kubernetes,
  modules,
  mysqlManual,
} from '../../findings/sources';

const bufferPool = mysqlManual(
  'innodb_buffer_pool_size',
  'innodb-buffer-pool-resize',
);
const requestsAndLimits = kubernetes(
  'resources of pods and containers',
  'concepts/configuration/manage-resources-containers/',
);

export const resourceRules = {
  'resources-ignored': {
    when: 'CPU or memory of the members (podSpec) should change',
    then: 'refuses',
    effect:
      'The operator reads "podSpec" when the database is made: a change is accepted and ignored without a word. What works is a clone with the right amounts, copied from this database or filled from a dump of it.',
    source: issue(56),
  },
  'resources-recorded': {
    when: 'CPU or memory in the manifest is set to what the pods have',
    then: 'explains',
    effect:
      'Nothing changes in the pods: the manifest says again what they have.',
    source: issue(56),
  },
  'request-above-limit': {
    when: 'a request is above its limit',
    then: 'refuses',
    effect: 'Kubernetes does not make such a pod, and no member starts.',
    source: requestsAndLimits,
  },
  'resources-default': {
    when: 'a new database leaves out requests or limits of CPU or memory',
    then: 'warns',
    effect:
      'The operator sets none, unless the namespace has defaults: the pods are the first to go when a node runs short, and they may use all of it. It cannot be changed later.',
    source: modules.objects,
  },
  'quota-amounts': {
    when: "a new database leaves out amounts of the operator's sidecar or of the Routers",
    then: 'warns',
    effect:
      'The operator sets none. Where a ResourceQuota of the namespace limits CPU or memory and no LimitRange gives defaults, Kubernetes refuses to make the pods, and only an Event of the StatefulSet says so.',
    source: kubernetes(
      'resource quotas',
      'concepts/policy/resource-quotas/#compute-resource-quota',
    ),
  },
  'memory-below-buffer-pool': {
    when: 'innodb_buffer_pool_size of a new database is not below its memory limit',
    then: 'refuses',
    effect: 'MySQL is killed as soon as it fills its cache.',
    source: bufferPool,
  },
  'buffer-pool-share': {
    when: 'innodb_buffer_pool_size of a new database is more than 80% of its memory limit',
    then: 'warns',
    effect:
      'Connections, sorting and the sidecar of the operator need memory besides it; the manual of MySQL calls 50 to 75% usual.',
    source: bufferPool,
  },
} as const satisfies Record<string, RuleText>;
