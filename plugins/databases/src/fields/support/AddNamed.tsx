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
import { useState } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { FieldProblems } from './FieldProblems';

const useStyles = makeStyles(
  theme => ({
    row: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginTop: theme.spacing(1),
    },
    input: { width: 280 },
  }),
  { name: 'DatabasesAddNamed' },
);

/** Adds something by its name; what is wrong with the name is said while it is typed. */
export function AddNamed(props: {
  id: string;
  label: string;
  action: string;
  disabled: boolean;
  /** What is wrong with a name; nothing for a good one. */
  problemOf: (name: string) => string | undefined;
  onAdd: (name: string) => void;
}) {
  const { id, label, action, disabled, problemOf, onAdd } = props;
  const classes = useStyles();
  const t = useFormsT();
  const [text, setText] = useState('');
  const name = text.trim();
  const problem = name === '' ? undefined : problemOf(name);
  const canAdd = name !== '' && problem === undefined && !disabled;
  const add = () => {
    if (canAdd) {
      onAdd(name);
      setText('');
    }
  };
  return (
    <>
      <div className={classes.row}>
        <TextField
          id={id}
          className={classes.input}
          label={label}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Enter') {
              // It adds the name and does not send the form.
              event.preventDefault();
              add();
            }
          }}
          error={problem !== undefined}
          disabled={disabled}
          size="small"
          variant="outlined"
          inputProps={{
            'aria-describedby': `${id}_problem`,
            spellCheck: false,
            autoComplete: 'off',
          }}
        />
        <Button
          variant="outlined"
          size="small"
          style={{ textTransform: 'none' }}
          aria-disabled={!canAdd}
          title={name === '' ? t('fields.users.addHint') : undefined}
          onClick={add}
        >
          {action}
        </Button>
      </div>
      <FieldProblems
        id={`${id}_problem`}
        problems={problem ? [{ message: problem }] : []}
      />
    </>
  );
}
