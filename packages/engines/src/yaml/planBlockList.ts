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

import type { CST, YAMLSeq } from 'yaml';
import type { JsonValue } from './JsonValue';
import { Entry } from './Layout';
import type { Planning } from './Planning';
import { slotOf } from './Slot';
import { removeBlockEntries } from './removeBlockEntries';
import { renderItem } from './render';
import type { Slot } from './Slot';
import { indentOf } from './Style';

/** Plans the change of a list in block style; false when it has to be replaced as a whole. */
export function planBlockList(
  planner: Planning,
  list: YAMLSeq,
  present: readonly JsonValue[],
  wanted: readonly JsonValue[],
  slot: Slot,
): boolean {
  const { layout, splices } = planner;
  const indent = indentOf(list) ?? 0;
  const { items } = list.srcToken as CST.BlockSequence;
  const entries = (items as Entry[]).filter(({ start }) =>
    start.some(each => each.type === 'seq-item-ind'),
  );
  const origins = planner.desired.originsOf(present, wanted);
  const kept = entries.map((_, index) => origins.includes(index));
  if (!kept.includes(true)) {
    return false;
  }
  origins.forEach((from, index) => {
    if (from !== undefined) {
      planner.change(
        list.items[from],
        present[from],
        wanted[index],
        slotOf(layout, 'item', entries[from], {
          indent,
          flow: false,
          style: planner.style,
          path: [...slot.path, index],
        }),
      );
    }
  });
  removeBlockEntries(planner, entries, kept, indent);
  const line = `${planner.file.eol}${' '.repeat(indent)}`;
  let end: number | undefined;
  origins.forEach((from, index) => {
    if (from !== undefined) {
      end = layout.extent(layout.entryEnd(entries[from]), indent);
      return;
    }
    const text = `- ${renderItem(
      wanted[index],
      indent,
      [...slot.path, index],
      planner.rendering(planner.style),
    )}`;
    if (end === undefined) {
      const first = layout.entryStart(entries[kept.indexOf(true)]);
      splices.insert(first, `${text}${line}`);
    } else {
      splices.insert(end, `${line}${text}`);
    }
  });
  return true;
}
