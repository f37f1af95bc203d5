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

import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import { forwardRef, memo, MouseEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { quietColor } from '../../lib/quietColor';
import { useChangesT } from '../../hooks/useChangesT';
import { FleetColumn, numericColumns } from '../../lib/fleetColumns';
import { localTimes } from '../../lib/localTimes';
import { openChangeWords } from '../changes';
import { rowHint } from '../primitives';
import { FleetCell } from './FleetCell';
import { FoldedLine } from './FoldedLine';
import { ReasonLine } from './ReasonLine';
import { ROW_ATTRIBUTE } from './useRowKeys';

const useStyles = makeStyles(
  theme => ({
    body: {
      cursor: 'pointer',
      borderBottom: `1px solid ${theme.palette.divider}`,
      '&:last-child': { borderBottom: 0 },
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-within': { backgroundColor: theme.palette.action.hover },
    },
    cell: {
      padding: theme.spacing(1.5, 1.5),
      verticalAlign: 'top',
      lineHeight: '24px',
      overflowWrap: 'anywhere',
      '&:first-child': { paddingLeft: theme.spacing(2.5) },
      '&:last-child': { paddingRight: theme.spacing(2.5) },
    },
    numeric: { textAlign: 'right', whiteSpace: 'nowrap' },
    name: {
      fontWeight: 600,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 3,
        borderRadius: 2,
      },
    },
    reason: {
      padding: theme.spacing(0, 2.5, 1.5),
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      color: quietColor(theme),
      overflowWrap: 'anywhere',
    },
    lines: {
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 2,
      overflow: 'hidden',
      maxWidth: 1000,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    tight: { paddingBottom: theme.spacing(0.5) },
  }),
  { name: 'DatabasesFleetRow' },
);

const ForwardingRow = forwardRef<
  HTMLTableSectionElement,
  {
    database: DatabaseSummary;
    index: number;
    columns: readonly FleetColumn[];
    /** Columns that are written under the name. */
    folded: readonly FleetColumn[];
    href: string;
  }
>(function Row(props, ref) {
  const { database, index, columns, folded, href } = props;
  const classes = useStyles();
  const tChanges = useChangesT();
  const navigate = useNavigate();
  const hasReason =
    database.phase !== 'running' || database.findingCounts.critical > 0;
  const hasMore =
    hasReason || folded.length > 0 || database.openChange !== undefined;
  const open = (event: MouseEvent) => {
    const interactive = (event.target as HTMLElement).closest('a, button');
    if (interactive || window.getSelection()?.toString()) {
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      window.open(href, '_blank', 'noopener');
    } else {
      navigate(href);
    }
  };
  return (
    // The link in the first cell is what keyboards and screen readers use; a click elsewhere in the row is a shortcut for the pointer.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <tbody ref={ref} className={classes.body} data-index={index} onClick={open}>
      <tr aria-rowindex={index + 2}>
        {columns.map(column =>
          column === 'name' ? (
            <th
              key={column}
              scope="row"
              className={`${classes.cell} ${hasMore ? classes.tight : ''}`}
              style={{ textAlign: 'left', fontWeight: 'inherit' }}
            >
              <Link
                to={href}
                className={classes.name}
                {...{ [ROW_ATTRIBUTE]: index }}
              >
                {database.ref.name}
              </Link>
            </th>
          ) : (
            <td
              key={column}
              className={`${classes.cell} ${hasMore ? classes.tight : ''} ${
                numericColumns.has(column) ? classes.numeric : ''
              }`}
            >
              <FleetCell column={column} database={database} />
            </td>
          ),
        )}
      </tr>
      {hasMore && (
        <tr>
          <td className={classes.reason} colSpan={columns.length}>
            {folded.length > 0 && (
              <FoldedLine database={database} columns={folded} />
            )}
            {hasReason && (
              <div
                className={classes.lines}
                {...rowHint(localTimes(database.reason))}
              >
                <ReasonLine database={database} />
              </div>
            )}
            {database.openChange && (
              <div className={classes.lines}>
                {openChangeWords(database.openChange, tChanges)}
              </div>
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
});

/** One database: its figures, and its reason on a second line when it is not running. */
export const FleetRow = memo(ForwardingRow);
