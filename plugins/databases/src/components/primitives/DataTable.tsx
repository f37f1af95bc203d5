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
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    frame: {
      position: 'relative',
      overflowX: 'auto',
      margin: theme.spacing(0, -1),
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      fontSize: '0.875rem',
      lineHeight: 1.5,
      '& tbody tr:last-child > *': { borderBottom: 0 },
    },
    caption: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
    head: {
      padding: theme.spacing(0.5, 1),
      textAlign: 'left',
      fontSize: '0.8125rem',
      fontWeight: 600,
      color: theme.palette.text.secondary,
      borderBottom: `1px solid ${theme.palette.divider}`,
      whiteSpace: 'nowrap',
    },
    cell: {
      padding: theme.spacing(1),
      verticalAlign: 'top',
      textAlign: 'left',
      fontWeight: 'inherit',
      borderBottom: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
    },
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

/** A short table, all of it in the document. */
export function DataTable<T>(props: {
  caption: string;
  columns: ReadonlyArray<DataColumn<T>>;
  rows: readonly T[];
  keyOf: (row: T) => string;
}) {
  const { caption, columns, rows, keyOf } = props;
  const classes = useStyles();
  return (
    <div
      className={classes.frame}
      role="region"
      aria-label={caption}
      // A region that may scroll has to be reached by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, title, numeric, minWidth }) => (
              <th
                key={id}
                scope="col"
                className={`${classes.head} ${numeric ? classes.numeric : ''}`}
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
              {columns.map(({ id, numeric, header, cell }) => {
                const className = `${classes.cell} ${
                  numeric ? classes.numeric : ''
                }`;
                return header ? (
                  <th key={id} scope="row" className={className}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} className={className}>
                    {cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
