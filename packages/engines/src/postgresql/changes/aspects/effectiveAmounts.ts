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

import { amountKinds, compareAmounts } from '../../../changes/amounts';
import { PostgresqlManifest } from '../../manifest/PostgresqlManifest';
import { annotationOf, Scene } from '../Scene';

/** The requests and limits that the pods really get (pkg/cluster/k8sres.go, generateResourceRequirements); what is not declared stays so. */
export function effectiveAmounts(
  scene: Pick<Scene, 'operator' | 'manifest' | 'live'>,
): Pick<PostgresqlManifest, 'requests' | 'limits'> {
  const { operator, manifest } = scene;
  const requests = { ...manifest.requests };
  const limits = { ...manifest.limits };
  const isLimited = annotationOf(scene, operator.ignoreResources) !== 'true';
  for (const kind of amountKinds) {
    const least = isLimited ? operator.minLimits?.[kind] : undefined;
    if ((compareAmounts(limits[kind], least) ?? 0) < 0) {
      limits[kind] = least;
    }
    if ((compareAmounts(limits[kind], requests[kind]) ?? 0) < 0) {
      limits[kind] = requests[kind];
    }
    const follows = kind === 'memory' && operator.memoryToLimit === true;
    if (follows && (compareAmounts(requests[kind], limits[kind]) ?? 0) < 0) {
      requests[kind] = limits[kind];
    }
    const most = isLimited ? operator.maxRequests?.[kind] : undefined;
    if ((compareAmounts(requests[kind], most) ?? 0) > 0) {
      requests[kind] = most;
    }
  }
  return { requests, limits };
}
