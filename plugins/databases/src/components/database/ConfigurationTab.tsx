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
import { Database } from '@database-platform/plugin-databases-common';
import { ReactNode } from 'react';
import { useT } from '../../hooks/useT';
import { localTimes } from '../../lib/localTimes';
import {
  DataTable,
  KeyValueList,
  NotMeasured,
  SectionCard,
} from '../primitives';

const useStyles = makeStyles(
  theme => ({
    root: {
      columnWidth: 440,
      columnGap: theme.spacing(2),
      '& > *': { breakInside: 'avoid', marginBottom: theme.spacing(2) },
    },
  }),
  { name: 'DatabasesConfigurationTab' },
);

/** What the object asks for, as it asks for it. */
export function ConfigurationTab({ database }: { database: Database }) {
  const classes = useStyles();
  const t = useT();
  const { declared, configuration, disruptionBudgets, labels } = database;
  const labelItems = Object.entries(labels);
  return (
    <div className={classes.root}>
      <SectionCard
        title={t('declared.title')}
        description={t('declared.description', {
          kind: database.object.kind,
          apiVersion: database.object.apiVersion,
        })}
      >
        <KeyValueList
          items={[
            { name: t('declared.version'), value: said(declared.version) },
            {
              name: t('declared.members'),
              value: said(declared.members?.toString()),
            },
            { name: t('declared.storage'), value: said(declared.storage) },
            {
              name: t('declared.storageClass'),
              value: declared.storageClass ?? t('storage.defaultClass'),
            },
            {
              name: t('declared.requests'),
              value: amounts(declared.requests),
            },
            { name: t('declared.limits'), value: amounts(declared.limits) },
            {
              name: t('declared.databases'),
              value:
                declared.databases
                  .map(({ name, owner }) =>
                    owner ? t('declared.database', { name, owner }) : name,
                  )
                  .join(', ') || said(undefined),
            },
          ]}
        />
      </SectionCard>
      {configuration.map(group => (
        <SectionCard key={group.id} title={group.title}>
          {group.settings.length === 0 ? (
            t('configuration.none')
          ) : (
            <KeyValueList
              items={group.settings.map(({ name, value }) => ({
                name,
                value: <code>{localTimes(value)}</code>,
              }))}
            />
          )}
        </SectionCard>
      ))}
      <SectionCard
        title={t('budgets.title')}
        description={t('budgets.description')}
      >
        {disruptionBudgets.length === 0 ? (
          t('budgets.none')
        ) : (
          <DataTable
            caption={t('budgets.title')}
            rows={disruptionBudgets}
            keyOf={({ name }) => name}
            columns={[
              {
                id: 'name',
                title: t('budgets.name'),
                header: true,
                cell: ({ name }) => name,
              },
              {
                id: 'kept',
                title: t('budgets.kept'),
                cell: ({ minAvailable, maxUnavailable }) =>
                  [
                    minAvailable &&
                      t('budgets.minAvailable', { n: minAvailable }),
                    maxUnavailable &&
                      t('budgets.maxUnavailable', { n: maxUnavailable }),
                  ]
                    .filter(Boolean)
                    .join(', ') || said(undefined),
              },
              {
                id: 'allowed',
                title: t('budgets.allowed'),
                numeric: true,
                cell: ({ disruptionsAllowed }) =>
                  disruptionsAllowed ?? (
                    <NotMeasured reason={t('budgets.allowedUnknown')} />
                  ),
              },
            ]}
          />
        )}
      </SectionCard>
      {labelItems.length > 0 && (
        <SectionCard title={t('labels.title')}>
          <KeyValueList
            items={labelItems.map(([name, value]) => ({
              name,
              value: <code>{value}</code>,
            }))}
          />
        </SectionCard>
      )}
    </div>
  );

  function said(value: string | undefined): ReactNode {
    return (
      value ?? (
        <NotMeasured
          label={t('declared.notSaid')}
          reason={t('declared.notSaidHint')}
        />
      )
    );
  }

  function amounts(
    value: { cpu?: string; memory?: string } | undefined,
  ): ReactNode {
    const parts = [
      value?.cpu && t('declared.cpu', { amount: value.cpu }),
      value?.memory && t('declared.memory', { amount: value.memory }),
    ].filter(Boolean);
    return said(parts.length > 0 ? parts.join(', ') : undefined);
  }
}
