import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(6, 3),
      textAlign: 'center',
      color: theme.palette.text.secondary,
    },
    title: {
      fontSize: '1.125rem',
      fontWeight: 600,
      color: theme.palette.text.primary,
    },
    text: { maxWidth: 560, margin: theme.spacing(1, 'auto', 2) },
  }),
  { name: 'DatabasesEmptyPanel' },
);

/** Says what would fill an empty place, and offers the step. */
export function EmptyPanel(props: {
  title: string;
  description: ReactNode;
  action?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography component="p" className={classes.title}>
        {props.title}
      </Typography>
      <p className={classes.text}>{props.description}</p>
      {props.action}
    </div>
  );
}
