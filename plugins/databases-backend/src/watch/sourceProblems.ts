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
  DatabaseList,
  SourceState,
  SourceStatus,
} from '@database-platform/plugin-databases-common';

type SourceProblem = DatabaseList['sourceProblems'][number];

/** How bad a state is; 0 for none at all. */
const BADNESS: Readonly<Record<SourceState, number>> = {
  live: 0,
  absent: 0,
  connecting: 1,
  stale: 2,
  forbidden: 3,
  failed: 4,
};

/**
 * The Kubernetes clusters whose state is not wholly known, each with its worst reason. A resource that the engines need weighs more than the others.
 */
export function sourceProblems(
  sources: readonly SourceStatus[],
): SourceProblem[] {
  const worst = new Map<string, SourceStatus>();
  for (const source of sources) {
    const known = worst.get(source.kubernetesCluster);
    if (weigh(source) > (known ? weigh(known) : 0)) {
      worst.set(source.kubernetesCluster, source);
    }
  }
  return Array.from(worst.values(), source => ({
    kubernetesCluster: source.kubernetesCluster,
    state: source.state,
    since: source.since,
    reason: `${source.resource}: ${source.reason ?? 'It is still being read.'}`,
  })).sort((a, b) => a.kubernetesCluster.localeCompare(b.kubernetesCluster));
}

function weigh(source: SourceStatus): number {
  if (source.state === 'forbidden' && source.optional) {
    return 0;
  }
  const badness = BADNESS[source.state];
  return badness > 0 && source.required ? badness + 10 : badness;
}
