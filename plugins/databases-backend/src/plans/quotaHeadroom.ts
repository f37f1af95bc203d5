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
  compareQuantities,
  parseQuantity,
  Quantity,
} from '@database-platform/engines';
import {
  DeclaredSize,
  PlanError,
  QuotaHeadroom,
} from '@database-platform/plugin-databases-common';
import { at, isObject, listAt, textAt } from '../json';
import { KubeAnswer } from '../kube';
import { addQuantities, formatQuantity, negate, ZERO } from './quantities';
import { quotaUseOf, unitOf } from './quotaUse';
import { limitRangeItems } from './limitRanges';

export type QuotaItem = QuotaHeadroom['items'][number];

/** Scopes that the pods of databases are in; a quota with another one does not count them. */
const OWN_SCOPES: ReadonlySet<string> = new Set([
  'NotTerminating',
  'NotBestEffort',
]);

/** The field of the input that a resource is asked for by. */
const FIELDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^min cpu /, 'cpu.request'],
  [/^min memory /, 'memory.request'],
  [/ cpu of /, 'cpu.limit'],
  [/ memory of /, 'memory.limit'],
  [/ storage of /, 'volume'],
  [/limits\.cpu$/, 'cpu.limit'],
  [/limits\.memory$/, 'memory.limit'],
  [/cpu$/, 'cpu.request'],
  [/memory$/, 'memory.request'],
  [/storage$/, 'volume'],
  [/(pods|persistentvolumeclaims)$/, 'members'],
];

/**
 * What is left of a namespace's quota after a change.
 *
 * @param size - as the database is declared before and after; `undefined` where there is none
 */
export function quotaHeadroom(
  size: { before?: DeclaredSize; after?: DeclaredSize },
  answers: { quotas: KubeAnswer; limitRanges: KubeAnswer },
): QuotaHeadroom {
  const { quotas, limitRanges } = answers;
  const counted = objectsOf(quotas).map(quota => quotaItems(quota, size));
  const items = [
    ...counted.flatMap(quota => quota.items),
    ...objectsOf(limitRanges).flatMap(range => limitRangeItems(range, size)),
  ];
  if (items.some(({ fits }) => !fits)) {
    return { result: 'exceeds', items };
  }
  const missing = [
    ['ResourceQuotas', quotas],
    ['LimitRanges', limitRanges],
  ] as const;
  for (const [what, answer] of missing) {
    if (answer.result !== 'found') {
      return {
        result: 'not known',
        reason: `The ${what} of the namespace cannot be read: ${answer.reason}`,
        items,
      };
    }
  }
  if (counted.some(({ isUncounted }) => isUncounted)) {
    return {
      result: 'not known',
      reason:
        'The namespace has a ResourceQuota that does not say (yet) what is used of it',
      items,
    };
  }
  return { result: items.length > 0 ? 'fits' : 'not limited', items };
}

/** An error for each thing that does not fit. */
export function quotaErrors(headroom: QuotaHeadroom): PlanError[] {
  return headroom.items
    .filter(({ fits }) => !fits)
    .map(({ object, resource, used, hard, after }) => {
      const isQuota = object.startsWith('ResourceQuota/');
      return {
        field: FIELDS.find(([pattern]) => pattern.test(resource))?.[1] ?? '',
        rule: isQuota ? 'quota/exceeded' : 'quota/limit-range',
        message: isQuota
          ? `${object} of the namespace allows ${hard} of ${resource}; ${
              used ?? 'an unknown amount'
            } is used, and after the change it would be ${
              used === undefined ? `at least ${after}` : after
            }`
          : `${object} of the namespace asks for ${resource} ${hard}; it would be ${after}`,
        allowed: hard,
      };
    });
}

function objectsOf(answer: KubeAnswer): readonly unknown[] {
  return answer.result === 'found' ? listAt(answer.object, 'items') : [];
}

/** Where a quota does not say what is used, the database itself uses at least what it declares. */
function quotaItems(
  quota: unknown,
  size: { before?: DeclaredSize; after?: DeclaredSize },
): { items: QuotaItem[]; isUncounted: boolean } {
  const scopes = [
    ...listAt(quota, 'spec', 'scopes'),
    ...listAt(quota, 'spec', 'scopeSelector', 'matchExpressions').map(item =>
      textAt(item, 'scopeName'),
    ),
  ];
  const hard = at(quota, 'status', 'hard') ?? at(quota, 'spec', 'hard');
  if (
    !scopes.every(scope => OWN_SCOPES.has(String(scope))) ||
    !isObject(hard)
  ) {
    return { items: [], isUncounted: false };
  }
  const before = quotaUseOf(size.before);
  const after = quotaUseOf(size.after);
  let isUncounted = false;
  const items = Object.keys(hard).flatMap(resource => {
    const limit = parseQuantity(hard[resource]);
    const said = parseQuantity(at(quota, 'status', 'used', resource));
    const used = said ?? before.get(resource) ?? ZERO;
    const isMeant = before.has(resource) || after.has(resource);
    if (!limit || !isMeant) {
      return [];
    }
    isUncounted ||= said === undefined;
    const change = addQuantities(
      after.get(resource) ?? ZERO,
      negate(before.get(resource) ?? ZERO),
    );
    const then = atLeastZero(addQuantities(used, change));
    const unit = unitOf(resource);
    return [
      {
        object: `ResourceQuota/${textAt(quota, 'metadata', 'name') ?? ''}`,
        resource,
        ...(said && { used: formatQuantity(said, unit) }),
        hard: formatQuantity(limit, unit),
        after: formatQuantity(then, unit),
        // What takes no more than before cannot be what breaks the quota
        fits:
          compareQuantities(then, limit) <= 0 ||
          compareQuantities(change, ZERO) <= 0,
      },
    ];
  });
  return { items, isUncounted };
}

function atLeastZero(quantity: Quantity): Quantity {
  return quantity.digits < 0n ? ZERO : quantity;
}
