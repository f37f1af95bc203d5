import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(3),
      minWidth: 0,
      [theme.breakpoints.down('sm')]: { padding: theme.spacing(2) },
    },
  }),
  { name: 'DatabasesPageBody' },
);

/** The inside of a page. The header around it belongs to the portal. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={useStyles().root}>{children}</div>;
}
