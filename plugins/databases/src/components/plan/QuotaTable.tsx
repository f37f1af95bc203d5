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
import { QuotaHeadroom } from '@database-platform/plugin-databases-common';
import BlockIcon from '@material-ui/icons/Block';
import CheckCircleIcon from '@material-ui/icons/CheckCircle';
import { useFormsT } from '../../hooks/useFormsT';
import { quietColor } from '../../lib/quietColor';
import { DataColumn, DataTable, NotMeasured, ToneChip } from '../primitives';
import { Muted } from '../database/Muted';
import { useFigureStyles } from '../primitives/useFigureStyles';

const useStyles = makeStyles(
  theme => ({
    text: { margin: 0, fontSize: '0.875rem', lineHeight: 1.5 },
    others: {
      marginTop: theme.spacing(1),
      fontSize: '0.875rem',
      '& summary': {
        cursor: 'pointer',
        color: quietColor(theme),
        marginBottom: theme.spacing(0.5),
      },
    },
  }),
  { name: 'DatabasesQuotaTable' },
);

type QuotaItem = QuotaHeadroom['items'][number];

/** Whether a reader has to see a limit: one that is broken, or of which the change uses more or less. */
function isTouched({ fits, used, after }: QuotaItem): boolean {
  return !fits || (used !== undefined && used !== after);
}

/** What is left of a namespace's quota after a change: the verdict in a sentence, then each limit that the change touches, the others folded. */
export function QuotaTable({ quota }: { quota: QuotaHeadroom }) {
  const classes = useStyles();
  const figures = useFigureStyles();
  const t = useFormsT();
  const columns: ReadonlyArray<DataColumn<QuotaItem>> = [
    {
      id: 'resource',
      title: t('plan.quota.resource'),
      header: true,
      minWidth: 170,
      cell: ({ resource, object }) => (
        <>
          {resource}
          <Muted>{object}</Muted>
        </>
      ),
    },
    {
      id: 'used',
      title: t('plan.quota.used'),
      numeric: true,
      cell: ({ used }) =>
        used === undefined ? (
          <NotMeasured
            label={t('plan.quota.noUse')}
            reason={t('plan.quota.notUsed')}
          />
        ) : (
          <span className={figures.figure}>{used}</span>
        ),
    },
    {
      id: 'after',
      title: t('plan.quota.after'),
      numeric: true,
      cell: ({ after }) => <span className={figures.figure}>{after}</span>,
    },
    {
      id: 'hard',
      title: t('plan.quota.hard'),
      numeric: true,
      cell: ({ hard }) => <span className={figures.figure}>{hard}</span>,
    },
    {
      id: 'fits',
      title: t('plan.quota.verdict'),
      cell: ({ fits }) =>
        fits ? (
          <ToneChip
            tone="good"
            Icon={CheckCircleIcon}
            label={t('plan.quota.room')}
          />
        ) : (
          <ToneChip
            tone="bad"
            Icon={BlockIcon}
            label={t('plan.quota.noRoom')}
          />
        ),
    },
  ];
  const touched = [...quota.items.filter(isTouched)].sort(
    (a, b) => Number(a.fits) - Number(b.fits),
  );
  const others = quota.items.filter(item => !isTouched(item));
  const table = (rows: readonly QuotaItem[]) => (
    <DataTable
      caption={t('plan.quota.caption')}
      columns={columns}
      rows={rows}
      keyOf={({ object, resource }) => `${object} ${resource}`}
    />
  );
  return (
    <>
      <p className={classes.text}>
        {[t(`plan.quota.${quota.result}`), quota.reason]
          .filter(Boolean)
          .join(' ')}
      </p>
      {touched.length > 0 && table(touched)}
      {others.length > 0 && (
        <details className={classes.others}>
          <summary>{t('plan.quota.others', { count: others.length })}</summary>
          {table(others)}
        </details>
      )}
    </>
  );
}
