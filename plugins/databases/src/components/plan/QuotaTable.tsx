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
import { DataColumn, DataTable, NotMeasured, ToneChip } from '../primitives';
import { useFigureStyles } from '../primitives/useFigureStyles';

const useStyles = makeStyles(
  { text: { margin: 0, fontSize: '0.875rem', lineHeight: 1.5 } },
  { name: 'DatabasesQuotaTable' },
);

type QuotaItem = QuotaHeadroom['items'][number];

/** What is left of a namespace's quota after a change: the verdict in a sentence, then each limit. */
export function QuotaTable({ quota }: { quota: QuotaHeadroom }) {
  const classes = useStyles();
  const figures = useFigureStyles();
  const t = useFormsT();
  const columns: ReadonlyArray<DataColumn<QuotaItem>> = [
    {
      id: 'resource',
      title: t('plan.quota.resource'),
      header: true,
      cell: ({ resource }) => resource,
    },
    {
      id: 'object',
      title: t('plan.quota.object'),
      cell: ({ object }) => object,
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
  return (
    <>
      <p className={classes.text}>
        {[t(`plan.quota.${quota.result}`), quota.reason]
          .filter(Boolean)
          .join(' ')}
      </p>
      {quota.items.length > 0 && (
        <DataTable
          caption={t('plan.quota.caption')}
          columns={columns}
          rows={quota.items}
          keyOf={({ object, resource }) => `${object} ${resource}`}
        />
      )}
    </>
  );
}
