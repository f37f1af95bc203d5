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
import { DriftItem } from '@database-platform/plugin-databases-common';
import { useFormsT } from '../../hooks/useFormsT';
import { quietColor } from '../../lib/quietColor';
import { DataColumn, DataTable, NotMeasured } from '../primitives';

const useStyles = makeStyles(
  theme => ({
    value: {
      fontFamily:
        'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
      fontSize: '0.8125rem',
      overflowWrap: 'anywhere',
    },
    explained: {
      marginTop: theme.spacing(1),
      fontSize: '0.875rem',
      '& summary': {
        cursor: 'pointer',
        color: quietColor(theme),
        marginBottom: theme.spacing(0.5),
      },
    },
  }),
  { name: 'DatabasesDriftList' },
);

/** Fields that Git and the Kubernetes cluster do not agree on: those that nobody can explain first, the others folded. */
export function DriftList({ drift }: { drift: readonly DriftItem[] }) {
  const classes = useStyles();
  const t = useFormsT();
  const explained = drift.filter(({ explanation }) => explanation);
  const unexplained = drift.filter(({ explanation }) => !explanation);
  return (
    <>
      {unexplained.length > 0 && <DriftTable rows={unexplained} />}
      {explained.length > 0 && (
        <details className={classes.explained}>
          <summary>
            {t('plan.drift.explained', { count: explained.length })}
          </summary>
          <DriftTable rows={explained} />
        </details>
      )}
    </>
  );
}

function DriftTable({ rows }: { rows: readonly DriftItem[] }) {
  const classes = useStyles();
  const t = useFormsT();
  const value = (text: string | undefined) => (
    <span className={text === undefined ? undefined : classes.value}>
      {text ?? t('plan.drift.notSet')}
    </span>
  );
  const columns: ReadonlyArray<DataColumn<DriftItem>> = [
    {
      id: 'path',
      title: t('plan.drift.path'),
      header: true,
      cell: ({ path }) => <code className={classes.value}>{path}</code>,
    },
    { id: 'git', title: t('plan.drift.git'), cell: ({ git }) => value(git) },
    {
      id: 'cluster',
      title: t('plan.drift.cluster'),
      cell: ({ cluster }) => value(cluster),
    },
    {
      id: 'explanation',
      title: t('plan.drift.explanation'),
      cell: ({ explanation }) =>
        explanation ?? (
          <NotMeasured
            label={t('plan.drift.unexplained')}
            reason={t('plan.drift.unexplainedHint')}
          />
        ),
    },
  ];
  return (
    <DataTable
      caption={t('plan.drift.caption')}
      columns={columns}
      rows={rows}
      keyOf={({ path }) => path}
    />
  );
}
