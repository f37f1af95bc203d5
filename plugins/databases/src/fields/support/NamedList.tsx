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
import Typography from '@material-ui/core/Typography';
import { JsonObject } from '@backstage/types';
import { PlanError } from '@database-platform/plugin-databases-common';
import { ReactNode } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { checkInput, FieldProblem, problemsAt } from '../../lib/checkInput';
import {
  Named,
  NamedRow,
  putNamed,
  removeNamed,
  rowsOf,
} from '../../lib/namedChange';
import {
  changeIn,
  itemsIn,
  NamedListKeys,
  withChangeIn,
} from '../../lib/namedLists';
import { AddNamed } from './AddNamed';
import { NamedRowFrame } from './NamedRowFrame';

const useStyles = makeStyles(
  theme => ({
    heading: {
      margin: theme.spacing(2, 0, 0.5),
      fontSize: '0.9375rem',
      fontWeight: 600,
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
  }),
  { name: 'DatabasesNamedList' },
);

/** What the lists of a field have in common. */
export interface NamedListContext {
  id: string;
  /** The operation that the lists are input of. */
  engine: string;
  operation: string;
  value: JsonObject;
  current: JsonObject | undefined;
  planErrors: readonly PlanError[];
  disabled: boolean;
  onChange: (value: JsonObject) => void;
}

/** A list of named things: those there are, and what is asked for of each. */
export function NamedList<T extends Named>(props: {
  context: NamedListContext;
  keys: NamedListKeys;
  title: string;
  /** Whether it is the field's only list, so that the field's own title stands for it. */
  isOnly?: boolean;
  /** Label of the input for a new name. */
  newName: string;
  add: string;
  /** What becomes of one that is taken out. */
  gone: string;
  itemOf: (name: string) => T;
  inputsOf: (item: T, id: string, onChange: (item: T) => void) => ReactNode;
}) {
  const { context, keys, title, newName, add, gone, itemOf, inputsOf } = props;
  const { id, engine, operation, value, planErrors, disabled } = context;
  const classes = useStyles();
  const t = useFormsT();
  const current = itemsIn<T>(context.current?.[keys.changed]);
  const change = changeIn<T>(value, keys);
  const rows = rowsOf(current, change);
  const own = checkInput(engine, operation, value);
  const put = (item: T) =>
    context.onChange(
      withChangeIn(value, keys, putNamed(current, change, item)),
    );
  const addId = `${id}_${keys.changed}_add`;
  const remove = ({ item: { name }, state }: NamedRow<T>) => {
    if (state === 'added') {
      // The row goes with its button: the keyboard is left where another one is added.
      document.getElementById(addId)?.focus();
    }
    context.onChange(
      withChangeIn(value, keys, removeNamed(current, change, name)),
    );
  };
  return (
    <>
      {!props.isOnly && (
        <Typography component="h4" className={classes.heading}>
          {title}
        </Typography>
      )}
      {rows.length > 0 && (
        <ul className={classes.list} aria-label={title}>
          {rows.map(row => {
            const { item, state, index } = row;
            const rowId = `${id}_${keys.changed}_${item.name}`;
            return (
              <NamedRowFrame
                key={item.name}
                id={rowId}
                name={item.name}
                state={state}
                gone={gone}
                problems={problemsOf(index)}
                disabled={disabled}
                onRemove={() => remove(row)}
                onRestore={() => put(item)}
              >
                {inputsOf(item, rowId, put)}
              </NamedRowFrame>
            );
          })}
        </ul>
      )}
      <AddNamed
        id={addId}
        label={newName}
        action={add}
        disabled={disabled}
        problemOf={nameProblem}
        onAdd={name => put(itemOf(name))}
      />
    </>
  );

  function problemsOf(index: number | undefined): readonly FieldProblem[] {
    if (index === undefined) {
      return [];
    }
    const path = `${keys.changed}.${index}`;
    const found = problemsAt(own.problems, path);
    return found.length > 0 ? found : problemsAt(planErrors, path);
  }

  /** What the schema says of a new name, or that there is one of that name. */
  function nameProblem(name: string): string | undefined {
    return rows.some(row => row.item.name === name)
      ? t('fields.users.taken', { name })
      : checkInput(engine, operation, {
          [keys.changed]: [itemOf(name) as unknown as JsonObject],
        }).problems.find(({ field }) => field === `${keys.changed}.0.name`)
          ?.message;
  }
}
