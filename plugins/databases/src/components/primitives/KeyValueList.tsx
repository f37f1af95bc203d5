import { makeStyles } from '@material-ui/core/styles';
import { Fragment, ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(110px, max-content) 1fr',
      columnGap: theme.spacing(3),
      rowGap: theme.spacing(0.75),
      margin: 0,
      fontSize: '0.875rem',
      lineHeight: 1.5,
    },
    key: { color: theme.palette.text.secondary },
    value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'DatabasesKeyValueList' },
);

/** Names with their values, one pair a line. */
export function KeyValueList(props: {
  items: ReadonlyArray<{ name: string; value: ReactNode }>;
}) {
  const classes = useStyles();
  return (
    <dl className={classes.root}>
      {props.items.map(({ name, value }) => (
        <Fragment key={name}>
          <dt className={classes.key}>{name}</dt>
          <dd className={classes.value}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
