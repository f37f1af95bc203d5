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
import { ChangeList } from '@database-platform/plugin-databases-common';
import { ReactNode } from 'react';
import { useChangesT } from '../../hooks/useChangesT';
import { Live } from '../../hooks/useLive';
import { quietColor } from '../../lib/quietColor';
import { EmptyPanel, ProblemPanel, SectionCard } from '../primitives';
import { ChangesTable } from './ChangesTable';

/** How many more are read at a time. */
const STEP = 50;

/** The backend answers no more at once. */
const MOST = 200;

const useStyles = makeStyles(
  theme => ({
    count: {
      margin: theme.spacing(1.5, 0, 0),
      color: quietColor(theme),
      fontSize: '0.8125rem',
    },
    outdated: { opacity: 0.6 },
  }),
  { name: 'DatabasesChangesList' },
);

/** Changes as they are read: what there is, that there are none, or why they are not known. Old rows stay while new ones are read, and look it. */
export function ChangesList(props: {
  live: Live<ChangeList>;
  title: string;
  caption: string;
  /** Whether to name the database of each; not on the database's own page. */
  withDatabase?: boolean;
  /** How fresh it is, where the page does not say it. */
  mark?: ReactNode;
  /** Why there is none, and the step that would bring some. */
  empty: { description: string; action?: ReactNode };
  limit: number;
  onLimit: (limit: number) => void;
}) {
  const { live, title, caption, withDatabase, mark, empty } = props;
  const { limit, onLimit } = props;
  const classes = useStyles();
  const t = useChangesT();
  const { data: list, error, outdated } = live;
  const isEmpty = list?.items.length === 0;
  return (
    <>
      {error && (!list || outdated) && (
        <ProblemPanel
          title={t('changes.failed')}
          error={error}
          onRetry={live.refresh}
        />
      )}
      {(live.loading || (isEmpty && outdated && !error)) && (
        <Skeleton
          variant="rect"
          height={240}
          role="status"
          aria-label={t('changes.loading')}
        />
      )}
      {isEmpty && !outdated && (
        <EmptyPanel
          title={t('changes.none.title')}
          description={empty.description}
          action={empty.action}
        />
      )}
      {list && !isEmpty && (
        <SectionCard title={title} action={mark}>
          <div
            className={outdated ? classes.outdated : undefined}
            aria-busy={outdated}
          >
            <ChangesTable
              caption={caption}
              changes={list.items}
              withDatabase={withDatabase}
            />
          </div>
          <p className={classes.count}>
            {outdated
              ? t('changes.notYet')
              : t('changes.shown', {
                  shown: list.items.length.toLocaleString(),
                  total: list.totalItems.toLocaleString(),
                })}{' '}
            {list.totalItems > list.items.length &&
              (limit < MOST ? (
                <Button
                  size="small"
                  onClick={() => onLimit(Math.min(limit + STEP, MOST))}
                >
                  {t('changes.more')}
                </Button>
              ) : (
                t('changes.most')
              ))}
          </p>
        </SectionCard>
      )}
    </>
  );
}
