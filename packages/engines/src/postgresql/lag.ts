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

import { Lag, MemberRole } from '@database-platform/plugin-databases-common';
import { isoTime } from '../json';
import { isStale, keepsRecordsHere } from './patroni';
import { Pod, View } from './View';
import { quote, timeWords } from '../kubernetes/words';

const source = 'Patroni: leader optime - replica xlog_location';

/**
 * How far a member is behind: the leader's `optime` less the member's `xlog_location`.
 *
 * @remarks
 * Both are written once in `loop_wait` (10 s), not at the same moment: a replica may seem ahead by that, which is no lag.
 */
export function memberLag(view: View, pod: Pod, role: MemberRole): Lag {
  if (role === 'primary') {
    return { notMeasured: 'it is the primary: the others are measured by it' };
  }
  if (role === 'standby-leader') {
    return {
      notMeasured: 'the primary that it follows is outside this database',
    };
  }
  const missing = whyNotMeasured(view, pod);
  const position = pod.patroni?.position;
  const optime = view.records.leader?.position;
  const observedAt = isoTime(view.records.leader?.renewed);
  if (
    missing !== undefined ||
    position === undefined ||
    optime === undefined ||
    observedAt === undefined
  ) {
    return { notMeasured: missing ?? 'Patroni has not written both positions' };
  }
  return { bytes: Math.max(0, optime - position), source, observedAt };
}

function whyNotMeasured(view: View, pod: Pod): string | undefined {
  const { leader } = view.records;
  if (!keepsRecordsHere(view)) {
    const gap = view.gapOf('configMap');
    return gap === undefined
      ? 'Patroni keeps its records outside Kubernetes, or has not written them yet'
      : `the record of the leader cannot be read: ${gap}`;
  }
  if (pod.gone !== undefined || pod.phase !== 'Running') {
    return 'the pod does not run';
  }
  if (pod.patroni?.position === undefined) {
    return pod.patroni?.state === undefined
      ? 'Patroni in this pod has not reported yet'
      : `Patroni gives no position while it says ${quote(pod.patroni.state)}`;
  }
  if (leader?.position === undefined || leader.renewed === undefined) {
    const gap = view.gapOf('configMap');
    return gap === undefined
      ? 'there is no record of a leader'
      : `the record of the leader cannot be read: ${gap}`;
  }
  return isStale(view)
    ? `the leader has written nothing since ${timeWords(leader.renewed)}`
    : undefined;
}
