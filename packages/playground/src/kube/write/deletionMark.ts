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

import { isJsonObject } from '../json';
import { storageKeys } from '../store/storageKeys';
import { KubeObject, ObjectMeta } from '../types';
import { timestamp } from './timestamp';
import { DeleteRequest } from './WriteContext';

/** The finalizers that say what becomes of dependents. */
export const propagationFinalizers = {
  foreground: 'foregroundDeletion',
  orphan: 'orphan',
} as const;

const { foreground, orphan } = propagationFinalizers;

/** The metadata of an object that is being deleted: by when, and what it waits for. */
export function deletionMark(
  storageKey: string,
  object: KubeObject,
  request: DeleteRequest,
  nowMs: number,
): ObjectMeta {
  const { metadata } = object;
  const finalizers = (metadata.finalizers ?? []).filter(
    one =>
      request.propagationPolicy === undefined ||
      (one !== foreground && one !== orphan),
  );
  if (request.propagationPolicy === 'Foreground') {
    finalizers.push(foreground);
  } else if (request.propagationPolicy === 'Orphan') {
    finalizers.push(orphan);
  }
  const grace = Math.min(
    storageKey === storageKeys.pods ? graceOf(object, request) : 0,
    metadata.deletionGracePeriodSeconds ?? Infinity,
  );
  const first = metadata.deletionTimestamp === undefined;
  const { finalizers: _, ...rest } = metadata;
  return {
    ...rest,
    ...(finalizers.length > 0 && { finalizers }),
    deletionTimestamp: first
      ? timestamp(nowMs + grace * 1000)
      : metadata.deletionTimestamp,
    deletionGracePeriodSeconds: grace,
    ...(first &&
      metadata.generation !== undefined && {
        generation: metadata.generation + 1,
      }),
  };
}

/** Seconds that a pod is given to end: none if it never ran anywhere, or has ended already. */
function graceOf(pod: KubeObject, request: DeleteRequest): number {
  const spec = isJsonObject(pod.spec) ? pod.spec : {};
  const status = isJsonObject(pod.status) ? pod.status : {};
  if (
    !spec.nodeName ||
    status.phase === 'Succeeded' ||
    status.phase === 'Failed'
  ) {
    return 0;
  }
  return Math.max(
    0,
    request.gracePeriodSeconds ??
      Number(spec.terminationGracePeriodSeconds ?? 30),
  );
}
