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
import {
  findPostgresqlParameter,
  postgresqlParameterEffect,
} from '@database-platform/plugin-databases-common';
import { Hint, ToneChip } from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { FieldProblem } from '../../lib/checkInput';
import { quietColor } from '../../lib/quietColor';
import { FieldProblems } from '../support/FieldProblems';
import { parameterEffectLooks } from './parameterEffectLooks';
import { parameterWords } from './parameterWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(140px, 1fr) minmax(100px, 168px) 96px',
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
    },
    whole: { gridColumn: '1 / -1' },
    gone: { textDecoration: 'line-through' },
  }),
  { name: 'DatabasesParameterRow' },
);

/** A parameter with its value now, its new value, and what the change does. */
export function ParameterRow(props: {
  id: string;
  name: string;
  /** As it is set now; absent when it is not. */
  current: string | undefined;
  /** What is asked for; null takes the line out, absent leaves it. */
  value: string | null | undefined;
  version: string | undefined;
  problems: readonly FieldProblem[];
  disabled: boolean;
  onChange: (value: string | null | undefined) => void;
}) {
  const { id, name, current, value, version, problems } = props;
  const { disabled, onChange } = props;
  const classes = useStyles();
  const t = useFormsT();
  const parameter = findPostgresqlParameter(name);
  const effect = postgresqlParameterEffect(name, version);
  const suggestions =
    parameter?.type === 'bool' ? ['on', 'off'] : parameter?.values ?? [];
  const isGone = value === null;
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
          {parameter
            ? parameterWords(parameter, t)
            : t('fields.parameters.notKnown')}
        </span>
        {parameter && <span className={classes.quiet}>{parameter.help}</span>}
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
        onClick={() => {
          if (value !== undefined) {
            onChange(undefined);
          } else {
            onChange(null);
          }
        }}
        aria-label={t(
          value === undefined
            ? 'fields.parameters.remove'
            : 'fields.parameters.undo',
          { name },
        )}
      >
        {t(
          value === undefined
            ? 'fields.parameters.removeShort'
            : 'fields.parameters.undoShort',
        )}
      </Button>
      {(value !== undefined || problems.length > 0) && (
        <div className={classes.whole}>
          {value !== undefined && !isGone && (
            <Hint text={t(`fields.parameters.effectHint.${effect}`)}>
              <ToneChip
                {...parameterEffectLooks[effect]}
                label={t(`fields.parameters.effect.${effect}`)}
              />
            </Hint>
          )}
          {isGone && (
            <span className={classes.quiet}>{t('fields.parameters.gone')}</span>
          )}
          <FieldProblems id={`${id}_problem`} problems={problems} />
        </div>
      )}
    </div>
  );
}
