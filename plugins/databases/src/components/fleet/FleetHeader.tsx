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

import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownwardIcon from '@material-ui/icons/ArrowDownward';
import ArrowUpwardIcon from '@material-ui/icons/ArrowUpward';
import { DatabaseSort } from '@database-platform/plugin-databases-common';
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import { FleetColumn, numericColumns } from '../../lib/fleetColumns';

const useStyles = makeStyles(
  theme => ({
    cell: {
      padding: theme.spacing(0.75, 1.5),
      textAlign: 'left',
      fontWeight: 600,
      fontSize: '0.8125rem',
      color: quietColor(theme),
      borderBottom: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
      whiteSpace: 'nowrap',
      '&:first-child': { paddingLeft: theme.spacing(2.5) },
      '&:last-child': { paddingRight: theme.spacing(2.5) },
    },
    sticky: { position: 'sticky', top: 0, zIndex: 1 },
    numeric: { textAlign: 'right' },
    button: {
      font: 'inherit',
      gap: 4,
      padding: theme.spacing(0.5),
      margin: theme.spacing(0, -0.5),
      borderRadius: 4,
      '&:hover': { color: theme.palette.text.primary },
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
      '&:hover $idle, &:focus-visible $idle': { opacity: 0.6 },
    },
    icon: { fontSize: 15 },
    before: { order: -1 },
    idle: { opacity: 0 },
  }),
  { name: 'DatabasesFleetHeader' },
);

/** The names of the columns; each sorts. */
export function FleetHeader(props: {
  columns: readonly FleetColumn[];
  sort: DatabaseSort;
  order: 'asc' | 'desc';
  onSort: (column: FleetColumn) => void;
  sticky: boolean;
}) {
  const { columns, sort, order, onSort, sticky } = props;
  const classes = useStyles();
  const t = useT();
  return (
    <thead>
      <tr>
        {columns.map(column => {
          const active = sort === column;
          const Icon =
            active && order === 'desc' ? ArrowDownwardIcon : ArrowUpwardIcon;
          const direction = order === 'asc' ? 'ascending' : 'descending';
          return (
            <th
              key={column}
              scope="col"
              aria-sort={active ? direction : 'none'}
              className={`${classes.cell} ${sticky ? classes.sticky : ''} ${
                numericColumns.has(column) ? classes.numeric : ''
              }`}
            >
              <ButtonBase
                className={classes.button}
                onClick={() => onSort(column)}
              >
                {t(`column.${column}`)}
                <Icon
                  className={[
                    classes.icon,
                    active ? '' : classes.idle,
                    numericColumns.has(column) ? classes.before : '',
                  ].join(' ')}
                  aria-hidden
                />
              </ButtonBase>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
