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

import { KubeCluster } from '../kube/KubeCluster';
import { KubeStatusError } from '../kube/status/KubeStatusError';
import { KubeObject } from '../kube/types';
import { coversJson, sameJson } from '../operators/shared';
import { applyObject, liveObject } from './applyObject';

/** How an object of the cluster stands to the one that Git asks for. */
export type Comparison = 'same' | 'different' | 'missing';

/** Compares by a server-side dry run: what applying would change is different. Where the API refuses that, by the fields that Git names. */
export function compareObject(
  cluster: KubeCluster,
  wanted: KubeObject,
  manager: string,
): Comparison {
  const live = liveObject(cluster, wanted);
  if (!live) {
    return 'missing';
  }
  try {
    const applied = applyObject(cluster, wanted, { manager, dryRun: true });
    return sameJson(essence(applied), essence(live)) ? 'same' : 'different';
  } catch (error) {
    if (error instanceof KubeStatusError) {
      return coversJson(live, wanted) ? 'same' : 'different';
    }
    throw error;
  }
}

/** What people declare: not what the server keeps about it. */
function essence({ metadata, status: _, ...rest }: KubeObject): unknown {
  const { labels = {}, annotations = {} } = metadata;
  return { ...rest, labels, annotations };
}
