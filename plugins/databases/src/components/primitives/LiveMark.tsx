import { makeStyles } from '@material-ui/core/styles';
import FiberManualRecordIcon from '@material-ui/icons/FiberManualRecord';
import RefreshIcon from '@material-ui/icons/Refresh';
import SyncProblemIcon from '@material-ui/icons/SyncProblem';
import { Live, POLLING_MS } from '../../hooks/useLive';
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
      color: theme.palette.text.secondary,
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
    <Hint text={t('live.liveHint')} className={classes.root}>
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
