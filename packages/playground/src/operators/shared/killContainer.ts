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

import { KubeClusterApi } from '../../kube/types';
import { isRecord, listAt, numberAt, recordAt } from './fields';
import { resourceIds } from './resourceIds';
import { kubeTime } from './timestamps';

/** Ends a container of a pod for want of memory, as the kernel does; its kubelet starts it again at once. */
export function killContainer(
  api: KubeClusterApi,
  pod: { namespace?: string; name: string },
  container: string,
  nowMs: number,
): void {
  const { namespace, name } = pod;
  const current = api.get(resourceIds.pods, namespace, name);
  const time = kubeTime(nowMs);
  const containerStatuses = listAt(current, 'status', 'containerStatuses').map(
    status =>
      isRecord(status) && status.name === container
        ? {
            ...status,
            restartCount: (numberAt(status, 'restartCount') ?? 0) + 1,
            lastState: {
              terminated: {
                exitCode: 137,
                reason: 'OOMKilled',
                startedAt: recordAt(status, 'state', 'running').startedAt,
                finishedAt: time,
              },
            },
            state: { running: { startedAt: time } },
          }
        : status,
  );
  if (current) {
    api.mergePatch(
      resourceIds.pods,
      namespace,
      name,
      { status: { containerStatuses } },
      { subresource: 'status' },
    );
  }
}
