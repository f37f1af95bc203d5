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

import { compareQuantities, parseQuantity } from '../../quantity';
import { Amounts } from '../amountSettings';

const amounts = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'cpu'],
  ['limits', 'memory'],
] as const;

/** What a container may be asked to have. */
export interface AmountsOfPods {
  requests?: Amounts;
  limits?: Amounts;
}

/** `limits.cpu` asks for 1, the pods have 4. */
export interface AmountDifference {
  kind: 'requests' | 'limits';
  /** Below `resources`. */
  field: string;
  declared: string;
  /** `none` where the pods have no such amount. */
  real: string;
}

/** Amounts of a declaration that the pods do not have, compared as amounts: `1` is `1000m`. Those that it leaves out are no difference. */
export function amountDifferences(
  declared: AmountsOfPods,
  real: AmountsOfPods,
): AmountDifference[] {
  return amounts.flatMap(([kind, unit]) => {
    const asked = declared[kind]?.[unit];
    const given = real[kind]?.[unit];
    return asked !== undefined && differ(asked, given)
      ? [
          {
            kind,
            field: `${kind}.${unit}`,
            declared: asked,
            real: given ?? 'none',
          },
        ]
      : [];
  });
}

function differ(asked: string, given: string | undefined): boolean {
  const wanted = parseQuantity(asked);
  const has = parseQuantity(given);
  if (wanted === undefined) {
    return false;
  }
  return has === undefined
    ? given === undefined
    : compareQuantities(wanted, has) !== 0;
}
