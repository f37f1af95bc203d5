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

import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import { quietColor } from '../../lib/quietColor';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      height: 36,
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.paper,
      padding: 3,
      gap: 2,
    },
    option: {
      padding: theme.spacing(0, 1.5),
      borderRadius: 3,
      fontFamily: 'inherit',
      fontSize: '0.875rem',
      fontWeight: 500,
      whiteSpace: 'nowrap',
      color: quietColor(theme),
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    chosen: {
      fontWeight: 600,
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.action.selected,
    },
  }),
  { name: 'DatabasesToggleGroup' },
);

/** One of a few, all of them in sight. */
export function ToggleGroup<T extends string>(props: {
  label: string;
  options: ReadonlyArray<{ value: T; label: string }>;
  /** None is chosen when absent. */
  value: T | undefined;
  onChange: (value: T) => void;
}) {
  const { label, options, value: chosen, onChange } = props;
  const classes = useStyles();
  return (
    <div className={classes.root} role="group" aria-label={label}>
      {options.map(option => (
        <ButtonBase
          key={option.value}
          className={`${classes.option} ${
            option.value === chosen ? classes.chosen : ''
          }`}
          aria-pressed={option.value === chosen}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </ButtonBase>
      ))}
    </div>
  );
}
