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

import { KubeObject } from '../../../kube/types';
import { memberCount } from '../memberCount';
import { clusterLabels, namesOf } from '../names';
import { made, MakerContext } from './MakerContext';

const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' };

/** One budget keeps the primary, the other all pods while the operator does something critical. */
export function makeDisruptionBudgets(context: MakerContext): KubeObject[] {
  const { name } = context;
  const names = namesOf(name);
  const stopped = memberCount(context.spec, context.settings) === 0;
  return [
    made(context, budget, names.primaryBudget, {
      spec: {
        minAvailable: stopped ? 0 : 1,
        selector: {
          matchLabels: { ...clusterLabels(name), 'spilo-role': 'master' },
        },
      },
    }),
    made(context, budget, names.criticalOpBudget, {
      spec: {
        maxUnavailable: stopped ? '100%' : 0,
        selector: {
          matchLabels: { ...clusterLabels(name), 'critical-operation': 'true' },
        },
      },
    }),
  ];
}
