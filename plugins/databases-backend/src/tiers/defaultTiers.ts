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
import { Tier } from '@database-platform/plugin-databases-common';

/**
 * The tiers that are there without any configuration. What is configured under the same name replaces them key by key.
 */
export const defaultTiers: Readonly<Record<string, Tier>> = {
  development: {
    name: 'development',
    minimumMembers: 1,
    maximum: { members: 3, cpu: '2', memory: '8Gi', volume: '100Gi' },
    versions: {},
    synchronous: 'optional',
    sizes: [
      size('small', ['100m', '500m'], ['256Mi', '512Mi'], '5Gi'),
      size('medium', ['250m', '1'], ['1Gi', '2Gi'], '20Gi'),
      size('large', ['500m', '2'], ['2Gi', '4Gi'], '50Gi'),
    ],
  },
  standard: {
    name: 'standard',
    minimumMembers: 2,
    maximum: { members: 5, cpu: '8', memory: '32Gi', volume: '1Ti' },
    versions: {},
    synchronous: 'optional',
    sizes: [
      size('small', ['250m', '1'], ['1Gi', '2Gi'], '20Gi'),
      size('medium', ['500m', '2'], ['2Gi', '4Gi'], '100Gi'),
      size('large', ['2', '4'], ['8Gi', '16Gi'], '500Gi'),
    ],
  },
  critical: {
    name: 'critical',
    minimumMembers: 3,
    maximum: { members: 7, cpu: '32', memory: '128Gi', volume: '4Ti' },
    versions: {},
    synchronous: 'required',
    sizes: [
      size('small', ['500m', '2'], ['2Gi', '4Gi'], '100Gi'),
      size('medium', ['2', '4'], ['8Gi', '16Gi'], '500Gi'),
      size('large', ['8', '16'], ['32Gi', '64Gi'], '2Ti'),
    ],
  },
};

function size(
  name: string,
  [cpuRequest, cpuLimit]: readonly [string, string],
  [memoryRequest, memoryLimit]: readonly [string, string],
  volume: string,
): Tier['sizes'][number] {
  return {
    name,
    cpu: { request: cpuRequest, limit: cpuLimit },
    memory: { request: memoryRequest, limit: memoryLimit },
    volume,
  };
}
