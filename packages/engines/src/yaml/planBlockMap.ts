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

import type { Pair, YAMLMap } from 'yaml';
import {
  JsonObject,
  JsonValue,
  ownValue,
  presentKeys,
  sameJson,
  valueAt,
} from './JsonValue';
import { isMergeKey, keyText, ownPair } from './keyText';
import type { Entry } from './Layout';
import { placeKey } from './placeKey';
import type { Planning } from './Planning';
import { slotOf } from './Slot';
import { tokenOf } from './tokenOf';
import { removeBlockEntries } from './removeBlockEntries';
import { renderPair } from './render';
import type { Slot } from './Slot';
import { indentOf, styleNear } from './Style';
import { mergedFrom } from './mergedFrom';

/** Plans the change of a mapping in block style; false when it has to be replaced as a whole. */
export function planBlockMap(
  planner: Planning,
  map: YAMLMap,
  present: JsonObject,
  wanted: JsonObject,
  slot: Slot,
): boolean {
  const { layout } = planner;
  const indent = indentOf(map) ?? 0;
  const style = styleNear(map, planner.style);
  const isKept = (pair: Pair) =>
    isMergeKey(pair.key) ||
    ownValue(wanted, keyText(pair.key) ?? '') !== undefined;
  const entries = map.items.map(pair => pair.srcToken as Entry);
  const kept = map.items.map(isKept);
  if (!kept.includes(true)) {
    return false;
  }
  for (const pair of map.items) {
    const key = keyText(pair.key);
    if (key !== undefined && isKept(pair) && !isMergeKey(pair.key)) {
      const before = ownValue(present, key);
      const after = ownValue(wanted, key)!;
      if (before !== after && !sameJson(before, after)) {
        refuseExplicitKey(planner, pair);
        refuseOverridden(planner, map, pair, key);
        planner.change(
          pair.value,
          before,
          after,
          slotOf(layout, 'pair', pair.srcToken as Entry, {
            indent,
            flow: false,
            style,
            path: [...slot.path, key],
          }),
        );
      }
    }
  }
  removeBlockEntries(planner, entries, kept, indent);
  const order: (Pair | { key: string; value: JsonValue })[] =
    map.items.filter(isKept);
  for (const key of newKeys(planner, map, present, wanted, slot)) {
    placeKey(
      order,
      key,
      wanted[key]!,
      planner.desired.hint([...slot.path, key]).after,
    );
  }
  let end: number | undefined;
  for (const each of order) {
    if ('srcToken' in each) {
      end = layout.extent(layout.entryEnd(each.srcToken as Entry), indent);
    } else if (
      end !== undefined &&
      'value' in each &&
      typeof each.key === 'string'
    ) {
      const text = renderPair(
        each.key,
        each.value as JsonValue,
        indent,
        [...slot.path, each.key],
        planner.rendering(style),
      );
      planner.splices.insert(
        end,
        `${planner.file.eol}${' '.repeat(indent)}${text}`,
      );
    }
  }
  return true;
}

/** The keys to insert: those that are new, and those that a merge key brings in with another value. */
export function newKeys(
  planner: Planning,
  map: YAMLMap,
  present: JsonObject,
  wanted: JsonObject,
  slot: Slot,
): string[] {
  const isMerged = (key: string) =>
    ownPair(map, key) === undefined && ownValue(present, key) !== undefined;
  for (const key of presentKeys(present)) {
    if (isMerged(key) && ownValue(wanted, key) === undefined) {
      const source = mergedFrom(planner.anchors, map, key);
      const merge = map.items.find(pair => isMergeKey(pair.key));
      const offset = tokenOf(merge?.key)?.offset ?? slot.valueAt;
      if (
        !source ||
        valueAt(planner.desired.root, [...source.path, key]) !== undefined
      ) {
        throw planner.file.error(
          'merge',
          offset,
          `"${key}" comes from the merge key (<<) in line ${planner.file.line(
            offset,
          )} and cannot be removed here. Remove it where it is defined, or write out the values that remain`,
        );
      }
    }
  }
  return presentKeys(wanted).filter(key => {
    if (ownPair(map, key)) {
      return false;
    }
    if (!isMerged(key)) {
      return true;
    }
    if (sameJson(ownValue(present, key), wanted[key])) {
      return false;
    }
    const source = mergedFrom(planner.anchors, map, key);
    return !(
      source &&
      sameJson(
        valueAt(planner.desired.root, [...source.path, key]),
        wanted[key],
      )
    );
  });
}

/**
 * A key that stands before `<<`, and that `<<` brings in too: YAML says that the key wins, but the reader of Kubernetes (go-yaml v2, decode.go, mapping) lets what
 * comes later win.
 */
function refuseOverridden(
  planner: Planning,
  map: YAMLMap,
  pair: Pair,
  key: string,
): void {
  const merge = map.items
    .slice(map.items.indexOf(pair) + 1)
    .find(each => isMergeKey(each.key));
  if (merge && mergedFrom(planner.anchors, map, key)) {
    const offset = tokenOf(merge.key)?.offset ?? 0;
    throw planner.file.error(
      'merge',
      offset,
      `Line ${planner.file.line(
        offset,
      )}: the merge key (<<) brings in "${key}" too, and stands below it: readers of YAML do not agree on which of the two counts. Put the merge key first`,
    );
  }
}

function refuseExplicitKey(planner: Planning, pair: Pair): void {
  const entry = pair.srcToken as Entry;
  const mark = entry.start.find(each => each.type === 'explicit-key-ind');
  if (mark) {
    throw planner.file.error(
      'unsupported',
      mark.offset,
      `Line ${planner.file.line(
        mark.offset,
      )}: a key after "?" cannot be edited. Write it as "key: value"`,
    );
  }
}
