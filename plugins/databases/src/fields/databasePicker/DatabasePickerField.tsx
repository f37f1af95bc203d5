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

import { useApi } from '@backstage/core-plugin-api';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import {
  DatabaseSummary,
  parseDatabaseRef,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { useState } from 'react';
import { databasesApiRef } from '../../api';
import { Announcer, ProblemPanel } from '../../components/primitives';
import { useDebounced } from '../../hooks/useDebounced';
import { useOnce } from '../../hooks/useOnce';
import { useFormsT } from '../../hooks/useFormsT';
import { FieldProblems } from '../support/FieldProblems';
import { useOperationStates } from '../support/useOperationStates';
import { verdictReason } from '../support/verdictReason';
import { DatabaseOption } from './DatabaseOption';
import { DatabasePickerProps } from './schema';

/** How many databases are offered at once; the search finds the others. */
const OFFERED = 20;

const SEARCH_REST_MS = 250;

const useStyles = makeStyles(
  theme => ({
    chosen: {
      padding: theme.spacing(1, 1.5),
      marginTop: theme.spacing(1),
      fontFamily: theme.typography.fontFamily,
    },
  }),
  { name: 'DatabasesDatabasePicker' },
);

/** Chooses a database of which the user may ask for an operation. */
export default function DatabasePickerField(props: DatabasePickerProps) {
  const { formData: value, onChange, uiSchema, schema, idSchema } = props;
  const { operation = '', engines } = uiSchema['ui:options'] ?? {};
  const classes = useStyles();
  const t = useFormsT();
  const databases = useApi(databasesApiRef);
  const [search, setSearch] = useState('');
  const q = useDebounced(search.trim(), SEARCH_REST_MS);
  const found = useOnce(JSON.stringify([q, engines]), signal =>
    databases.getDatabases(
      {
        q: q === '' ? undefined : q,
        engine: engines,
        sort: 'name',
        limit: OFFERED,
      },
      { signal },
    ),
  );
  const items = found.data?.items ?? [];
  const ref = refOf(value);
  const chosen = useOnce(value ?? '', async signal => ({
    database: ref && (await databases.getDatabase(ref, { signal })),
  }));
  const verdicts = useOperationStates(
    [
      ...(ref && value ? [value] : []),
      ...items.map(item => stringifyDatabaseRef(item.ref)),
    ],
    operation,
  );
  const reasonOf = (text: string) => verdictReason(verdicts.get(text), t);
  const problemId = `${idSchema.$id}-problem`;
  const problem = problemOf();
  const total = found.data?.totalItems ?? 0;

  function problemOf(): string | undefined {
    if (!value) {
      return undefined;
    }
    if (!ref) {
      return t('fields.databasePicker.noRef', { value });
    }
    if (chosen.data && !chosen.data.database) {
      return t('fields.databasePicker.gone');
    }
    return reasonOf(value);
  }

  return (
    <>
      <Autocomplete<DatabaseSummary | string>
        id={idSchema.$id}
        value={value ?? null}
        onChange={(_, option) =>
          onChange(
            option === null || typeof option === 'string'
              ? option ?? undefined
              : stringifyDatabaseRef(option.ref),
          )
        }
        onInputChange={(_, text, reason) =>
          setSearch(reason === 'input' ? text : '')
        }
        options={[...items]}
        // The backend has searched already.
        filterOptions={options => options}
        getOptionLabel={option =>
          typeof option === 'string'
            ? refOf(option)?.name ?? option
            : option.ref.name
        }
        getOptionSelected={(option, selected) =>
          typeof option !== 'string' &&
          stringifyDatabaseRef(option.ref) === selected
        }
        getOptionDisabled={option =>
          typeof option !== 'string' &&
          reasonOf(stringifyDatabaseRef(option.ref)) !== undefined
        }
        // One that cannot be chosen says why, so the keyboard reaches it too.
        disabledItemsFocusable
        renderOption={option =>
          typeof option === 'string' ? (
            option
          ) : (
            <DatabaseOption
              database={option}
              reason={reasonOf(stringifyDatabaseRef(option.ref))}
            />
          )
        }
        loading={found.reading}
        loadingText={t('fields.databasePicker.loading')}
        noOptionsText={
          q === ''
            ? t('fields.databasePicker.none')
            : t('fields.databasePicker.noMatch', { search: q })
        }
        disabled={props.disabled || props.readonly}
        renderInput={params => (
          <TextField
            {...params}
            label={schema.title ?? t('fields.databasePicker.title')}
            required={props.required}
            error={problem !== undefined || props.rawErrors.length > 0}
            helperText={
              total > OFFERED
                ? t('fields.databasePicker.more', {
                    shown: String(OFFERED),
                    total: String(total),
                  })
                : schema.description ?? t('fields.databasePicker.description')
            }
            variant="outlined"
            inputProps={{
              ...params.inputProps,
              'aria-describedby': `${idSchema.$id}-helper-text ${problemId}`,
            }}
          />
        )}
      />
      <FieldProblems
        id={problemId}
        problems={problem ? [{ message: problem }] : []}
      />
      {chosen.data?.database && (
        <Paper variant="outlined" className={classes.chosen}>
          <DatabaseOption
            database={chosen.data.database}
            reason={chosen.data.database.reason}
          />
        </Paper>
      )}
      {(found.error ?? chosen.error) && (
        <ProblemPanel
          title={t('fields.databasePicker.failed')}
          error={found.error ?? chosen.error ?? new Error()}
          onRetry={found.error ? found.reload : chosen.reload}
        />
      )}
      <Announcer
        message={
          found.data && q !== ''
            ? t('fields.databasePicker.found', { count: found.data.totalItems })
            : ''
        }
      />
    </>
  );
}

function refOf(text: string | undefined) {
  try {
    return text ? parseDatabaseRef(text) : undefined;
  } catch {
    return undefined;
  }
}
