import { isMeasured, Lag } from '@database-platform/plugin-databases-common';
import { useNow } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { formatDuration } from '../../lib/formatDuration';
import { formatLag } from '../../lib/formatLag';
import { parseTime } from '../../lib/formatTime';
import { Hint } from './Hint';
import { NotMeasured } from './NotMeasured';
import { useFigureStyles } from './useFigureStyles';

/** How far behind, with where the figure is from and how old it is; or why nobody can say. */
export function LagCell({ lag, focusable }: { lag: Lag; focusable?: boolean }) {
  const t = useT();
  const now = useNow();
  const classes = useFigureStyles();
  if (!isMeasured(lag)) {
    return <NotMeasured reason={lag.notMeasured} focusable={focusable} />;
  }
  const text = formatLag(lag);
  if (!text) {
    return <NotMeasured reason={t('lag.noFigure')} focusable={focusable} />;
  }
  const observed = parseTime(lag.observedAt);
  const hint = [
    lag.member ? t('lag.of', { member: lag.member }) : undefined,
    lag.bytes === undefined
      ? undefined
      : t('lag.exact', { bytes: lag.bytes.toLocaleString() }),
    t('lag.source', { source: lag.source }),
    observed === undefined
      ? undefined
      : t('lag.age', { duration: formatDuration(now - observed, t) }),
  ].filter(part => part !== undefined);
  return (
    <Hint
      text={hint.join(' ')}
      className={classes.figure}
      focusable={focusable}
    >
      {text}
    </Hint>
  );
}
