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

import { CST, isMap, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { JsonObject, JsonValue, ownValue } from './JsonValue';
import { isMergeKey, keyText } from './keyText';
import { Entry, isEntry, isPresent } from './Layout';
import { isNewKey, NewKey, placeKey } from './placeKey';
import { newKeys } from './planBlockMap';
import type { Planning } from './Planning';
import { slotOf } from './Slot';
import { keyLiteral, renderFlow } from './render';
import type { Slot } from './Slot';

/** What is to stand between the commas: an entry that is there, or the text of a new one. */
type Part = Entry | string;

/** Plans the change of a mapping or list in flow style (`{}`, `[]`); false when it has to be replaced as a whole. */
export function planFlow(
  planner: Planning,
  node: YAMLMap | YAMLSeq,
  present: JsonValue,
  wanted: JsonValue,
  slot: Slot,
): boolean {
  const token = node.srcToken;
  if (token?.type !== 'flow-collection') {
    throw planner.file.error(
      'unsupported',
      slot.valueAt,
      `Line ${planner.file.line(
        slot.valueAt,
      )}: this short form of a mapping in a list cannot be edited. Put it in braces`,
    );
  }
  const entries = (token.items as Entry[]).filter(isEntry);
  const parts = isMap(node)
    ? mapParts(planner, node, present as JsonObject, wanted as JsonObject, slot)
    : listParts(
        planner,
        node,
        entries,
        present as readonly JsonValue[],
        wanted as readonly JsonValue[],
        slot,
      );
  if (parts.length === 0 && hasComment(token)) {
    emptyOut(planner, token, entries);
    return true;
  }
  if (!parts.some(part => typeof part !== 'string')) {
    return false;
  }
  removeEntries(planner, entries, new Set(parts));
  insertTexts(planner, token, entries, parts);
  return true;
}

function mapParts(
  planner: Planning,
  map: YAMLMap,
  present: JsonObject,
  wanted: JsonObject,
  slot: Slot,
): Part[] {
  const isKept = (pair: Pair) =>
    isMergeKey(pair.key) ||
    ownValue(wanted, keyText(pair.key) ?? '') !== undefined;
  const order: (Pair | NewKey)[] = map.items.filter(isKept);
  for (const pair of map.items.filter(isKept)) {
    const key = keyText(pair.key) ?? '';
    if (!isMergeKey(pair.key)) {
      planner.change(
        pair.value,
        ownValue(present, key),
        ownValue(wanted, key)!,
        slotOf(planner.layout, 'pair', pair.srcToken as Entry, {
          ...slot,
          flow: true,
          path: [...slot.path, key],
        }),
      );
    }
  }
  for (const key of newKeys(planner, map, present, wanted, slot)) {
    placeKey(
      order,
      key,
      wanted[key]!,
      planner.desired.hint([...slot.path, key]).after,
    );
  }
  const { quoted, colon } = keyStyle(planner, map);
  return order.map(each =>
    isNewKey(each)
      ? `${
          quoted
            ? JSON.stringify(each.key)
            : keyLiteral(each.key, slot.style, true)
        }${colon}${renderFlow(each.value, slot.style)}`
      : (each.srcToken as Entry),
  );
}

/** JSON, with quotes round its keys, stays JSON. */
function keyStyle(planner: Planning, map: YAMLMap) {
  const [first] = map.items;
  const entry = first?.srcToken as Entry | undefined;
  const quoted = entry?.key?.type === 'double-quoted-scalar';
  const after = entry?.sep?.find(each => each.type === 'map-value-ind');
  const tight =
    quoted && after && !/\s/.test(planner.file.text[after.offset + 1] ?? ' ');
  return { quoted, colon: tight ? ':' : ': ' };
}

function listParts(
  planner: Planning,
  list: YAMLSeq,
  entries: readonly Entry[],
  present: readonly JsonValue[],
  wanted: readonly JsonValue[],
  slot: Slot,
): Part[] {
  const origins = planner.desired.originsOf(present, wanted);
  return origins.map((from, index) => {
    if (from === undefined) {
      return renderFlow(wanted[index], slot.style);
    }
    planner.change(
      list.items[from],
      present[from],
      wanted[index],
      slotOf(planner.layout, 'item', entries[from], {
        ...slot,
        flow: true,
        path: [...slot.path, index],
      }),
    );
    return entries[from];
  });
}

function removeEntries(
  planner: Planning,
  entries: readonly Entry[],
  kept: ReadonlySet<Part>,
): void {
  const { layout, splices } = planner;
  for (let index = 0; index < entries.length; index++) {
    if (kept.has(entries[index])) {
      continue;
    }
    let last = index;
    while (last + 1 < entries.length && !kept.has(entries[last + 1])) {
      last++;
    }
    const start = layout.entryStart(entries[index]);
    planner.refusals.refuseLostAnchors(start, layout.entryEnd(entries[last]));
    if (last + 1 < entries.length) {
      splices.remove(start, layout.entryStart(entries[last + 1]));
    } else {
      splices.remove(
        flowEnd(planner, entries[index - 1]),
        layout.entryEnd(entries[last]),
      );
    }
    index = last;
  }
}

/** Takes out all entries and leaves the braces with the comments in them. */
function emptyOut(
  planner: Planning,
  token: CST.FlowCollection,
  entries: readonly Entry[],
): void {
  const { layout, splices } = planner;
  const start = layout.entryStart(entries[0]);
  const commas = token.items
    .flatMap(each => each.start)
    .filter(each => each.type === 'comma');
  const comma = commas[commas.length - 1];
  const last = layout.entryEnd(entries[entries.length - 1]);
  const end = Math.max(last, comma ? comma.offset + 1 : 0);
  planner.refusals.refuseLostAnchors(start, last);
  splices.remove(
    layout.opensLine(start) && layout.lineEnd(end) === end
      ? layout.previousLineEnd(start)
      : start,
    end,
  );
}

function hasComment(token: CST.FlowCollection): boolean {
  const close = token.end.findIndex(({ type }) => type.endsWith('-end'));
  return [
    ...token.items.flatMap(each => each.start),
    ...token.end.slice(0, Math.max(close, 0)),
  ].some(({ type }) => type === 'comment');
}

function insertTexts(
  planner: Planning,
  token: CST.FlowCollection,
  entries: readonly Entry[],
  parts: readonly Part[],
): void {
  const { layout, splices } = planner;
  const gap = separator(planner, token, entries);
  let end: number | undefined;
  parts.forEach((part, index) => {
    if (typeof part !== 'string') {
      end = flowEnd(planner, part);
    } else if (end === undefined) {
      const next = parts
        .slice(index)
        .find(each => typeof each !== 'string') as Entry;
      splices.insert(layout.entryStart(next), `${part},${gap}`);
    } else {
      splices.insert(end, `,${gap}${part}`);
    }
  });
}

/** Where an entry ends, with one space behind a colon that no value follows: `a:,` means something else to some readers. */
function flowEnd({ layout, file }: Planning, entry: Entry): number {
  const end = layout.entryEnd(entry);
  const isEmpty =
    !isPresent(entry.value) && /:$/.test(file.text.slice(end - 1, end));
  return isEmpty && file.text[end] === ' ' ? end + 1 : end;
}

/** What the file puts between a comma and the next entry. */
function separator(
  planner: Planning,
  token: CST.FlowCollection,
  entries: readonly Entry[],
): string {
  const { layout, file } = planner;
  const spaceBefore = (entry: Entry) =>
    /\s*$/.exec(file.text.slice(token.offset, layout.entryStart(entry)))![0];
  if (entries.length > 1) {
    return spaceBefore(entries[entries.length - 1]).replace(
      /^(?:\r?\n\s*)+(?=\r?\n)/,
      '',
    );
  }
  const only = spaceBefore(entries[0]);
  return only.includes('\n') ? only : ' ';
}
