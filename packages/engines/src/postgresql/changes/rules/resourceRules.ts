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

import { manual, source } from '../../findings/sources';
import { RuleText } from '../../../changes/RuleText';

const objects = source('pkg/cluster/k8sres.go');

export const resourceRules = {
  'resources-change': {
    when: 'resources.requests or resources.limits change',
    then: 'explains',
    effect:
      'All pods are made anew: the replicas first, then the role of the primary moves to one of them, then the old primary. The switch usually takes less than 5 seconds, and clients have to connect again.',
    source: manual('administrator', 'minor-and-major-version-upgrade'),
  },
  'limit-raised': {
    when: 'a limit is below "min_cpu_limit" or "min_memory_limit"',
    then: 'warns',
    effect:
      'The operator raises it without changing the object; only an Event "ResourceLimits" says so.',
    source: objects,
  },
  'request-lowered': {
    when: 'a request is above "max_cpu_request" or "max_memory_request"',
    then: 'warns',
    effect: 'The operator lowers it without a word.',
    source: objects,
  },
  'request-follows-limit': {
    when: 'the option "set_memory_request_to_limit" is on and the memory request is below the limit',
    then: 'warns',
    effect: 'The operator raises the memory request to the limit.',
    source: objects,
  },
  'request-above-limit': {
    when: 'a request is above its limit',
    then: 'refuses',
    effect: 'The operator raises the limit to the request without a word.',
    source: objects,
  },
  'resources-default': {
    when: 'a new database leaves out a request or a limit',
    then: 'warns',
    effect:
      'The operator uses its own defaults, which are small ("default_cpu_request" and so on).',
    source: objects,
  },
  'memory-below-shared-buffers': {
    when: 'the memory limit is not larger than shared_buffers',
    then: 'refuses',
    effect:
      'PostgreSQL cannot start, or is killed as soon as it fills its cache.',
    source: {
      title: 'Manual of PostgreSQL: shared_buffers',
      url: 'https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-SHARED-BUFFERS',
    },
  },
  'shared-buffers-share': {
    when: 'shared_buffers is more than 40% of the memory limit',
    then: 'warns',
    effect:
      'PostgreSQL also relies on the cache of the operating system: a larger share is unlikely to work better, and leaves little for sessions.',
    source: {
      title: 'Manual of PostgreSQL: shared_buffers',
      url: 'https://www.postgresql.org/docs/current/runtime-config-resource.html#GUC-SHARED-BUFFERS',
    },
  },
} as const satisfies Record<string, RuleText>;
