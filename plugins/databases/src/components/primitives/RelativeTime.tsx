import { useNow } from '../../hooks/NowContext';
import { useT } from '../../hooks/useT';
import { formatDuration } from '../../lib/formatDuration';
import { formatAbsolute, parseTime } from '../../lib/formatTime';
import { Hint } from './Hint';
import { NotMeasured } from './NotMeasured';
import { useFigureStyles } from './useFigureStyles';

/** How long ago something was, with the moment itself in the reader's zone in the tooltip. */
export function RelativeTime(props: {
  at: string | undefined;
  /** `ago` writes "4 min ago", `age` writes "4 min". */
  as?: 'ago' | 'age';
  /** Why the time is not known, when it is not. */
  unknown?: string;
  focusable?: boolean;
}) {
  const { at, as = 'ago', unknown, focusable } = props;
  const t = useT();
  const now = useNow();
  const classes = useFigureStyles();
  const time = parseTime(at);
  if (at === undefined || time === undefined) {
    return (
      <NotMeasured
        reason={unknown ?? t('time.unknown')}
        label={t('time.notKnown')}
        focusable={focusable}
      />
    );
  }
  const duration = formatDuration(now - time, t);
  return (
    <Hint
      text={formatAbsolute(at)}
      className={classes.figure}
      focusable={focusable}
    >
      <time dateTime={at}>
        {as === 'ago' ? t('time.ago', { duration }) : duration}
      </time>
    </Hint>
  );
}
