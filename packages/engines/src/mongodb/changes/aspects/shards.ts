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

import { count } from '../../../kubernetes/words';
import { at, isObject } from '../../../json';
import { EditValue } from '../../../changes/EditValue';
import { Draft } from '../Draft';
import { refuseUnsharded } from './sets';
import { refuseLongName } from './names';

/** Sections that name members or hosts of one replica set. */
const ofSingleMembers: ReadonlySet<string> = new Set([
  'externalNodes',
  'splitHorizons',
  'replsetOverrides',
]);

/** Adds shards, as large as the last one. */
export function changeShards(draft: Draft, wanted: number | undefined): void {
  const { manifest } = draft.scene;
  const present = manifest.sets.length;
  if (wanted === undefined || (wanted === present && manifest.sharded)) {
    return;
  }
  if (!manifest.sharded) {
    refuseUnsharded(draft, 'shards', 'It is a single replica set.');
    return;
  }
  if (wanted < present) {
    draft.refuse(
      'shard-remove',
      'shards',
      `There are ${present}.`,
      `${present} or more`,
    );
    return;
  }
  const added = addShards(draft, wanted - present);
  draft.tell(`${present} to ${count(wanted, 'shard')} (${added.join(', ')})`);
}

/** Appends copies of the last replica set. What says something of single members is not copied. */
export function addShards(
  draft: Draft,
  amount: number,
  field = 'shards',
): string[] {
  const names: string[] = [];
  for (let i = 0; i < amount; i += 1) {
    const sets = at(draft.object, 'spec', 'replsets');
    const list = Array.isArray(sets) ? sets : [];
    const last: unknown = list[list.length - 1];
    const name = freeName(draft.after.sets.map(set => set.name));
    const copy = Object.fromEntries(
      Object.entries(isObject(last) ? last : {}).filter(
        ([key]) => !ofSingleMembers.has(key),
      ),
    );
    draft.set(['spec', 'replsets', list.length], {
      name,
      ...without(copy, 'name'),
    } as EditValue);
    draft.impact('shard-add', {
      path: ['spec', 'replsets', list.length].join('.'),
      to: name,
      effect: 'online',
      duration: 'not known',
    });
    refuseLongName(draft, name, field);
    names.push(name);
  }
  return names;
}

function without(
  object: { readonly [field: string]: unknown },
  key: string,
): { readonly [field: string]: unknown } {
  return Object.fromEntries(
    Object.entries(object).filter(([each]) => each !== key),
  );
}

function freeName(taken: readonly string[]): string {
  let number = taken.length;
  while (taken.includes(`rs${number}`)) {
    number += 1;
  }
  return `rs${number}`;
}
