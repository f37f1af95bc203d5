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

import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import { Database } from '@database-platform/plugin-databases-common';
import { ReactNode } from 'react';
import { quietColor } from '../../lib/quietColor';
import { useNow } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { composeSentence } from '../../lib/sentence';
import { rootRouteRef } from '../../routes';
import { DatabaseActions } from '../actions';
import { EngineMark, OwnerLink, StatusChip } from '../primitives';
import { ReasonPanel } from './ReasonPanel';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(1.25) },
    back: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 4,
      fontSize: '0.875rem',
      justifySelf: 'start',
    },
    backIcon: { fontSize: 16 },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 1.5),
    },
    name: {
      fontSize: '1.625rem',
      fontWeight: 600,
      lineHeight: 1.25,
      margin: 0,
      overflowWrap: 'anywhere',
    },
    end: { marginLeft: 'auto' },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 3),
      margin: 0,
      fontSize: '0.875rem',
    },
    fact: { display: 'flex', gap: theme.spacing(0.75) },
    factName: { color: quietColor(theme) },
    factValue: { margin: 0 },
    sentence: {
      fontSize: '1.0625rem',
      lineHeight: 1.5,
      margin: theme.spacing(0.5, 0),
      maxWidth: 1040,
    },
  }),
  { name: 'DatabasesDatabaseHeader' },
);

/** Which database, whose, where, and how it is in a sentence. */
export function DatabaseHeader(props: {
  database: Database;
  /** Shown at the end of the first line. */
  mark: ReactNode;
  /** Whether to lead back to the fleet; not inside the catalog. */
  back: boolean;
}) {
  const { database, mark, back } = props;
  const classes = useStyles();
  const t = useT();
  const now = useNow();
  const root = useRouteRef(rootRouteRef)();
  const facts: Array<{ name: string; value: ReactNode }> = [
    {
      name: t('header.engine'),
      value: (
        <EngineMark engine={database.ref.engine} version={database.version} />
      ),
    },
    { name: t('header.owner'), value: <OwnerLink owner={database.owner} /> },
    ...(database.system
      ? [
          {
            name: t('header.system'),
            value: (
              <EntityRefLink
                entityRef={database.system}
                defaultKind="system"
                hideIcon
              />
            ),
          },
        ]
      : []),
    ...(database.environment
      ? [{ name: t('header.environment'), value: database.environment }]
      : []),
    {
      name: t('header.kubernetesCluster'),
      value: database.ref.kubernetesCluster,
    },
    { name: t('header.namespace'), value: database.ref.namespace },
  ];
  return (
    <header className={classes.root}>
      {back && (
        <Link to={root} className={classes.back}>
          <ArrowBackIcon className={classes.backIcon} aria-hidden />
          {t('header.back')}
        </Link>
      )}
      <div className={classes.line}>
        <Typography component="h2" className={classes.name}>
          {database.ref.name}
        </Typography>
        <StatusChip phase={database.phase} />
        <span className={classes.end}>{mark}</span>
      </div>
      <dl className={classes.facts}>
        {facts.map(({ name, value }) => (
          <div key={name} className={classes.fact}>
            <dt className={classes.factName}>{name}</dt>
            <dd className={classes.factValue}>{value}</dd>
          </div>
        ))}
      </dl>
      <DatabaseActions database={database} />
      <p className={classes.sentence}>{composeSentence(database, now, t)}</p>
      {database.phase !== 'running' && <ReasonPanel database={database} />}
    </header>
  );
}
