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
import Autocomplete, {
  createFilterOptions,
} from '@material-ui/lab/Autocomplete';
import {
  PostgresqlParameter,
  postgresqlParameterEffect,
  postgresqlParameters,
} from '@database-platform/plugin-databases-common';
import { useState } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { quietColor } from '../../lib/quietColor';
import { FieldProblems } from '../support/FieldProblems';
import { parameterCheck } from './parameterCheck';
import { parameterWords } from './parameterWords';

/** How many names are offered at once. */
const OFFERED = 30;

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(1.5), maxWidth: 480 },
    option: { display: 'block', overflowWrap: 'anywhere' },
    quiet: {
      display: 'block',
      color: quietColor(theme),
      fontSize: '0.8125rem',
    },
  }),
  { name: 'DatabasesAddParameter' },
);

const filterOptions = createFilterOptions<PostgresqlParameter>({
  limit: OFFERED,
  stringify: ({ name, help }) => `${name} ${help}`,
});

/** Adds a parameter: names are completed, and any other that could be one can be typed. */
export function AddParameter(props: {
  id: string;
  /** Names that are there already. */
  taken: readonly string[];
  version: string | undefined;
  disabled: boolean;
  onAdd: (name: string) => void;
}) {
  const { id, taken, version, disabled, onAdd } = props;
  const classes = useStyles();
  const t = useFormsT();
  const [text, setText] = useState('');
  const typed = text.trim();
  const isTaken = taken.includes(typed.toLowerCase());
  // A name alone: what is wrong with its value is said once it has one.
  const isName =
    typed === '' || !parameterCheck({ [typed]: null }, version, []).has(typed);
  const problem =
    (isTaken && t('fields.parameters.taken')) ||
    (!isName && t('fields.parameters.noName')) ||
    undefined;
  const add = (name: string) => {
    onAdd(name);
    setText('');
  };
  const major = Number(version);
  return (
    <div className={classes.root}>
      <Autocomplete<PostgresqlParameter, false, false, true>
        id={id}
        freeSolo
        value={null}
        inputValue={text}
        onInputChange={(_, next, reason) => {
          if (reason !== 'reset') {
            setText(next);
          }
        }}
        onChange={(_, option) => {
          const name =
            typeof option === 'string' ? option.trim() : option?.name;
          if (name && (typeof option !== 'string' || (isName && !isTaken))) {
            add(name);
          }
        }}
        options={postgresqlParameters.filter(
          ({ name, since, until }) =>
            !taken.includes(name.toLowerCase()) &&
            !(since !== undefined && major < since) &&
            !(until !== undefined && major > until),
        )}
        filterOptions={filterOptions}
        // What is typed and sent by Enter is an option too.
        getOptionLabel={(option: PostgresqlParameter | string) =>
          typeof option === 'string' ? option : option.name
        }
        renderOption={parameter => (
          <span className={classes.option}>
            {parameter.name}
            <span className={classes.quiet}>
              {[
                parameterWords(parameter, t),
                t(
                  `fields.parameters.effect.${postgresqlParameterEffect(
                    parameter.name,
                    version,
                  )}`,
                ),
              ].join(' · ')}
            </span>
            <span className={classes.quiet}>{parameter.help}</span>
          </span>
        )}
        disabled={disabled}
        size="small"
        renderInput={params => (
          <TextField
            {...params}
            label={t('fields.parameters.add')}
            helperText={t('fields.parameters.addHint')}
            error={problem !== undefined}
            variant="outlined"
            inputProps={{
              ...params.inputProps,
              'aria-describedby': `${id}-helper-text ${id}_problem`,
              spellCheck: false,
            }}
            // Enter adds what is typed and does not send the form.
            onKeyDown={event => {
              if (event.key === 'Enter') {
                event.preventDefault();
              }
            }}
          />
        )}
      />
      <FieldProblems
        id={`${id}_problem`}
        problems={problem ? [{ message: problem }] : []}
      />
    </div>
  );
}
