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

import Slider from '@material-ui/core/Slider';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { useState } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { FieldProblem } from '../../lib/checkInput';
import { quietColor } from '../../lib/quietColor';
import { isCount, SizeFieldId } from '../../lib/sizeFields';
import { nearestStop } from '../../lib/sizeStops';
import { FieldProblems } from '../support/FieldProblems';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(110px, 176px) minmax(80px, 1fr) 120px',
      columnGap: theme.spacing(2.5),
      alignItems: 'center',
      padding: theme.spacing(0.75, 0),
    },
    name: { fontSize: '0.875rem', lineHeight: 1.4 },
    now: {
      display: 'block',
      color: quietColor(theme),
      fontSize: '0.8125rem',
      fontVariantNumeric: 'tabular-nums',
    },
    input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
    problems: { gridColumn: '1 / -1' },
  }),
  { name: 'DatabasesSizeInput' },
);

/** An amount: a slider for the usual ones and a text field for exact ones, with the value now beside the new one. */
export function SizeInput(props: {
  id: string;
  field: SizeFieldId;
  label: string;
  /** What is asked for; absent while the value now stays. */
  value: string | undefined;
  current: string | undefined;
  /** The most that the tier allows. */
  maximum: string | undefined;
  stops: readonly string[];
  problems: readonly FieldProblem[];
  disabled: boolean;
  onChange: (text: string | undefined) => void;
}) {
  const { id, field, label, value, current, maximum, stops, problems } = props;
  const { disabled, onChange } = props;
  const classes = useStyles();
  const t = useFormsT();
  // Emptied text is shown as empty while it is edited, though it stands for the value now.
  const [draft, setDraft] = useState<string>();
  const shown = draft ?? value ?? current ?? '';
  const ask = (text: string) =>
    onChange(text === '' || text === current ? undefined : text);
  const labelId = `${id}_label`;
  const problemId = `${id}_problem`;
  const hints = [
    current === undefined
      ? undefined
      : t('fields.size.now', { amount: current }),
    maximum === undefined
      ? undefined
      : t('fields.size.maximum', { amount: maximum }),
  ].filter(Boolean);
  return (
    <div className={classes.root}>
      <span className={classes.name}>
        <label id={labelId} htmlFor={id}>
          {label}
        </label>
        {hints.length > 0 && (
          <span className={classes.now}>{hints.join(' · ')}</span>
        )}
      </span>
      {stops.length > 1 ? (
        <Slider
          aria-labelledby={labelId}
          min={0}
          max={stops.length - 1}
          step={1}
          value={nearestStop(field, stops, value ?? current)}
          onChange={(_, at) => {
            setDraft(undefined);
            ask(stops[Number(at)]);
          }}
          getAriaValueText={at => stops[at] ?? ''}
          valueLabelDisplay="auto"
          valueLabelFormat={at => stops[at] ?? ''}
          marks={stops
            .map((text, at) => ({ value: at, text }))
            .filter(({ text }) => text === current)}
          disabled={disabled}
        />
      ) : (
        <span />
      )}
      <TextField
        id={id}
        value={shown}
        onChange={event => {
          setDraft(event.target.value);
          ask(event.target.value.trim());
        }}
        onBlur={() => setDraft(undefined)}
        error={problems.length > 0}
        disabled={disabled}
        size="small"
        variant="outlined"
        inputProps={{
          className: classes.input,
          inputMode: isCount(field) ? 'numeric' : undefined,
          'aria-describedby': problemId,
          spellCheck: false,
          autoComplete: 'off',
        }}
      />
      <div className={classes.problems}>
        <FieldProblems id={problemId} problems={problems} />
      </div>
    </div>
  );
}
