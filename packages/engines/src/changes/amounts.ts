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

import { at } from '../json';
import { amountsOf } from '../kubernetes/facts/amounts';
import { compareQuantities, parseQuantity } from '../quantity';
import { Draft } from './Draft';
import { EditValue } from './EditValue';
import { Path } from './paths';

/** CPU and memory in the input's words. */
export interface Amounts {
  cpu?: { request?: string; limit?: string };
  memory?: { request?: string; limit?: string };
}

/** An amount that was written: the input's field, and the place in the manifest. */
export interface WrittenAmount {
  kind: 'cpu' | 'memory';
  bound: 'request' | 'limit';
  field: string;
  path: string;
  from?: string;
  to: string;
}

export const amountKinds = ['cpu', 'memory'] as const;
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
 * Writes the amounts that differ and refuses requests above limits, by the rule `request-above-limit` of the engine.
 *
 * @param path - of the `resources` object.
 * @param prefix - of the input's fields.
 * @returns what was changed.
 */
export function writeAmounts<D extends AmountsDraft>(
  draft: D,
  wanted: Amounts,
  path: Path,
  prefix = '',
): WrittenAmount[] {
  const before = at(draft.object, ...path);
  const changed = amountKinds.flatMap(kind =>
    bounds.flatMap(({ bound, key }): WrittenAmount[] => {
      const to = wanted[kind]?.[bound];
      const from = amountsOf(at(before, key))[kind];
      if (to === undefined || to === from || compareAmounts(to, from) === 0) {
        return [];
      }
      draft.set([...path, key, kind], to);
      return [
        {
          kind,
          bound,
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

type AmountsDraft = Pick<Draft, 'object' | 'set'> & {
  refuse(
    rule: 'request-above-limit',
    field: string,
    message: string,
    allowed?: string,
  ): void;
};

function refuseInverted(
  draft: AmountsDraft,
  wanted: Amounts,
  path: Path,
  prefix: string,
): void {
  const after = at(draft.object, ...path);
  for (const kind of amountKinds) {
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

/** "CPU limit 1 to 2", for a headline. */
export function amountWords({ kind, bound, from, to }: WrittenAmount): string {
  return `${kind === 'cpu' ? 'CPU' : kind} ${bound} ${
    from === undefined ? to : `${from} to ${to}`
  }`;
}

/** Fields that have a value. */
export function known(fields: {
  readonly [field: string]: EditValue | undefined;
}): { [field: string]: EditValue } {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
}

/** The amounts that there are, in the input's words. */
export function currentAmounts({
  requests,
  limits,
}: {
  requests: { cpu?: string; memory?: string };
  limits: { cpu?: string; memory?: string };
}): { cpu?: EditValue; memory?: EditValue } {
  const amounts = (kind: 'cpu' | 'memory') => {
    const found = known({ request: requests[kind], limit: limits[kind] });
    return Object.keys(found).length > 0 ? found : undefined;
  };
  const cpu = amounts('cpu');
  const memory = amounts('memory');
  return { ...(cpu && { cpu }), ...(memory && { memory }) };
}
