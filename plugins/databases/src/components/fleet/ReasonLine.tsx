import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import { useNow } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { formatDuration } from '../../lib/formatDuration';
import { parseTime } from '../../lib/formatTime';

/** Why a database is not simply running: what, since when, and what the operator calls it. */
export function ReasonLine({ database }: { database: DatabaseSummary }) {
  const t = useT();
  const now = useNow();
  if (database.phase === 'running') {
    return (
      <>{t('finding.critical', { count: database.findingCounts.critical })}</>
    );
  }
  const since = parseTime(database.since);
  return (
    <>
      {database.reason}
      {since !== undefined &&
        ` ${t('reason.since', { duration: formatDuration(now - since, t) })}`}
      {database.operatorState &&
        !database.reason.includes(database.operatorState) &&
        ` ${t('reason.operator', { word: database.operatorState })}`}
    </>
  );
}
