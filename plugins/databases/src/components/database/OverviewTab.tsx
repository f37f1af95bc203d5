import { makeStyles } from '@material-ui/core/styles';
import { Database, Member } from '@database-platform/plugin-databases-common';
import { useState } from 'react';
import { CompanionsSection } from './CompanionsSection';
import { FactsBar } from './FactsBar';
import { FindingsSection } from './FindingsSection';
import { HistorySection } from './HistorySection';
import { LogsDrawer } from './LogsDrawer';
import { MembersSection } from './MembersSection';
import { TopologySection } from './TopologySection';
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
  const [logsOf, setLogsOf] = useState<Member>();
  return (
    <div className={classes.root}>
      <FactsBar database={database} />
      <div className={classes.pair}>
        <TopologySection database={database} />
        <FindingsSection findings={database.findings} />
      </div>
      <MembersSection database={database} onLogs={setLogsOf} />
      <VolumesSection database={database} />
      {database.companions.length > 0 && (
        <CompanionsSection companions={database.companions} />
      )}
      <HistorySection history={database.history} />
      {logsOf && (
        <LogsDrawer
          databaseRef={database.ref}
          member={logsOf}
          onClose={() => setLogsOf(undefined)}
        />
      )}
    </div>
  );
}
