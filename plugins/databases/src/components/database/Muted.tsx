import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'block',
      color: theme.palette.text.secondary,
      fontSize: '0.8125rem',
    },
  }),
  { name: 'DatabasesMuted' },
);

/** A second line that says less. */
export function Muted({ children }: { children: ReactNode }) {
  return <span className={useStyles().root}>{children}</span>;
}
