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
import { CompanionsSection } from './CompanionsSection';
import { FactsBar } from './FactsBar';
import { FindingsSection } from './FindingsSection';
import { HistorySection } from './HistorySection';
import { LogsDrawer } from './LogsDrawer';
import { MembersSection } from './MembersSection';
import { TopologySection } from './TopologySection';
import { useLogView } from './useLogView';
import { VolumesSection } from './VolumesSection';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2) },
    pair: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 5fr)',
      alignItems: 'start',
      [theme.breakpoints.down('md')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
  }),
  { name: 'DatabasesOverviewTab' },
);

/** The state of a database: figures, drawing and findings, then each member. */
export function OverviewTab({ database }: { database: Database }) {
  const classes = useStyles();
  const log = useLogView(database.topology.members);
  return (
    <div className={classes.root}>
      <FactsBar database={database} />
      <div className={classes.pair}>
        <TopologySection database={database} />
        <FindingsSection database={database} />
      </div>
      {database.topology.members.length > 0 && (
        <MembersSection database={database} onLogs={log.open} />
      )}
      <VolumesSection database={database} />
      {database.companions.length > 0 && (
        <CompanionsSection companions={database.companions} />
      )}
      <HistorySection
        history={database.history}
        notRecorded={database.historyNotRecorded}
      />
      {log.view && (
        <LogsDrawer
          databaseRef={database.ref}
          view={log.view}
          onChange={log.change}
          onClose={log.close}
        />
      )}
    </div>
  );
}
