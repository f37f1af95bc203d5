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

import { KubeClusterApi, KubeObject } from '../../kube/types';
import { keyOf } from './objects';
import { isPodReady, podIp } from './podStatus';
import { resourceIds } from './resourceIds';

/**
 * Calls back when a pod comes, goes, or changes in what workloads look at: labels, owner, readiness, address, its end.
 * A heartbeat in an annotation is none of these.
 */
export function watchPodLooks(
  api: KubeClusterApi,
  callback: (pod: KubeObject) => void,
): () => void {
  const looks = new Map<string, string>();
  return api.subscribe(resourceIds.pods, ({ type, object }) => {
    const key = keyOf(object);
    if (type === 'DELETED') {
      looks.delete(key);
      callback(object);
      return;
    }
    const { uid, labels, ownerReferences, deletionTimestamp } = object.metadata;
    const look = JSON.stringify([
      uid,
      labels,
      ownerReferences?.length,
      deletionTimestamp,
      isPodReady(object),
      podIp(object),
    ]);
    if (looks.get(key) !== look) {
      looks.set(key, look);
      callback(object);
    }
  });
}
