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

import { makeStyles } from '@material-ui/core/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  DatabaseSort,
  DatabaseSummary,
} from '@database-platform/plugin-databases-common';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDatabaseHref } from '../../hooks/useDatabaseHref';
import { useT } from '../../hooks/useT';
import { useWidth } from '../../hooks/useWidth';
import {
  columnWeights,
  FleetColumn,
  fleetColumns,
  foldedColumns,
} from '../../lib/fleetColumns';
import { visuallyHidden } from '../../lib/visuallyHidden';
import { FleetHeader } from './FleetHeader';
import { FleetRow } from './FleetRow';
import { RowHint } from './RowHint';
import { useHeldRows } from './useHeldRows';
import { useRowKeys } from './useRowKeys';

/** Longer lists scroll in a frame of their own, and only the rows in sight are in the document. */
const FRAME_FROM = 40;

/** How near to the end the next rows are asked for. */
const NEAR_END = 25;

const useStyles = makeStyles(
  theme => ({
    frame: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 8,
      backgroundColor: theme.palette.background.paper,
      overflowX: 'auto',
      transition: theme.transitions.create('opacity', { duration: 120 }),
    },
    scrolling: {
      overflowY: 'auto',
      maxHeight: 'max(420px, calc(100vh - 260px))',
      overflowAnchor: 'none',
    },
    outdated: { opacity: 0.6 },
    table: {
      width: '100%',
      tableLayout: 'fixed',
      borderCollapse: 'collapse',
      fontSize: '0.875rem',
    },
    caption: visuallyHidden,
    spacer: { padding: 0, border: 0 },
  }),
  { name: 'DatabasesFleetTable' },
);

/** The databases, one row each. */
export function FleetTable(props: {
  rows: readonly DatabaseSummary[];
  totalItems: number;
  /** Names the filters and the order. */
  question: string;
  sort: DatabaseSort;
  order: 'asc' | 'desc';
  onSort: (column: FleetColumn) => void;
  hidden: ReadonlySet<FleetColumn>;
  /** Whether the rows answer an earlier question. */
  outdated: boolean;
  onNearEnd: () => void;
}) {
  const { rows, totalItems, question, outdated, onNearEnd, hidden } = props;
  const classes = useStyles();
  const t = useT();
  const hrefOf = useDatabaseHref();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { columns, folded } = useMemo(() => {
    const below = foldedColumns(width).filter(column => !hidden.has(column));
    return {
      folded: below,
      columns: fleetColumns.filter(
        column => !hidden.has(column) && !below.includes(column),
      ),
    };
  }, [width, hidden]);
  const [among, setAmong] = useState({ pointer: false, focus: false });
  const shown = useHeldRows(rows, question, among.pointer || among.focus);
  const framed = rows.length >= FRAME_FROM;
  const virtualizer = useVirtualizer({
    count: shown.length,
    enabled: framed,
    getScrollElement: () => frame.current,
    estimateSize: index => (needsSecondLine(shown[index]) ? 76 : 49),
    getItemKey: index => shown[index].id,
    overscan: 12,
    initialRect: { width: 1000, height: 800 },
  });
  const [reached, setReached] = useState<HTMLElement>();
  const onKeyDown = useRowKeys(
    frame,
    shown.length,
    index => (framed ? virtualizer.scrollToIndex(index) : undefined),
    setReached,
  );
  const items = framed
    ? virtualizer.getVirtualItems()
    : shown.map((_, index) => ({ index, start: 0, end: 0 }));
  const lastIndex = items.at(-1)?.index ?? 0;
  const wantsMore =
    shown.length < totalItems && lastIndex >= shown.length - NEAR_END;
  useEffect(() => {
    if (wantsMore) {
      onNearEnd();
    }
  }, [wantsMore, onNearEnd]);

  const weight = columns.reduce((sum, c) => sum + columnWeights[c], 0);
  const before = framed ? items.at(0)?.start ?? 0 : 0;
  const after = framed
    ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
    : 0;
  return (
    <div
      ref={frame}
      className={`${classes.frame} ${framed ? classes.scrolling : ''} ${
        outdated ? classes.outdated : ''
      }`}
      aria-busy={outdated}
    >
      {/* The keys move between the rows and within them; they act on nothing else. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        className={classes.table}
        aria-rowcount={totalItems + 1}
        onKeyDown={onKeyDown}
        onPointerEnter={() => setAmong(now => ({ ...now, pointer: true }))}
        onPointerLeave={() => setAmong(now => ({ ...now, pointer: false }))}
        onFocus={() => setAmong(now => ({ ...now, focus: true }))}
        onBlur={() => {
          setAmong(now => ({ ...now, focus: false }));
          setReached(undefined);
        }}
      >
        <caption className={classes.caption}>{t('fleet.caption')}</caption>
        <colgroup>
          {columns.map(column => (
            <col
              key={column}
              style={{ width: `${(100 * columnWeights[column]) / weight}%` }}
            />
          ))}
        </colgroup>
        <FleetHeader
          columns={columns}
          sort={props.sort}
          order={props.order}
          onSort={props.onSort}
          sticky={framed}
        />
        {before > 0 && (
          <tbody aria-hidden>
            <tr>
              <td
                className={classes.spacer}
                colSpan={columns.length}
                style={{ height: before }}
              />
            </tr>
          </tbody>
        )}
        {items.map(({ index }) => (
          <FleetRow
            key={shown[index].id}
            ref={framed ? virtualizer.measureElement : undefined}
            database={shown[index]}
            index={index}
            columns={columns}
            folded={folded}
            href={hrefOf(shown[index].ref)}
          />
        ))}
        {after > 0 && (
          <tbody aria-hidden>
            <tr>
              <td
                className={classes.spacer}
                colSpan={columns.length}
                style={{ height: after }}
              />
            </tr>
          </tbody>
        )}
      </table>
      <RowHint anchor={reached} />
    </div>
  );
}

function needsSecondLine(database: DatabaseSummary): boolean {
  return database.phase !== 'running' || database.findingCounts.critical > 0;
}
