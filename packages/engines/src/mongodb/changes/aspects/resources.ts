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

import { Amounts, amountWords, writeAmounts } from '../../../changes/amounts';
import { ManifestSet } from '../../manifest/ManifestSet';
import { Draft } from '../Draft';
import { SetChange } from './sets';

/** Changes CPU and memory of a replica set. */
export function changeResources(
  draft: Draft,
  set: ManifestSet,
  wanted: Amounts,
  prefix = '',
): SetChange[] {
  const written = writeAmounts(
    draft,
    wanted,
    [...set.path, 'resources'],
    prefix,
  );
  for (const { kind, bound, path, from, to } of written) {
    draft.impact(
      kind === 'memory' && bound === 'limit'
        ? 'memory-change'
        : 'resources-change',
      { path, from, to, ...rollOut(draft, set) },
    );
  }
  return written.map(amount => ({ set, words: amountWords(amount) }));
}

/** What it means for a replica set when its pods are made anew. */
export function rollOut(
  { after }: Draft,
  { name, isConfig }: ManifestSet,
): { effect: 'recreate' | 'rolling restart'; duration: 'minutes' } {
  const set = isConfig
    ? after.config
    : after.sets.find(each => each.name === name);
  return {
    // The only member has nobody to hand over to.
    effect: set?.fact.size === 1 ? 'recreate' : 'rolling restart',
    duration: 'minutes',
  };
}

/** Says what a new database without amounts gets. */
export function warnMissing(draft: Draft): void {
  const sets = [
    ...draft.after.sets
      .slice(0, 1)
      .map(set => ({ set, field: 'memory.limit' })),
    ...(draft.after.config
      ? [
          {
            set: draft.after.config,
            field: 'sharding.configServers.memory.limit',
          },
        ]
      : []),
  ];
  for (const { set, field } of sets) {
    const { requests, limits } = set.fact;
    const who = set.isConfig ? 'The config servers:' : '';
    if (limits?.memory === undefined) {
      draft.warn('memory-limit-missing', who, field);
    }
    if (
      (requests?.cpu ?? limits?.cpu) === undefined ||
      (requests?.memory ?? limits?.memory) === undefined
    ) {
      draft.warn(
        'resources-missing',
        who,
        field.replace('memory.limit', 'cpu.request'),
      );
    }
  }
}
