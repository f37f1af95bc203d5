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

/** The attribute of a row's link that carries its place. */
export const ROW_ATTRIBUTE = 'data-row';

/**
 * Up, Down, Home and End move between the links of the rows; Enter opens one, as with any link.
 *
 * @param reveal - brings a row that is not in the document into it
 */
export function useRowKeys(
  frame: RefObject<HTMLElement>,
  count: number,
  reveal: (index: number) => void,
): (event: KeyboardEvent) => void {
  return useCallback(
    (event: KeyboardEvent) => {
      const link = (event.target as HTMLElement).closest(`[${ROW_ATTRIBUTE}]`);
      const index = Number(link?.getAttribute(ROW_ATTRIBUTE) ?? NaN);
      const next = nextIndex(event.key, index, count);
      if (next === undefined) {
        return;
      }
      event.preventDefault();
      const focus = () =>
        frame.current?.querySelector<HTMLElement>(
          `[${ROW_ATTRIBUTE}="${next}"]`,
        );
      const target = focus();
      if (target) {
        target.focus();
        return;
      }
      reveal(next);
      requestAnimationFrame(() => focus()?.focus());
    },
    [frame, count, reveal],
  );
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
