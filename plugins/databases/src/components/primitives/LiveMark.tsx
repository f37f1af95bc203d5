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
import FiberManualRecordIcon from '@material-ui/icons/FiberManualRecord';
import RefreshIcon from '@material-ui/icons/Refresh';
import SyncProblemIcon from '@material-ui/icons/SyncProblem';
import { quietColor } from '../../lib/quietColor';
import { Live, POLLING_MS, WITH_SIGNALS_MS } from '../../hooks/useLive';
import { useT } from '../../hooks/useT';
import { formatClock } from '../../lib/formatTime';
import { Hint } from './Hint';
import { useTone } from './useTone';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 6,
      fontSize: '0.8125rem',
      color: quietColor(theme),
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    icon: { fontSize: 14 },
  }),
  { name: 'DatabasesLiveMark' },
);

/** Says how fresh the page is: live, asked for at intervals, or stale, and as of when. */
export function LiveMark({
  live,
}: {
  live: Pick<Live<unknown>, 'asOf' | 'error' | 'mode'>;
}) {
  const classes = useStyles();
  const t = useT();
  const good = useTone('good');
  const warning = useTone('warning');
  if (live.asOf === undefined) {
    return null;
  }
  const time = formatClock(live.asOf);
  if (live.error) {
    return (
      <Hint
        text={t('live.staleHint', { message: live.error.message })}
        className={classes.root}
      >
        <SyncProblemIcon
          className={classes.icon}
          style={{ color: warning.text }}
          aria-hidden
        />
        {t('live.stale', { time })}
      </Hint>
    );
  }
  return live.mode === 'signals' ? (
    <Hint
      text={t('live.liveHint', { seconds: String(WITH_SIGNALS_MS / 1000) })}
      className={classes.root}
    >
      <FiberManualRecordIcon
        className={classes.icon}
        style={{ color: good.text }}
        aria-hidden
      />
      {t('live.live', { time })}
    </Hint>
  ) : (
    <Hint text={t('live.pollingHint')} className={classes.root}>
      <RefreshIcon className={classes.icon} aria-hidden />
      {t('live.polling', { time, seconds: String(POLLING_MS / 1000) })}
    </Hint>
  );
}
