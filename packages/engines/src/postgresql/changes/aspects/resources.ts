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

import {
  amountKinds,
  Amounts,
  amountWords,
  compareAmounts,
  writeAmounts,
} from '../../../changes/amounts';
import { Draft } from '../Draft';
import { annotationOf } from '../Scene';
import { effectiveMembers } from './members';

/** Changes `spec.resources`. */
export function changeResources(draft: Draft, wanted: Amounts): void {
  const { scene } = draft;
  for (const written of writeAmounts(draft, wanted, ['spec', 'resources'])) {
    draft.tell(amountWords(written));
    const { path, from, to } = written;
    const alone = runsAlone(draft);
    draft.impact('resources-change', {
      path,
      from,
      to,
      effect: alone ? 'recreate' : 'rolling restart',
      duration: 'minutes',
      ...(alone && {
        reason:
          'The only member is made anew: nothing serves until it is back.',
      }),
    });
  }
  if (annotationOf(scene, scene.operator.ignoreResources) !== 'true') {
    warnCorrected(draft, wanted);
  }
}

/** Whether there is one member, as it will be: its role can move to nobody. */
export function runsAlone({ scene, after }: Draft): boolean {
  return (
    after.members !== undefined && effectiveMembers(scene, after.members) <= 1
  );
}

/** What the operator makes of limits and requests (pkg/cluster/k8sres.go, generateResourceRequirements). */
function warnCorrected(draft: Draft, wanted: Amounts): void {
  const { minLimits, maxRequests, ignoreResources, memoryToLimit } =
    draft.scene.operator;
  const way = ignoreResources
    ? ` With the annotation "${ignoreResources}: true" on the object it does not count.`
    : '';
  for (const kind of amountKinds) {
    const { limit, request } = wanted[kind] ?? {};
    const least = minLimits?.[kind];
    if ((compareAmounts(limit, least) ?? 0) < 0) {
      draft.warn(
        'limit-raised',
        `The limit will be ${least}, not ${limit}: "min_${kind}_limit" is ${least}.${way}`,
        `${kind}.limit`,
      );
    }
    const most = maxRequests?.[kind];
    if ((compareAmounts(request, most) ?? 0) > 0) {
      draft.warn(
        'request-lowered',
        `The request will be ${most}, not ${request}: "max_${kind}_request" is ${most}.${way}`,
        `${kind}.request`,
      );
    }
  }
  const { requests, limits } = draft.after;
  if (
    memoryToLimit &&
    wanted.memory !== undefined &&
    (compareAmounts(requests.memory, limits.memory) ?? 0) < 0
  ) {
    draft.warn(
      'request-follows-limit',
      `The memory request will be ${limits.memory}, not ${requests.memory}.`,
      wanted.memory.request === undefined ? 'memory.limit' : 'memory.request',
    );
  }
}
