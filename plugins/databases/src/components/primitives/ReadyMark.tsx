import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import WarningIcon from '@material-ui/icons/Warning';
import { useT } from '../../hooks/useT';
import { useTone } from './useTone';

const useStyles = makeStyles(
  {
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 4,
      fontWeight: 600,
      whiteSpace: 'nowrap',
    },
    icon: { fontSize: 16 },
  },
  { name: 'DatabasesReadyMark' },
);

/** Ready or not: shape, word and colour. */
export function ReadyMark({ ready }: { ready: boolean }) {
  const classes = useStyles();
  const t = useT();
  const { text } = useTone(ready ? 'good' : 'warning');
  const Icon = ready ? CheckIcon : WarningIcon;
  return (
    <span className={classes.root} style={{ color: text }}>
      <Icon className={classes.icon} aria-hidden />
      {ready ? t('members.isReady') : t('members.isNotReady')}
    </span>
  );
}
