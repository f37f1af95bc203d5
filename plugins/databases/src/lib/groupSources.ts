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

import {
  SourceState,
  SourceStatus,
} from '@database-platform/plugin-databases-common';

const ranks: Readonly<Record<SourceState, number>> = {
  failed: 0,
  stale: 1,
  forbidden: 2,
  connecting: 3,
  live: 4,
  absent: 5,
};

/** Watches by Kubernetes cluster, those with the worst state first, and so within each. */
export function groupSources(
  sources: readonly SourceStatus[],
): Array<{ kubernetesCluster: string; sources: readonly SourceStatus[] }> {
  const groups = new Map<string, SourceStatus[]>();
  for (const source of sources) {
    const group = groups.get(source.kubernetesCluster) ?? [];
    group.push(source);
    groups.set(source.kubernetesCluster, group);
  }
  return [...groups]
    .map(([kubernetesCluster, group]) => ({
      kubernetesCluster,
      sources: group.sort(
        (a, b) =>
          ranks[a.state] - ranks[b.state] ||
          a.resource.localeCompare(b.resource),
      ),
    }))
    .sort(
      (a, b) =>
        ranks[a.sources[0].state] - ranks[b.sources[0].state] ||
        a.kubernetesCluster.localeCompare(b.kubernetesCluster),
    );
}
