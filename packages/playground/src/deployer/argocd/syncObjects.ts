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

import { KubeCluster } from '../../kube/KubeCluster';
import { KubeStatusError } from '../../kube/status/KubeStatusError';
import { KubeObject } from '../../kube/types';
import { applyObject, definitionOf } from '../applyObject';
import { nameOf } from './applicationStatus';
import { isSameObject } from './compareApplication';

/** What became of a sync. */
export interface SyncResult {
  phase: 'Succeeded' | 'Failed' | 'Error';
  message: string;
  resources: Record<string, unknown>[];
}

/**
 * Applies objects and deletes those of `managed` that are not among them. One that is refused does not stop the others; the whole has failed then.
 */
export function syncObjects(
  cluster: KubeCluster,
  wanted: readonly KubeObject[],
  managed: readonly KubeObject[],
  manager: string,
): SyncResult {
  const failures: string[] = [];
  const attempt = (object: KubeObject, verb: string, act: () => void) => {
    let message = `${kindName(object)}/${object.metadata.name} ${verb}`;
    let status = verb === 'pruned' ? 'Pruned' : 'Synced';
    try {
      act();
    } catch (error) {
      if (!(error instanceof KubeStatusError)) {
        throw error;
      }
      status = 'SyncFailed';
      message = error.message;
      failures.push(error.message);
    }
    return {
      ...nameOf(object),
      status,
      message: verb === 'pruned' && status === 'Pruned' ? 'pruned' : message,
      hookPhase: status === 'SyncFailed' ? 'Failed' : 'Succeeded',
      syncPhase: 'Sync',
    };
  };
  const resources = [
    ...wanted.map(object =>
      attempt(object, 'serverside-applied', () => {
        applyObject(cluster, object, { manager, isStrict: true });
      }),
    ),
    ...managed
      .filter(object => !wanted.some(other => isSameObject(object, other)))
      .map(object =>
        attempt(object, 'pruned', () => {
          const { id, namespaced } = definitionOf(cluster, object);
          const { namespace, name } = object.metadata;
          cluster.delete(id, namespaced ? namespace : undefined, name);
        }),
      ),
  ];
  return failures.length === 0
    ? {
        phase: 'Succeeded',
        message: 'successfully synced (all tasks run)',
        resources,
      }
    : {
        phase: 'Failed',
        message: `one or more objects failed to apply, reason: ${failures.join(
          ',',
        )}`,
        resources,
      };
}

/** `postgresql.acid.zalan.do`, as kubectl names what it applied. */
function kindName(object: KubeObject): string {
  const group = nameOf(object).group;
  const kind = object.kind.toLowerCase();
  return group ? `${kind}.${group}` : kind;
}
