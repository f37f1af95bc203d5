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

import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { ReactNode } from 'react';
import { FieldProblem } from '../../lib/checkInput';
import { quietColor } from '../../lib/quietColor';
import { FieldProblems } from './FieldProblems';

const useStyles = makeStyles(
  theme => ({
    note: {
      margin: theme.spacing(0.5, 0, 0),
      color: quietColor(theme),
      fontSize: '0.8125rem',
    },
  }),
  { name: 'DatabasesSuggestedText' },
);

/** A short text with what is usually written there to choose from; anything else can be written, and what is wrong with it is said below. */
export function SuggestedText(props: {
  id: string;
  label: string;
  description?: string;
  value: string | undefined;
  options: readonly string[];
  /** What is to know about the options, such as why there are none. */
  note?: ReactNode;
  problems: ReadonlyArray<Omit<FieldProblem, 'field'>>;
  loading: boolean;
  loadingText: string;
  required?: boolean;
  disabled: boolean;
  onChange: (value: string | undefined) => void;
}) {
  const { id, label, description, value, options, note, problems } = props;
  const classes = useStyles();
  const put = (text: string) => {
    const trimmed = text.trim();
    props.onChange(trimmed === '' ? undefined : trimmed);
  };
  return (
    <>
      <Autocomplete<string, false, false, true>
        id={id}
        freeSolo
        // All are shown again when somebody comes back to choose another one.
        filterOptions={(all, { inputValue }) =>
          inputValue.trim() === (value ?? '')
            ? all
            : all.filter(option => option.includes(inputValue.trim()))
        }
        options={[...options]}
        inputValue={value ?? ''}
        value={value ?? ''}
        onInputChange={(_, text, reason) => {
          if (reason !== 'reset') {
            put(text);
          }
        }}
        onChange={(_, text) => put(text ?? '')}
        loading={props.loading}
        loadingText={props.loadingText}
        disabled={props.disabled}
        renderInput={params => (
          <TextField
            {...params}
            label={label}
            helperText={description}
            required={props.required}
            error={problems.length > 0}
            variant="outlined"
            inputProps={{
              ...params.inputProps,
              spellCheck: false,
              'aria-describedby': [
                ...(description ? [`${id}-helper-text`] : []),
                ...(note ? [`${id}-note`] : []),
                `${id}-problem`,
              ].join(' '),
            }}
          />
        )}
      />
      {note && (
        <p id={`${id}-note`} className={classes.note}>
          {note}
        </p>
      )}
      <FieldProblems id={`${id}-problem`} problems={problems} />
    </>
  );
}
