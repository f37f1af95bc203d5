import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useT } from '../../hooks/useT';

const useStyles = makeStyles(
  theme => ({
    root: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 8,
      backgroundColor: theme.palette.background.paper,
      padding: theme.spacing(1, 2.5),
    },
    row: {
      display: 'grid',
      gridTemplateColumns: '3fr 2fr 2fr 1fr 1fr 2fr',
      gap: theme.spacing(3),
      padding: theme.spacing(1.5, 0),
    },
  }),
  { name: 'DatabasesFleetSkeleton' },
);

/** Where the rows will be. */
export function FleetSkeleton() {
  const classes = useStyles();
  const t = useT();
  return (
    <div
      className={classes.root}
      role="status"
      aria-label={t('fleet.loading')}
    >
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className={classes.row} aria-hidden>
          {Array.from({ length: 6 }, (__, cell) => (
            <Skeleton key={cell} height={22} />
          ))}
        </div>
      ))}
    </div>
  );
}
