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

import { isSmallerQuantity, parseQuantity } from '../shared';
import { PostgresSettings, ResourceAmounts } from './PostgresSettings';

/** What the container gets, and the words of the Events about what was changed. */
export interface ContainerResources {
  resources: { requests: ResourceAmounts; limits: ResourceAmounts };
  notes: string[];
}

/** Defaults, minimum limits and maximum requests of the operator's configuration (generateResourceRequirements). */
export function containerResources(
  wanted: { requests: ResourceAmounts; limits: ResourceAmounts },
  settings: Pick<
    PostgresSettings,
    'defaultRequests' | 'defaultLimits' | 'minLimits' | 'maxRequests'
  >,
  container = 'postgres',
): ContainerResources {
  const requests = fill(wanted.requests, settings.defaultRequests);
  const limits = fill(wanted.limits, settings.defaultLimits);
  const notes: string[] = [];
  for (const resource of ['cpu', 'memory'] as const) {
    const least = settings.minLimits[resource];
    if (least && isSmallerQuantity(limits[resource], least)) {
      const label = resource === 'cpu' ? 'CPU' : 'memory';
      notes.push(
        `defined ${label} limit ${limits[resource]} for "${container}" container is below required minimum ${least} and will be increased`,
      );
      limits[resource] = least;
    }
    const most = settings.maxRequests[resource];
    if (most && isSmallerQuantity(most, requests[resource])) {
      // Lowered without a word: only the minimum has an Event.
      requests[resource] = most;
    }
    if (isSmallerQuantity(limits[resource], requests[resource])) {
      limits[resource] = requests[resource];
    }
  }
  return { resources: { requests, limits }, notes };
}

function fill(
  wanted: ResourceAmounts,
  defaults: ResourceAmounts,
): ResourceAmounts {
  const pick = (resource: 'cpu' | 'memory') =>
    parseQuantity(wanted[resource]) ? wanted[resource] : defaults[resource];
  return { cpu: pick('cpu'), memory: pick('memory') };
}
