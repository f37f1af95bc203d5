import { useT } from '../../hooks/useT';
import { formatStorage } from '../../lib/formatBytes';
import { Hint } from './Hint';
import { useFigureStyles } from './useFigureStyles';

/** A size in binary units, with the exact figure and its origin in the tooltip. */
export function BytesText(props: {
  bytes: number;
  /** Where the figure is from, as a sentence. */
  source?: string;
  focusable?: boolean;
}) {
  const { bytes, source, focusable } = props;
  const t = useT();
  const classes = useFigureStyles();
  const exact = t('bytes.exact', { bytes: bytes.toLocaleString() });
  return (
    <Hint
      text={source ? `${source} ${exact}` : exact}
      className={classes.figure}
      focusable={focusable}
    >
      {formatStorage(bytes)}
    </Hint>
  );
}
