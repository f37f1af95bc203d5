/*
 * Copyright 2026 The Database Platform Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import IconButton from '@material-ui/core/IconButton';
import InputAdornment from '@material-ui/core/InputAdornment';
import OutlinedInput from '@material-ui/core/OutlinedInput';
import { makeStyles } from '@material-ui/core/styles';
import ClearIcon from '@material-ui/icons/Clear';
import SearchIcon from '@material-ui/icons/Search';
import { useEffect, useRef, useState } from 'react';
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';
import { useSearchHotkey } from './useSearchHotkey';

const DEBOUNCE_MS = 150;

const useStyles = makeStyles(
  theme => ({
    root: {
      width: 220,
      height: 36,
      fontSize: '0.875rem',
      backgroundColor: theme.palette.background.paper,
      paddingRight: theme.spacing(0.5),
      [theme.breakpoints.down('sm')]: { flex: '1 1 200px' },
    },
    icon: { fontSize: 18, color: quietColor(theme) },
    key: {
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 4,
      padding: '0 6px',
      marginRight: theme.spacing(0.5),
      color: quietColor(theme),
      fontSize: '0.75rem',
      fontFamily: 'inherit',
    },
  }),
  { name: 'DatabasesSearchField' },
);

/** Searches while the reader types. */
export function SearchField(props: {
  value: string;
  onChange: (value: string) => void;
}) {
  const { value, onChange } = props;
  const classes = useStyles();
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  const [text, setText] = useState(value);
  useSearchHotkey(input);

  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current) {
      return undefined;
    }
    const handle = setTimeout(() => {
      sent.current = wanted;
      onChange(wanted);
    }, DEBOUNCE_MS);
    return () => clearTimeout(handle);
  }, [text, onChange]);

  return (
    <OutlinedInput
      className={classes.root}
      inputRef={input}
      value={text}
      onChange={event => setText(event.target.value)}
      placeholder={t('fleet.search')}
      inputProps={{ 'aria-label': t('fleet.searchLabel'), type: 'search' }}
      startAdornment={
        <InputAdornment position="start">
          <SearchIcon className={classes.icon} aria-hidden />
        </InputAdornment>
      }
      endAdornment={
        text ? (
          <IconButton
            size="small"
            aria-label={t('fleet.searchClear')}
            onClick={() => {
              setText('');
              input.current?.focus();
            }}
          >
            <ClearIcon fontSize="small" />
          </IconButton>
        ) : (
          <kbd className={classes.key} aria-hidden>
            /
          </kbd>
        )
      }
    />
  );
}
