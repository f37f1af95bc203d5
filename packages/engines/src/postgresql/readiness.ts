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

import { isFailsafe, isLabelledLeader, isStale, leads } from './patroni';
import { Pod, View } from './View';
import { podTroubleWords } from '../kubernetes/podTroubleWords';
import { quote, timeWords } from '../kubernetes/words';

/**
 * Why a member is not ready; `undefined` when it is.
 *
 * @remarks
 * Kubernetes alone does not know: the operator gives its pods no readiness probe by default, so that a container that has started counts as ready.
 */
export function notReady(
  view: View,
  pod: Pod,
  isLeader: boolean,
  visible: boolean,
): string | undefined {
  if (pod.gone !== undefined) {
    return 'the pod is being deleted';
  }
  const trouble = podTroubleWords(pod);
  if (trouble !== undefined) {
    return trouble;
  }
  if (!visible) {
    return undefined;
  }
  const lost = lostLead(view, pod);
  if (lost !== undefined) {
    return lost;
  }
  const { state, replication } = pod.patroni ?? {};
  if (state === undefined) {
    return 'Patroni in it has not reported yet';
  }
  if (state !== 'running' && state !== 'streaming') {
    return `Patroni says ${quote(state)}`;
  }
  return !isLeader && replication !== undefined && replication !== 'streaming'
    ? `it does not stream: ${quote(replication)}`
    : undefined;
}

/** A primary whose heartbeats have run out stops taking writes by itself, and cannot say so to Kubernetes. */
function lostLead(view: View, pod: Pod): string | undefined {
  const renewed = view.records.leader?.renewed;
  return renewed !== undefined &&
    isStale(view) &&
    !isFailsafe(view) &&
    (isLabelledLeader(pod) || leads(pod))
    ? `its last heartbeat was at ${timeWords(renewed)}`
    : undefined;
}
