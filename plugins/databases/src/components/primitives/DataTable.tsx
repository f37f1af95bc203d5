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
import { ReactNode, useRef } from 'react';
import { quietColor } from '../../lib/quietColor';
import { useWidth } from '../../hooks/useWidth';
import { visuallyHidden } from '../../lib/visuallyHidden';

const useStyles = makeStyles(
  theme => ({
    frame: {
      position: 'relative',
      margin: theme.spacing(0, -1),
    },
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      fontSize: '0.875rem',
      lineHeight: 1.5,
      '& tbody tr:last-child > *': { borderBottom: 0 },
    },
    caption: visuallyHidden,
    head: {
      padding: theme.spacing(0.5, 1),
      textAlign: 'left',
      fontSize: '0.8125rem',
      fontWeight: 600,
      color: quietColor(theme),
      borderBottom: `1px solid ${theme.palette.divider}`,
      whiteSpace: 'nowrap',
    },
    cell: {
      padding: theme.spacing(1),
      verticalAlign: 'top',
      textAlign: 'left',
      fontWeight: 'inherit',
      borderBottom: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'break-word',
    },
    header: { overflowWrap: 'anywhere' },
    stack: { listStyle: 'none', margin: 0, padding: 0 },
    stacked: {
      padding: theme.spacing(1.5, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0, paddingTop: 0 },
      '&:last-child': { paddingBottom: 0 },
    },
    stackedHead: {
      marginBottom: theme.spacing(1),
      fontSize: '0.875rem',
      overflowWrap: 'anywhere',
    },
    values: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
      gap: theme.spacing(1, 2),
      margin: 0,
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
    valueName: { color: quietColor(theme), fontSize: '0.8125rem' },
    value: { margin: 0, overflowWrap: 'anywhere' },
    numeric: { textAlign: 'right', whiteSpace: 'nowrap' },
  }),
  { name: 'DatabasesDataTable' },
);

/** A column of a {@link DataTable}. */
export interface DataColumn<T> {
  id: string;
  title: string;
  numeric?: boolean;
  /** Names the row to a screen reader. */
  header?: boolean;
  /** Keeps the column from becoming narrower than its content needs, in pixels. */
  minWidth?: number;
  cell: (row: T) => ReactNode;
}

/**
 * A short table, all of it in the document. Where there is too little room for its columns, each row becomes a block of names and values, so that
 * nothing is cut.
 */
export function DataTable<T>(props: {
  caption: string;
  columns: ReadonlyArray<DataColumn<T>>;
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** The width below which rows become blocks, in CSS pixels. */
  stackBelow?: number;
}) {
  const { caption, columns, rows, keyOf, stackBelow = 480 } = props;
  const classes = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const stacked = width !== undefined && width < stackBelow;
  return (
    <div ref={frame} className={stacked ? undefined : classes.frame}>
      {stacked ? (
        <ul className={classes.stack} aria-label={caption}>
          {rows.map(row => (
            <li key={keyOf(row)} className={classes.stacked}>
              {columns
                .filter(({ header }) => header)
                .map(({ id, cell }) => (
                  <div key={id} className={classes.stackedHead}>
                    {cell(row)}
                  </div>
                ))}
              <dl className={classes.values}>
                {columns
                  .filter(({ header }) => !header)
                  .map(({ id, title, cell }) => (
                    <div key={id}>
                      <dt className={classes.valueName}>{title}</dt>
                      <dd className={classes.value}>{cell(row)}</dd>
                    </div>
                  ))}
              </dl>
            </li>
          ))}
        </ul>
      ) : (
        <table className={classes.table}>
          <caption className={classes.caption}>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ id, title, numeric, minWidth }) => (
                <th
                  key={id}
                  scope="col"
                  className={`${classes.head} ${
                    numeric ? classes.numeric : ''
                  }`}
                  style={{ minWidth }}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={keyOf(row)}>
                {columns.map(({ id, numeric, header, cell }) =>
                  header ? (
                    <th
                      key={id}
                      scope="row"
                      className={`${classes.cell} ${classes.header}`}
                    >
                      {cell(row)}
                    </th>
                  ) : (
                    <td
                      key={id}
                      className={`${classes.cell} ${
                        numeric ? classes.numeric : ''
                      }`}
                    >
                      {cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
