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

import { compareQuantities, parseQuantity } from '../../../quantity';
import { amountsOf } from '../../../kubernetes/facts/amounts';
import { at } from '../../../json';
import { Draft } from '../Draft';
import { annotationOf } from '../Scene';
import { effectiveMembers } from './members';

/** CPU and memory in the input's words. */
export interface Amounts {
  cpu?: { request?: string; limit?: string };
  memory?: { request?: string; limit?: string };
}

const kinds = ['cpu', 'memory'] as const;
const bounds = [
  { bound: 'request', key: 'requests' },
  { bound: 'limit', key: 'limits' },
] as const;

/** `undefined` when one of them is not an amount. */
export function compareAmounts(
  a: string | undefined,
  b: string | undefined,
): number | undefined {
  const left = parseQuantity(a);
  const right = parseQuantity(b);
  return left && right && compareQuantities(left, right);
}

/**
 * Writes the amounts that differ and refuses requests above limits.
 *
 * @param path - of the `resources` object.
 * @param prefix - of the input's fields.
 * @returns what was changed.
 */
export function writeAmounts(
  draft: Draft,
  wanted: Amounts,
  path: readonly string[],
  prefix = '',
): Array<{ field: string; path: string; from?: string; to: string }> {
  const before = at(draft.object, ...path);
  const changed = kinds.flatMap(kind =>
    bounds.flatMap(({ bound, key }) => {
      const to = wanted[kind]?.[bound];
      const from = amountsOf(at(before, key))[kind];
      if (to === undefined || to === from || compareAmounts(to, from) === 0) {
        return [];
      }
      draft.set([...path, key, kind], to);
      return [
        {
          field: `${prefix}${kind}.${bound}`,
          path: [...path, key, kind].join('.'),
          ...(from !== undefined && { from }),
          to,
        },
      ];
    }),
  );
  refuseInverted(draft, wanted, path, prefix);
  return changed;
}

function refuseInverted(
  draft: Draft,
  wanted: Amounts,
  path: readonly string[],
  prefix: string,
): void {
  const after = at(draft.object, ...path);
  for (const kind of kinds) {
    const request = amountsOf(at(after, 'requests'))[kind];
    const limit = amountsOf(at(after, 'limits'))[kind];
    const { request: asked, limit: most } = wanted[kind] ?? {};
    if (
      (asked !== undefined || most !== undefined) &&
      (compareAmounts(request, limit) ?? 0) > 0
    ) {
      draft.refuse(
        'request-above-limit',
        `${prefix}${kind}.${asked === undefined ? 'limit' : 'request'}`,
        `The request ${request} is more than the limit ${limit}.`,
        asked === undefined ? `${request} or more` : `${limit} or less`,
      );
    }
  }
}

/** Changes `spec.resources`. */
export function changeResources(draft: Draft, wanted: Amounts): void {
  const { scene } = draft;
  for (const { path, from, to } of writeAmounts(draft, wanted, [
    'spec',
    'resources',
  ])) {
    const [, , key, kind] = path.split('.');
    draft.tell(
      `${kind === 'cpu' ? 'CPU' : kind} ${key.replace(/s$/, '')} ${
        from === undefined ? to : `${from} to ${to}`
      }`,
    );
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
  for (const kind of kinds) {
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
