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

import { Amounts as ManifestAmounts } from '../kubernetes/amountSettings';
import { ChangeScene, Draft } from './Draft';

/** Says which amounts a new database leaves out, by the engine's rule `resources-default`. */
export function warnLeftOut(
  draft: Pick<
    Draft<
      ChangeScene,
      { requests: ManifestAmounts; limits: ManifestAmounts },
      'resources-default'
    >,
    'after' | 'warn'
  >,
  amounts: ReadonlyArray<
    readonly [bound: 'request' | 'limit', kind: 'cpu' | 'memory']
  >,
): void {
  const { requests, limits } = draft.after;
  const missing = amounts
    .filter(
      ([bound, kind]) =>
        (bound === 'request' ? requests : limits)[kind] === undefined,
    )
    .map(([bound, kind]) => `${kind === 'cpu' ? 'CPU' : kind} ${bound}`);
  if (missing.length > 0) {
    draft.warn('resources-default', `Left out: ${missing.join(', ')}.`);
  }
}
