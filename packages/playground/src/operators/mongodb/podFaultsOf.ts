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
import { KubeObject } from '../../kube/types';
import { PodFaults } from '../shared';
import { MongodbConditions } from './MongodbConditions';
import { componentLabel } from './names';

/** The faults that a pod or a volume claim of the database `name` meets: its own, else those of its kind, else those of all. */
export function podFaultsOf(
  conditions: MongodbConditions,
  name: string | undefined,
  { metadata }: KubeObject,
): PodFaults {
  const { podFaults = {} } = conditions;
  const own = metadata.name.replace(`${name}-`, '');
  return (
    podFaults[own] ??
    podFaults[metadata.labels?.[componentLabel] ?? ''] ??
    conditions
  );
}
