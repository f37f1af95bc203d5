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
import Skeleton from '@material-ui/lab/Skeleton';
import { useT } from '../../hooks/useT';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 8,
      backgroundColor: theme.palette.background.paper,
      padding: theme.spacing(1, 2.5),
    },
    row: {
      display: 'grid',
      gridTemplateColumns: '3fr 2fr 2fr 1fr 1fr 2fr',
      gap: theme.spacing(3),
      padding: theme.spacing(1.5, 0),
    },
  }),
  { name: 'DatabasesFleetSkeleton' },
);

/** Where the rows will be. */
export function FleetSkeleton() {
  const classes = useStyles();
  const t = useT();
  return (
    <div className={classes.root} role="status" aria-label={t('fleet.loading')}>
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className={classes.row} aria-hidden>
          {Array.from({ length: 6 }, (__, cell) => (
            <Skeleton key={cell} height={22} />
          ))}
        </div>
      ))}
    </div>
  );
}
