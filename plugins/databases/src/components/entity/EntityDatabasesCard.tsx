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
import { useApi } from '@backstage/core-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  Database,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { useRef } from 'react';
import { quietColor } from '../../lib/quietColor';
import { databasesApiRef } from '../../api';
import { NowProvider, useNow } from '../../hooks/NowContext';
import { useDatabaseHref } from '../../hooks/useDatabaseHref';
import { useLive } from '../../hooks/useLive';
import { useT } from '../../hooks/useT';
import { EntityDatabase } from '../../lib/entityDatabases';
import { loadDatabases } from '../../lib/loadDatabases';
import { localTimes } from '../../lib/localTimes';
import { composeSentence } from '../../lib/sentence';
import {
  EngineMark,
  LagCell,
  LiveMark,
  MembersCount,
  ProblemPanel,
  StatusChip,
} from '../primitives';
import { useEntityDatabases } from './useEntityDatabases';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      padding: theme.spacing(1.5, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0, paddingTop: 0 },
      '&:last-child': { paddingBottom: 0 },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
    name: { fontWeight: 600 },
    sentence: { margin: theme.spacing(0.75, 0), fontSize: '0.875rem' },
    figures: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2.5),
      fontSize: '0.8125rem',
      color: quietColor(theme),
    },
  }),
  { name: 'DatabasesEntityCard' },
);

/** The databases of a catalog entity at a glance. */
export function EntityDatabasesCard() {
  const { entity } = useEntity();
  const t = useT();
  const { loading, error, databases, retry } = useEntityDatabases(entity);
  if (!loading && !error && databases.length === 0) {
    return null;
  }
  return (
    <NowProvider>
      {databases.length > 0 ? (
        <KnownDatabases databases={databases} />
      ) : (
        <EntityInfoCard title={t('entity.title')}>
          {error ? (
            <ProblemPanel
              title={t('entity.failed')}
              error={error}
              onRetry={retry}
            />
          ) : (
            <Skeleton
              height={96}
              role="status"
              aria-label={t('database.loading')}
            />
          )}
        </EntityInfoCard>
      )}
    </NowProvider>
  );
}

function KnownDatabases(props: { databases: readonly EntityDatabase[] }) {
  const { databases } = props;
  const classes = useStyles();
  const t = useT();
  const api = useApi(databasesApiRef);
  const refs = databases.map(({ ref }) => ref);
  const shown = useRef<ReadonlyArray<Database | undefined>>(undefined);
  const live = useLive(
    refs.map(stringifyDatabaseRef).join(' '),
    signal => loadDatabases(api, refs, signal),
    {
      // One that is not there yet has no id to be known by.
      isAbout: ({ ids }) =>
        ids === 'all' ||
        (shown.current?.some(known => !known || ids.includes(known.id)) ??
          true),
    },
  );
  const data = live.outdated ? undefined : live.data;
  shown.current = data;
  return (
    <EntityInfoCard
      title={t('entity.title')}
      headerActions={<LiveMark live={live} />}
    >
      {!data && !live.error && (
        <Skeleton
          height={96}
          role="status"
          aria-label={t('database.loading')}
        />
      )}
      {live.error && !data && (
        <ProblemPanel
          title={t('fleet.failed')}
          error={live.error}
          onRetry={live.refresh}
        />
      )}
      {data && (
        <ul className={classes.list}>
          {databases.map((known, index) => (
            <li key={stringifyDatabaseRef(known.ref)} className={classes.item}>
              <CardItem known={known} database={data[index]} />
            </li>
          ))}
        </ul>
      )}
    </EntityInfoCard>
  );
}

function CardItem(props: {
  known: EntityDatabase;
  database: Database | undefined;
}) {
  const { known, database } = props;
  const classes = useStyles();
  const t = useT();
  const now = useNow();
  const hrefOf = useDatabaseHref();
  if (!database) {
    return (
      <>
        <div className={classes.name}>{known.title}</div>
        <p className={classes.sentence}>{t('entity.gone')}</p>
      </>
    );
  }
  return (
    <>
      <div className={classes.head}>
        <Link to={hrefOf(database.ref)} className={classes.name}>
          {known.title}
        </Link>
        <StatusChip phase={database.phase} />
      </div>
      <p className={classes.sentence}>
        {database.phase === 'running'
          ? composeSentence(database, now, t)
          : localTimes(database.reason)}
      </p>
      <div className={classes.figures}>
        <EngineMark engine={database.ref.engine} version={database.version} />
        <span>
          {`${database.ref.kubernetesCluster}/${database.ref.namespace}`}
        </span>
        <MembersCount {...database.members} />
        <span>
          {t('fact.lag')}: <LagCell lag={database.lag} />
        </span>
      </div>
    </>
  );
}
