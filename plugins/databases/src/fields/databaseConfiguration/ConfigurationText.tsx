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
    input: {
      fontFamily: 'Menlo, Consolas, "Liberation Mono", monospace',
      fontSize: '0.8125rem',
      lineHeight: 1.55,
      tabSize: 2,
    },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      marginTop: theme.spacing(0.5),
    },
    quiet: { color: quietColor(theme), fontSize: '0.8125rem' },
  }),
  { name: 'DatabasesConfigurationText' },
);

/** Takes the whole text out: an empty one would be nothing that is asked for. */
const NOTHING = '\n';

/** A configuration file as text; what is as now is not asked for. */
export function ConfigurationText(props: {
  id: string;
  label: string;
  /** What is asked for; absent while the text now stays. */
  text: string | undefined;
  /** Absent while it is not known. */
  current: string | undefined;
  problems: readonly FieldProblem[];
  disabled: boolean;
  onChange: (text: string | undefined) => void;
}) {
  const { id, label, text, current, problems, disabled, onChange } = props;
  const classes = useStyles();
  const t = useFormsT();
  const shown = text ?? current ?? '';
  const put = (next: string) => {
    if (next === (current ?? '')) {
      onChange(undefined);
    } else {
      onChange(next === '' ? NOTHING : next);
    }
  };
  return (
    <>
      <TextField
        id={id}
        fullWidth
        multiline
        minRows={4}
        maxRows={20}
        value={shown === NOTHING ? '' : shown}
        onChange={event => put(event.target.value)}
        error={problems.length > 0}
        disabled={disabled}
        variant="outlined"
        inputProps={{
          className: classes.input,
          'aria-label': label,
          'aria-describedby': `${id}_problem`,
          spellCheck: false,
          autoComplete: 'off',
        }}
      />
      <div className={classes.row}>
        <span className={classes.quiet}>{stateWords()}</span>
        {text !== undefined && (
          <Button
            size="small"
            style={{ textTransform: 'none' }}
            disabled={disabled}
            onClick={() => onChange(undefined)}
          >
            {t('fields.configuration.undo')}
          </Button>
        )}
      </div>
      <FieldProblems id={`${id}_problem`} problems={problems} />
    </>
  );

  function stateWords(): string {
    if (text === undefined && current === undefined) {
      return t('fields.configuration.notKnown');
    }
    if (text === undefined) {
      return current === ''
        ? t('fields.configuration.notSet')
        : t('fields.configuration.asNow');
    }
    return text === NOTHING
      ? t('fields.configuration.gone')
      : t('fields.configuration.changed');
  }
}
