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

import { DatabaseSummary } from '@database-platform/plugin-databases-common';
import { useNow } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { formatDuration } from '../../lib/formatDuration';
import { parseTime } from '../../lib/formatTime';
import { localTimes } from '../../lib/localTimes';

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
      {since !== undefined && (
        <strong>
          {t('reason.since', { duration: formatDuration(now - since, t) })}{' '}
        </strong>
      )}
      {localTimes(database.reason)}
      {database.operatorState &&
        !database.reason.includes(database.operatorState) &&
        ` ${t('reason.operator', { word: database.operatorState })}`}
    </>
  );
}
