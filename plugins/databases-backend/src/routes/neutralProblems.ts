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

import { DatabaseList } from '@database-platform/plugin-databases-common';

type SourceProblem = DatabaseList['sourceProblems'][number];

/** Stands for all Kubernetes clusters, and so names none. */
const EVERY_CLUSTER = '*';

/**
 * What someone who may not see the state of the watches is told about it: that something is not wholly known on the Kubernetes clusters of databases that they
 * see anyway, but not what Kubernetes said.
 */
export function neutralProblems(
  problems: readonly SourceProblem[],
  kubernetesClusters: ReadonlySet<string>,
): SourceProblem[] {
  return problems
    .filter(
      ({ kubernetesCluster }) =>
        kubernetesCluster === EVERY_CLUSTER ||
        kubernetesClusters.has(kubernetesCluster),
    )
    .map(({ kubernetesCluster, state, since }) => ({
      kubernetesCluster,
      state,
      since,
      reason:
        state === 'connecting'
          ? 'It is still being read.'
          : 'Not everything on it can be read at the moment.',
    }));
}
