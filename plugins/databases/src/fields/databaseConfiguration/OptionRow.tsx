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
import { useFormsT } from '../../hooks/useFormsT';
import { FieldProblem } from '../../lib/checkInput';
import { quietColor } from '../../lib/quietColor';
import { FieldProblems } from '../support/FieldProblems';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(140px, 1fr) minmax(100px, 200px) 96px',
      gap: theme.spacing(0.5, 2),
      alignItems: 'center',
      padding: theme.spacing(1, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    name: {
      fontSize: '0.875rem',
      fontWeight: 600,
      overflowWrap: 'anywhere',
    },
    gone: { textDecoration: 'line-through', fontWeight: 400 },
    quiet: {
      display: 'block',
      color: quietColor(theme),
      fontSize: '0.8125rem',
      overflowWrap: 'anywhere',
    },
    whole: { gridColumn: '1 / -1' },
  }),
  { name: 'DatabasesOptionRow' },
);

/** An option: its name, its value now, the new one, and the way to take it out or to leave it. */
export function OptionRow(props: {
  id: string;
  name: string;
  current: string | undefined;
  /** What is asked for; null to take it out, absent while it stays. */
  value: string | null | undefined;
  problems: readonly FieldProblem[];
  disabled: boolean;
  onChange: (value: string | null | undefined) => void;
}) {
  const { id, name, current, value, problems, disabled, onChange } = props;
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
        <span className={classes.quiet}>
          {current === undefined
            ? t('fields.parameters.notSet')
            : t('fields.size.now', { amount: current })}
        </span>
      </div>
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
          spellCheck: false,
          autoComplete: 'off',
        }}
      />
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
      {problems.length > 0 && (
        <div className={classes.whole}>
          <FieldProblems id={`${id}_problem`} problems={problems} />
        </div>
      )}
    </div>
  );
}
