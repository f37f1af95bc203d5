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
import type { Planner } from './Planner';

/**
 * Removes entries of a block collection, each with the comment in its line and those below it that are indented deeper; and, but for the first entry, whose
 * comment may be about all of them, with the comments directly above it.
 */
export function removeBlockEntries(
  planner: Planner,
  entries: readonly Entry[],
  kept: readonly boolean[],
  indent: number,
): void {
  const { layout, splices } = planner;
  entries.forEach((entry, index) => {
    if (kept[index]) {
      return;
    }
    const start = layout.entryStart(entry);
    const end = layout.extent(layout.entryEnd(entry), indent);
    planner.refuseLostAnchors(start, layout.entryEnd(entry));
    if (layout.opensLine(start)) {
      const from =
        index === 0 ? layout.lineStart(start) : layout.leadingComments(start);
      if (from === 0) {
        // The first line of the file: its line break goes too
        const mark = planner.file.text.startsWith('\ufeff') ? 1 : 0;
        splices.remove(mark, nextLine(planner.file.text, end));
      } else {
        splices.remove(layout.previousLineEnd(from), end);
      }
    } else {
      // Behind a dash: the next entry that stays takes its place
      const next = entries.findIndex(
        (_, other) => other > index && kept[other],
      );
      splices.remove(start, layout.entryStart(entries[next]));
    }
  });
}

function nextLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found === -1 ? text.length : found + 1;
}
