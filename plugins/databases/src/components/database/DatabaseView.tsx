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

import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  Database,
  DatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { useEffect, useId, useRef, useState } from 'react';
import { databasesApiRef } from '../../api';
import { useAddressParameters } from '../../hooks/useAddressParameters';
import { OperationsProvider } from '../../hooks/OperationsContext';
import { useLive } from '../../hooks/useLive';
import { useT } from '../../hooks/useT';
import { localTimes } from '../../lib/localTimes';
import { ChangeBanner, ChangesTab } from '../changes';
import { Announcer, LiveMark, ProblemPanel } from '../primitives';
import { ConfigurationTab } from './ConfigurationTab';
import { ConnectTab } from './ConnectTab';
import { DatabaseHeader } from './DatabaseHeader';
import { DatabaseNotFound } from './DatabaseNotFound';
import { EventsTab } from './EventsTab';
import { GapsLine } from './GapsLine';
import { ManifestTab } from './ManifestTab';
import { OverviewTab } from './OverviewTab';

const tabIds = [
  'overview',
  'connect',
  'configuration',
  'changes',
  'events',
  'manifest',
] as const;

type TabId = (typeof tabIds)[number];

const tabContents: Readonly<
  Record<TabId, (props: { database: Database }) => JSX.Element>
> = {
  overview: OverviewTab,
  connect: ConnectTab,
  configuration: ConfigurationTab,
  changes: ChangesTab,
  events: EventsTab,
  manifest: ManifestTab,
};

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    tabs: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      minHeight: 44,
    },
    tab: {
      textTransform: 'none',
      fontSize: '0.875rem',
      minWidth: 0,
      minHeight: 44,
      padding: theme.spacing(0.75, 2),
    },
    panel: { minWidth: 0 },
  }),
  { name: 'DatabasesDatabaseView' },
);

/** One database with everything that is known of it, kept fresh. */
export function DatabaseView(props: {
  databaseRef: DatabaseRef;
  /** Whether to lead back to the fleet; not inside the catalog. */
  back?: boolean;
}) {
  const { databaseRef, back = false } = props;
  const classes = useStyles();
  const t = useT();
  const id = useId();
  const api = useApi(databasesApiRef);
  const [search, setAddress] = useAddressParameters();
  const known = useRef<string>(undefined);
  const live = useLive(
    stringifyDatabaseRef(databaseRef),
    async signal => ({
      database: await api.getDatabase(databaseRef, { signal }),
    }),
    {
      isAbout: ({ ids }) =>
        ids === 'all' ||
        known.current === undefined ||
        ids.includes(known.current),
    },
  );
  const database = live.data?.database;
  known.current = database?.id;
  const announcement = usePhaseAnnouncement(database);

  if (live.loading) {
    return <DatabaseSkeleton />;
  }
  if (!live.data) {
    return (
      <ProblemPanel
        title={t('database.failed', { name: databaseRef.name })}
        error={live.error ?? new Error(t('database.noAnswer'))}
        onRetry={live.refresh}
      />
    );
  }
  if (!database) {
    return <DatabaseNotFound databaseRef={databaseRef} />;
  }
  const asked = search.get('tab');
  const tab = tabIds.find(value => value === asked) ?? 'overview';
  const Content = tabContents[tab];
  return (
    <OperationsProvider database={database}>
      <div className={classes.root}>
        <DatabaseHeader
          database={database}
          mark={<LiveMark live={live} />}
          back={back}
        />
        {database.openChange && <ChangeBanner change={database.openChange} />}
        <GapsLine gaps={database.gaps} />
        <Tabs
          className={classes.tabs}
          value={tab}
          onChange={(_, next: TabId) =>
            setAddress({ tab: next === 'overview' ? undefined : next })
          }
          indicatorColor="primary"
          textColor="primary"
          variant="scrollable"
          scrollButtons="auto"
          aria-label={t('database.tabs')}
        >
          {tabIds.map(value => (
            <Tab
              key={value}
              value={value}
              label={t(`tab.${value}`)}
              className={classes.tab}
              id={`${id}-${value}`}
              aria-controls={`${id}-panel`}
            />
          ))}
        </Tabs>
        <div
          className={classes.panel}
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${tab}`}
        >
          <Content database={database} />
        </div>
        <Announcer message={announcement} />
      </div>
    </OperationsProvider>
  );
}

function DatabaseSkeleton() {
  const classes = useStyles();
  const t = useT();
  return (
    <div
      className={classes.root}
      role="status"
      aria-label={t('database.loading')}
    >
      <Skeleton width={280} height={40} />
      <Skeleton width="60%" height={28} />
      <Skeleton variant="rect" height={84} />
      <Skeleton variant="rect" height={260} />
    </div>
  );
}

/** Says a change of phase or of the primary, and nothing at first. */
function usePhaseAnnouncement(database: Database | undefined): string {
  const t = useT();
  const [message, setMessage] = useState('');
  const before = useRef<{ phase: string; primary?: string }>(undefined);
  useEffect(() => {
    if (!database) {
      return;
    }
    const { phase, reason, topology } = database;
    const primary = topology.primary?.member;
    const last = before.current;
    before.current = { phase, primary };
    if (!last) {
      return;
    }
    if (last.phase !== phase) {
      setMessage(
        t('database.phaseChanged', {
          phase: t(`phase.${phase}`),
          reason: localTimes(reason),
        }),
      );
    } else if (primary && last.primary !== primary) {
      setMessage(t('database.primaryChanged', { member: primary }));
    }
  }, [database, t]);
  return message;
}
