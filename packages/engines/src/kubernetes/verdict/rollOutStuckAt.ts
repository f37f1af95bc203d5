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

import { AnyPodFact } from '../facts/podFact';

/** How long a pod may be in trouble, such as an image that cannot be pulled, before a roll-out is not going on any more. */
const patienceSeconds = 300;

/**
 * The second from which on a roll-out counts as one that stands still, because of the pod that has been in trouble for longest.
 *
 * @returns `undefined` when Kubernetes says of no pod that something is wrong with it.
 */
export function rollOutStuckAt(
  pods: readonly AnyPodFact[],
): number | undefined {
  const times = pods.flatMap(pod =>
    !pod.ready && pod.trouble?.word !== undefined && pod.gone === undefined
      ? [(pod.since ?? pod.at ?? 0) + patienceSeconds]
      : [],
  );
  return times.length > 0 ? Math.min(...times) : undefined;
}
