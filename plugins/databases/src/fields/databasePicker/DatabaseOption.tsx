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
import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import { useFormsT } from '../../hooks/useFormsT';
import { localTimes } from '../../lib/localTimes';
import { quietColor } from '../../lib/quietColor';
import { EngineMark, StatusChip } from '../../components/primitives';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'block', minWidth: 0, width: '100%' },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.25, 1),
    },
    name: { fontWeight: 600, overflowWrap: 'anywhere' },
    quiet: {
      display: 'block',
      color: quietColor(theme),
      fontSize: '0.8125rem',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'DatabasesDatabaseOption' },
);

/** A database to choose: what it is, how it is and where, and why it cannot be chosen. */
export function DatabaseOption(props: {
  database: DatabaseSummary;
  reason: string | undefined;
}) {
  const { database, reason } = props;
  const { ref, version, phase, environment } = database;
  const classes = useStyles();
  const t = useFormsT();
  return (
    <span className={classes.root}>
      <span className={classes.head}>
        <span className={classes.name}>{ref.name}</span>
        <EngineMark engine={ref.engine} version={version} />
        <StatusChip phase={phase} />
      </span>
      <span className={classes.quiet}>
        {t('fields.databasePicker.where', {
          namespace: ref.namespace,
          kubernetesCluster: ref.kubernetesCluster,
        })}
        {environment ? ` · ${environment}` : ''}
      </span>
      {reason && <span className={classes.quiet}>{localTimes(reason)}</span>}
    </span>
  );
}
