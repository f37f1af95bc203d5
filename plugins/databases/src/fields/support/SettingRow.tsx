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
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { ReactNode } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { FieldProblem } from '../../lib/checkInput';
import { quietColor } from '../../lib/quietColor';
import { FieldProblems } from './FieldProblems';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(140px, 1fr) minmax(100px, 184px) 96px',
      gap: theme.spacing(0.5, 2),
      alignItems: 'start',
      padding: theme.spacing(1.25, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    name: {
      fontFamily:
        'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
      fontSize: '0.8125rem',
      overflowWrap: 'anywhere',
    },
    quiet: {
      display: 'block',
      color: quietColor(theme),
      fontSize: '0.8125rem',
      lineHeight: 1.45,
      overflowWrap: 'anywhere',
    },
    whole: { gridColumn: '1 / -1' },
    gone: { textDecoration: 'line-through' },
  }),
  { name: 'DatabasesSettingRow' },
);

/** What is known of a setting besides its values. */
export interface SettingDetails {
  /** What it is and takes, a line each. */
  about?: readonly string[];
  /** Values that are offered; others can be written. */
  suggestions?: readonly string[];
  /** What the change does. */
  effect?: ReactNode;
}

/** A setting: its name, its value now, the new one, and the way to take it out or to leave it. */
export function SettingRow(props: {
  id: string;
  name: string;
  /** As it is set now; absent when it is not. */
  current: string | undefined;
  /** What is asked for; null to take it out, absent while it stays. */
  value: string | null | undefined;
  details?: SettingDetails;
  problems: readonly FieldProblem[];
  disabled: boolean;
  onChange: (value: string | null | undefined) => void;
}) {
  const { id, name, current, value, problems, disabled, onChange } = props;
  const { about = [], suggestions = [], effect } = props.details ?? {};
  const classes = useStyles();
  const t = useFormsT();
  const isGone = value === null;
  const isAsked = value !== undefined;
  return (
    <div className={classes.root}>
      <div>
        <label
          htmlFor={id}
          className={`${classes.name} ${isGone ? classes.gone : ''}`}
        >
          {name}
        </label>
        {about.map(line => (
          <span key={line} className={classes.quiet}>
            {line}
          </span>
        ))}
      </div>
      <div>
        <TextField
          id={id}
          fullWidth
          value={value ?? (isGone ? '' : current ?? '')}
          onChange={event =>
            onChange(
              event.target.value === current ? undefined : event.target.value,
            )
          }
          error={problems.length > 0}
          disabled={disabled || isGone}
          size="small"
          variant="outlined"
          inputProps={{
            'aria-describedby': `${id}_problem`,
            list: suggestions.length > 0 ? `${id}_values` : undefined,
            spellCheck: false,
            autoComplete: 'off',
          }}
        />
        {suggestions.length > 0 && (
          <datalist id={`${id}_values`}>
            {suggestions.map(text => (
              // eslint-disable-next-line jsx-a11y/control-has-associated-label
              <option key={text} value={text} />
            ))}
          </datalist>
        )}
        <span className={classes.quiet}>
          {current === undefined
            ? t('fields.parameters.notSet')
            : t('fields.size.now', { amount: current })}
        </span>
      </div>
      <Button
        size="small"
        style={{ textTransform: 'none' }}
        disabled={disabled}
        onClick={() => onChange(isAsked ? undefined : null)}
        aria-label={t(
          isAsked ? 'fields.parameters.undo' : 'fields.parameters.remove',
          { name },
        )}
      >
        {t(
          isAsked
            ? 'fields.parameters.undoShort'
            : 'fields.parameters.removeShort',
        )}
      </Button>
      {(effect || problems.length > 0) && (
        <div className={classes.whole}>
          {effect && <span className={classes.quiet}>{effect}</span>}
          <FieldProblems id={`${id}_problem`} problems={problems} />
        </div>
      )}
    </div>
  );
}
