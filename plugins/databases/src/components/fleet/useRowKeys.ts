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

import { KeyboardEvent, RefObject, useCallback } from 'react';
import { HINT_ATTRIBUTE } from '../primitives';

/** The attribute of a row's link that carries its place. */
export const ROW_ATTRIBUTE = 'data-row';

/**
 * Moves the focus between the rows of a table by Up, Down, Home and End, also to those that are not drawn yet, and within a row by Left and Right between
 * its links and what tells more. Escape leads back to the row's link.
 *
 * @param reveal - scrolls to a row
 * @param onReach - told the element within a row that the keys led to
 */
export function useRowKeys(
  frame: RefObject<HTMLElement>,
  count: number,
  reveal: (index: number) => void,
  onReach: (element: HTMLElement) => void,
): (event: KeyboardEvent) => void {
  return useCallback(
    (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const row = target.closest('tbody');
      const link = row?.querySelector<HTMLElement>(`[${ROW_ATTRIBUTE}]`);
      if (!row || !link) {
        return;
      }
      const within =
        event.key === 'Escape' && target.matches(`[${HINT_ATTRIBUTE}]`)
          ? link
          : besideOf(event.key, target, row);
      if (within) {
        event.preventDefault();
        within.focus();
        onReach(within);
        return;
      }
      const index = Number(link.getAttribute(ROW_ATTRIBUTE));
      const next = nextIndex(event.key, index, count);
      if (next === undefined) {
        return;
      }
      event.preventDefault();
      const focus = () =>
        frame.current?.querySelector<HTMLElement>(
          `[${ROW_ATTRIBUTE}="${next}"]`,
        );
      const linkOfNext = focus();
      if (linkOfNext) {
        linkOfNext.focus();
        return;
      }
      reveal(next);
      requestAnimationFrame(() => focus()?.focus());
    },
    [frame, count, reveal, onReach],
  );
}

/** The link or hint before or after the one that has the focus. */
function besideOf(
  key: string,
  target: HTMLElement,
  row: HTMLElement,
): HTMLElement | undefined {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const stops = Array.from(
    row.querySelectorAll<HTMLElement>(`a, [${HINT_ATTRIBUTE}]`),
  );
  const at = stops.indexOf(target);
  return step === undefined || at < 0 ? undefined : stops[at + step];
}

/** Where a key leads from a row; `undefined` for keys that lead nowhere. */
export function nextIndex(
  key: string,
  index: number,
  count: number,
): number | undefined {
  if (Number.isNaN(index)) {
    return undefined;
  }
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
