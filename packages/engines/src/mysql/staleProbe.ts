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

import { Situation } from './Situation';

/** How long the operator may take for a look that is due, in seconds: it waits for locks, for members that do not answer, and tries again. */
const probeSeconds = 600;

/** A look of the operator's that is due, or would have been. */
export interface DueProbe {
  /** What it should have looked at, as a clause. */
  why: string;
  /** Since when, in seconds. */
  since: number;
}

/**
 * What happened after the operator last looked at the group, and would have made it look again; nothing when it has looked at all of it.
 *
 * @remarks
 * It looks when a pod of a member is set up or is to go, when MySQL in one was started anew, and when the place of a member in the group changes; in between it
 * does not, so that the age of `lastProbeTime` alone says nothing. Only while it calls the group "UNKNOWN" does it look again every 15 seconds
 * (mysqloperator/controller/innodbcluster/operator_cluster.py, on_pod_create and on_pod_event, and cluster_controller.py, probe_status_if_needed).
 */
export function dueProbe(
  situation: Pick<Situation, 'object' | 'pods'>,
): DueProbe | undefined {
  const { object, pods } = situation;
  const { probed } = object;
  if (probed === undefined || object.gone !== undefined) {
    return undefined;
  }
  const changes = pods
    .filter(pod => pod.replica === undefined)
    .flatMap(pod => [
      {
        why: `${pod.name} has been ready to join the group`,
        since: pod.configured,
      },
      { why: `${pod.name} has been to leave it`, since: pod.leaving },
      {
        why: `the place of ${pod.name} in the group has changed`,
        since: pod.group?.since,
      },
    ]);
  return (
    changes
      .flatMap(({ why, since }) =>
        since !== undefined && since > probed ? [{ why, since }] : [],
      )
      .sort((a, b) => a.since - b.since)[0] ??
    (object.state === 'UNKNOWN'
      ? {
          why: 'it could not find out how the group is, and then looks again every 15 seconds',
          since: probed,
        }
      : undefined)
  );
}

/** The second from which on the operator's word is taken for out of date, unless it looks before. */
export function staleAt(
  situation: Pick<Situation, 'object' | 'pods'>,
): number | undefined {
  const due = dueProbe(situation);
  return due && due.since + probeSeconds;
}
