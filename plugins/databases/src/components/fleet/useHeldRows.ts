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

import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import { useMemo, useRef } from 'react';
import { holdOrder } from '../../lib/holdOrder';

/**
 * The rows as they are shown: in their new order, or in the places where they stand while the reader is among them.
 *
 * @param question - names the filters and the order; a new question is answered in its own order
 */
export function useHeldRows(
  rows: readonly DatabaseSummary[],
  question: string,
  held: boolean,
): readonly DatabaseSummary[] {
  const placed = useRef<{ question: string; ids: readonly string[] }>({
    question,
    ids: [],
  });
  return useMemo(() => {
    const shown =
      held && placed.current.question === question
        ? holdOrder(rows, placed.current.ids)
        : rows;
    placed.current = { question, ids: shown.map(({ id }) => id) };
    return shown;
  }, [rows, question, held]);
}
