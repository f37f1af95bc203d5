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
import { ReactNode } from 'react';
import { SelectField } from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { problemsAt } from '../../lib/checkInput';
import { NamedRow, putNamed, removeNamed, rowsOf } from '../../lib/namedChange';
import { useFormPlan } from '../plan/useFormPlan';
import { FieldSet } from '../support/FieldSet';
import { formDataOfContext } from '../support/formDataOfContext';
import { formTargetOf } from '../support/targetOptions';
import { AddNamed } from '../support/AddNamed';
import { FlagsInput } from './FlagsInput';
import { NamedRowFrame } from '../support/NamedRowFrame';
import { PreparedInputs } from './PreparedInputs';
import { DatabaseUsersProps } from './schema';
import {
  changeOf,
  currentLists,
  DatabaseItem,
  PreparedItem,
  UserItem,
  UsersList,
  usersProblems,
  withChange,
} from './usersValue';

const useStyles = makeStyles(
  theme => ({
    heading: {
      margin: theme.spacing(2, 0, 0.5),
      fontSize: '0.9375rem',
      fontWeight: 600,
    },
    list: { listStyle: 'none', margin: 0, padding: 0 },
  }),
  { name: 'DatabasesUsersField' },
);

/** Of PostgreSQL: users with their flags, databases with their owners, and prepared databases: those there are, and what is asked for. */
export function PostgresqlUsers(props: DatabaseUsersProps) {
  const { formData, onChange, uiSchema, schema, idSchema } = props;
  const classes = useStyles();
  const t = useFormsT();
  const plan = useFormPlan(
    formTargetOf(uiSchema['ui:options']),
    formDataOfContext(props.formContext),
  );
  const value = formData ?? {};
  const current = currentLists(plan.current);
  const disabled = Boolean(props.disabled || props.readonly);
  const own = usersProblems(value);
  const id = idSchema.$id;

  type ItemOf = {
    users: UserItem;
    databases: DatabaseItem;
    preparedDatabases: PreparedItem;
  };
  const rows = {
    users: rowsOf(current.users, changeOf(value, 'users')),
    databases: rowsOf(current.databases, changeOf(value, 'databases')),
    preparedDatabases: rowsOf(
      current.preparedDatabases,
      changeOf(value, 'preparedDatabases'),
    ),
  };
  const put = <TList extends UsersList>(list: TList, item: ItemOf[TList]) =>
    onChange(
      withChange(
        value,
        list,
        putNamed<ItemOf[TList]>(
          current[list] as unknown as ReadonlyArray<ItemOf[TList]>,
          changeOf(value, list),
          item,
        ),
      ),
    );
  const remove = (list: UsersList, name: string) =>
    onChange(
      withChange(
        value,
        list,
        removeNamed(current[list], changeOf(value, list), name),
      ),
    );
  const problemsOf = (list: UsersList, index: number | undefined) => {
    if (index === undefined) {
      return [];
    }
    const found = problemsAt(own, `${list}.${index}`);
    return found.length > 0
      ? found
      : problemsAt(plan.errors, `${list}.${index}`);
  };
  /** What the schema says of a new item's name, or that there is one of that name. */
  const nameProblem =
    <TList extends UsersList>(
      list: TList,
      itemOf: (name: string) => ItemOf[TList],
    ) =>
    (name: string) =>
      rows[list].some(row => row.item.name === name)
        ? t('fields.users.taken', { name })
        : usersProblems({ [list]: [itemOf(name)] }).find(
            ({ field }) => field === `${list}.0.name`,
          )?.message;

  const owners = rows.users
    .filter(({ state }) => state !== 'removed')
    .map(({ item }) => item.name);

  function part<TList extends UsersList>(
    list: TList,
    itemOf: (name: string) => ItemOf[TList],
    inputsOf: (item: ItemOf[TList], rowId: string) => ReactNode,
  ) {
    // The words are the same kind for each list, whichever it is.
    const key: UsersList = list;
    const listRows = rows[list] as unknown as ReadonlyArray<
      NamedRow<ItemOf[TList]>
    >;
    return (
      <>
        <Typography component="h4" className={classes.heading}>
          {t(`fields.users.list.${key}.title`)}
        </Typography>
        {listRows.length > 0 && (
          <ul
            className={classes.list}
            aria-label={t(`fields.users.list.${key}.title`)}
          >
            {listRows.map(({ item, state, index }) => {
              const rowId = `${id}_${list}_${item.name}`;
              return (
                <NamedRowFrame
                  key={item.name}
                  id={rowId}
                  name={item.name}
                  state={state}
                  gone={t(`fields.users.list.${key}.gone`)}
                  problems={problemsOf(list, index)}
                  disabled={disabled}
                  onRemove={() => remove(list, item.name)}
                  onRestore={() => put(list, item)}
                >
                  {inputsOf(item, rowId)}
                </NamedRowFrame>
              );
            })}
          </ul>
        )}
        <AddNamed
          id={`${id}_${list}_add`}
          label={t(`fields.users.list.${key}.name`)}
          action={t(`fields.users.list.${key}.add`)}
          disabled={disabled}
          problemOf={nameProblem(list, itemOf)}
          onAdd={name => put(list, itemOf(name))}
        />
      </>
    );
  }

  return (
    <FieldSet
      id={id}
      title={schema.title ?? t('fields.users.title')}
      description={
        schema.description ??
        t(
          uiSchema['ui:options']?.operation === 'create'
            ? 'fields.users.descriptionNew'
            : 'fields.users.description',
        )
      }
    >
      {part(
        'users',
        name => ({ name, flags: [] }),
        (item, rowId) => (
          <FlagsInput
            id={`${rowId}_flags`}
            name={item.name}
            flags={item.flags}
            disabled={disabled}
            onChange={flags => put('users', { ...item, flags })}
          />
        ),
      )}
      {part(
        'databases',
        name => ({ name, owner: owners[0] ?? '' }),
        item => (
          <SelectField
            label={t('fields.users.owner', { name: item.name })}
            value={item.owner}
            options={[...new Set([item.owner, ...owners])].map(owner => ({
              value: owner,
              label: owner || t('fields.users.noOwner'),
            }))}
            onChange={owner => put('databases', { ...item, owner })}
          />
        ),
      )}
      {part(
        'preparedDatabases',
        name => ({ name, defaultUsers: false, schemas: [] }),
        (item, rowId) => (
          <PreparedInputs
            id={rowId}
            item={item}
            disabled={disabled}
            onChange={next => put('preparedDatabases', next)}
          />
        ),
      )}
    </FieldSet>
  );
}
