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

import { Entry } from './Layout';
import type { Planning } from './Planning';

/**
 * Removes entries of a block collection, each with the comment in its line and those below it that are indented deeper; and, but for the first entry, whose
 * comment may be about all of them, with the comments directly above it.
 */
export function removeBlockEntries(
  planner: Planning,
  entries: readonly Entry[],
  kept: readonly boolean[],
  indent: number,
): void {
  const { layout, splices } = planner;
  const { text } = planner.file;
  const top = text.startsWith('\ufeff') ? 1 : 0;
  // As long as everything from the top of the file on goes, its line breaks go with it; else each entry goes with the line break before it
  let fromTop = layout.lineStart(layout.entryStart(entries[0])) === 0;
  let joined = 0;
  entries.forEach((entry, index) => {
    if (kept[index]) {
      fromTop = false;
      return;
    }
    const start = layout.entryStart(entry);
    const before = entries[index - 1]?.value;
    const end = pastBlankLines(
      text,
      layout.extent(layout.entryEnd(entry), indent),
      before && layout.keepsBlankLines(before),
    );
    planner.refusals.refuseLostAnchors(start, layout.entryEnd(entry));
    const from =
      index === 0 ? layout.lineStart(start) : layout.leadingComments(start);
    if (index < joined) {
      return;
    }
    if (!layout.opensLine(start)) {
      // Behind a dash: the next entry that stays takes its place, unless it has comments above it
      const next = kept.indexOf(true, index);
      const last = layout.extent(layout.entryEnd(entries[next - 1]), indent);
      const place = layout.entryStart(entries[next]);
      if (text.slice(last, place).includes('#')) {
        splices.remove(text.slice(0, start).trimEnd().length, end);
      } else {
        joined = next;
        splices.remove(start, place);
      }
    } else if (fromTop) {
      splices.remove(Math.max(from, top), nextLine(text, end));
    } else {
      splices.remove(layout.previousLineEnd(from), end);
    }
  });
}

/** Blank lines would become part of a block scalar that keeps them and that they now follow. */
function pastBlankLines(
  text: string,
  end: number,
  isAsked: boolean | undefined,
): number {
  const [blank] = /^(?:\r?\n[ \t]*(?=\r?\n|$(?![^])))*/.exec(
    isAsked ? text.slice(end) : '',
  )!;
  return end + blank.length;
}

function nextLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found === -1 ? text.length : found + 1;
}
