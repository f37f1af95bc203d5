import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    anchor: {
      borderRadius: 2,
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 2,
      },
    },
    tooltip: { fontSize: '0.8125rem', lineHeight: 1.45, maxWidth: 360 },
  }),
  { name: 'DatabasesHint' },
);

/** Text with a tooltip that pointer and keyboard both reach. */
export function Hint(props: {
  text: string;
  children: ReactNode;
  className?: string;
  /** False where a surrounding element takes the focus already, such as a row of a long table. */
  focusable?: boolean;
}) {
  const { text, children, className = '', focusable = true } = props;
  const classes = useStyles();
  return (
    <Tooltip title={text} classes={{ tooltip: classes.tooltip }}>
      <span
        className={`${classes.anchor} ${className}`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={focusable ? 0 : undefined}
      >
        {children}
      </span>
    </Tooltip>
  );
}
