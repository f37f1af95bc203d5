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

import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { FacetValue } from '@database-platform/plugin-databases-common';
import { useMemo, useState } from 'react';
import { quietColor } from '../../lib/quietColor';
import { useT } from '../../hooks/useT';

const SEARCH_FROM = 9;

const useStyles = makeStyles(
  theme => ({
    button: {
      height: 36,
      textTransform: 'none',
      fontWeight: 500,
      whiteSpace: 'nowrap',
      backgroundColor: theme.palette.background.paper,
      borderColor: theme.palette.divider,
      paddingRight: theme.spacing(0.75),
      maxWidth: 240,
    },
    active: { borderColor: theme.palette.primary.main, fontWeight: 600 },
    label: { overflow: 'hidden', textOverflow: 'ellipsis' },
    popover: {
      fontFamily: theme.typography.fontFamily,
      minWidth: 220,
      maxWidth: 380,
      maxHeight: 420,
      display: 'flex',
      flexDirection: 'column',
    },
    search: { margin: theme.spacing(1.5, 1.5, 0) },
    list: {
      overflow: 'auto',
      listStyle: 'none',
      margin: 0,
      padding: theme.spacing(1, 0),
    },
    item: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.25, 2, 0.25, 1.25),
      cursor: 'pointer',
      '&:hover': { backgroundColor: theme.palette.action.hover },
    },
    checkbox: { padding: 4 },
    text: { flex: 1, minWidth: 0, overflowWrap: 'anywhere', fontSize: 14 },
    count: {
      color: quietColor(theme),
      fontVariantNumeric: 'tabular-nums',
      fontSize: '0.8125rem',
    },
    empty: {
      padding: theme.spacing(2),
      color: quietColor(theme),
      fontSize: 14,
    },
  }),
  { name: 'DatabasesFacetFilter' },
);

/** A compact filter: a button that opens the values with how many databases each would leave. */
export function FacetFilter(props: {
  label: string;
  values: readonly FacetValue[];
  selected: readonly string[];
  labelOf: (value: string) => string;
  onChange: (selected: readonly string[]) => void;
}) {
  const { label, values, selected, labelOf, onChange } = props;
  const classes = useStyles();
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [search, setSearch] = useState('');
  const options = useMemo(() => {
    const known = new Set(values.map(({ value }) => value));
    return [
      ...values,
      ...selected
        .filter(value => !known.has(value))
        .map(value => ({ value, count: 0 })),
    ];
  }, [values, selected]);
  const shown = options.filter(({ value }) =>
    labelOf(value).toLowerCase().includes(search.trim().toLowerCase()),
  );
  const toggle = (value: string) =>
    onChange(
      selected.includes(value)
        ? selected.filter(other => other !== value)
        : [...selected, value],
    );
  return (
    <>
      <Button
        variant="outlined"
        size="small"
        className={`${classes.button} ${
          selected.length > 0 ? classes.active : ''
        }`}
        classes={{ label: classes.label }}
        endIcon={<ArrowDropDownIcon />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {buttonText(label, selected, labelOf)}
      </Button>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(undefined);
          setSearch('');
        }}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        transformOrigin={{ vertical: 'top', horizontal: 'left' }}
        PaperProps={{
          className: classes.popover,
          role: 'dialog',
          'aria-label': label,
        }}
      >
        {options.length >= SEARCH_FROM && (
          <TextField
            className={classes.search}
            size="small"
            variant="outlined"
            value={search}
            onChange={event => setSearch(event.target.value)}
            placeholder={t('filter.search')}
            inputProps={{ 'aria-label': t('filter.searchIn', { label }) }}
          />
        )}
        {shown.length === 0 ? (
          <div className={classes.empty}>{t('filter.noValues')}</div>
        ) : (
          <ul className={classes.list}>
            {shown.map(({ value, count }) => (
              <li key={value}>
                <label className={classes.item}>
                  <Checkbox
                    className={classes.checkbox}
                    size="small"
                    color="primary"
                    checked={selected.includes(value)}
                    onChange={() => toggle(value)}
                  />
                  <span className={classes.text}>{labelOf(value)}</span>
                  <span className={classes.count}>{count}</span>
                </label>
              </li>
            ))}
          </ul>
        )}
        {selected.length > 0 && (
          <Button size="small" onClick={() => onChange([])}>
            {t('filter.clear')}
          </Button>
        )}
      </Popover>
    </>
  );
}

function buttonText(
  label: string,
  selected: readonly string[],
  labelOf: (value: string) => string,
): string {
  if (selected.length === 0) {
    return label;
  }
  return selected.length === 1
    ? `${label}: ${labelOf(selected[0])}`
    : `${label}: ${selected.length}`;
}
