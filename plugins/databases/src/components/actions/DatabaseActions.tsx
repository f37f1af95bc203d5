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

import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { Database } from '@database-platform/plugin-databases-common';
import { useChangesT } from '../../hooks/useChangesT';
import { useOperations } from '../../hooks/OperationsContext';
import { quietColor } from '../../lib/quietColor';
import { OperationButton } from './OperationButton';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    quiet: { color: quietColor(theme), fontSize: '0.8125rem', margin: 0 },
  }),
  { name: 'DatabasesDatabaseActions' },
);

/** What can be done with the database of the page, as buttons that open the forms; those that may not be used say why. */
export function DatabaseActions({ database }: { database: Database }) {
  const classes = useStyles();
  const t = useChangesT();
  const live = useOperations();
  if (live?.error && !live.data) {
    return (
      <p className={classes.quiet}>
        {t('actions.failed', { message: live.error.message })}{' '}
        <Button size="small" onClick={live.refresh}>
          {t('actions.retry')}
        </Button>
      </p>
    );
  }
  if (live?.loading) {
    // As high as the buttons, so that nothing jumps when they come.
    return (
      <Skeleton
        width={320}
        height={31}
        variant="rect"
        role="status"
        aria-label={t('actions.loading')}
      />
    );
  }
  const items = (live?.data?.operations?.items ?? []).filter(
    ({ id, applies }) => id !== 'create' && applies,
  );
  if (items.length === 0) {
    return null;
  }
  return (
    <div className={classes.root} role="group" aria-label={t('actions.label')}>
      {items.map(item => (
        <OperationButton key={item.id} database={database} item={item} />
      ))}
    </div>
  );
}
