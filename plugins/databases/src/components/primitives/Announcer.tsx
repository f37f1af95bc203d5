import { makeStyles } from '@material-ui/core/styles';
import { useThrottled } from '../../hooks/useThrottled';

/** The least time between two things said to a screen reader, in milliseconds. */
const SPEAK_MS = 10_000;

const useStyles = makeStyles(
  {
    hidden: {
      position: 'absolute',
      width: 1,
      height: 1,
      margin: -1,
      padding: 0,
      border: 0,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'DatabasesAnnouncer' },
);

/** Says the latest message to screen readers, and not more often than a person can listen. */
export function Announcer({ message }: { message: string }) {
  const classes = useStyles();
  const spoken = useThrottled(message, SPEAK_MS);
  return (
    <div className={classes.hidden} role="status" aria-live="polite">
      {spoken}
    </div>
  );
}
