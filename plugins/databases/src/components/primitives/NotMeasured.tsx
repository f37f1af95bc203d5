import { makeStyles } from '@material-ui/core/styles';
import { useT } from '../../hooks/useT';
import { Hint } from './Hint';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: theme.palette.text.secondary,
      borderBottom: `1px dotted ${theme.palette.text.secondary}`,
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'DatabasesNotMeasured' },
);

/** Says that nothing is known, and why: never a zero, never an empty cell. */
export function NotMeasured(props: {
  /** A sentence fragment such as "a single member has nothing to be behind of". */
  reason: string;
  /** `not measured` when absent. */
  label?: string;
  focusable?: boolean;
}) {
  const { reason, label, focusable } = props;
  const classes = useStyles();
  const t = useT();
  return (
    <Hint text={reason} className={classes.root} focusable={focusable}>
      {label ?? t('notMeasured')}
    </Hint>
  );
}
