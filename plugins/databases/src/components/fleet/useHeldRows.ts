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
