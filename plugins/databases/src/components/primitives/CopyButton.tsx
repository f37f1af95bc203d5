import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import CheckIcon from '@material-ui/icons/Check';
import FileCopyOutlinedIcon from '@material-ui/icons/FileCopyOutlined';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useT } from '../../hooks/useT';

const CONFIRMED_MS = 2_000;

/** Copies a text and says that it did. */
export function CopyButton(props: {
  /** What is copied, in a word or two: "psql", "the log". */
  what: string;
  text: string;
}) {
  const { what, text } = props;
  const t = useT();
  const [, copy] = useCopyToClipboard();
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) {
      return undefined;
    }
    const handle = setTimeout(() => setDone(false), CONFIRMED_MS);
    return () => clearTimeout(handle);
  }, [done]);
  const label = done ? t('copy.done') : t('copy.action', { what });
  return (
    <Tooltip title={label}>
      <IconButton
        size="small"
        aria-label={label}
        onClick={() => {
          copy(text);
          setDone(true);
        }}
      >
        {done ? (
          <CheckIcon fontSize="small" />
        ) : (
          <FileCopyOutlinedIcon fontSize="small" />
        )}
      </IconButton>
    </Tooltip>
  );
}
