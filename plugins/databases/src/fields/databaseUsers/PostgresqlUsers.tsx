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

import { SelectField } from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { rowsOf } from '../../lib/namedChange';
import { changeIn, itemsIn } from '../../lib/namedLists';
import { NamedList, NamedListContext } from '../support/NamedList';
import { FlagsInput } from './FlagsInput';
import { PreparedInputs, PreparedItem } from './PreparedInputs';

interface UserItem {
  name: string;
  flags: string[];
}

interface DatabaseItem {
  name: string;
  owner: string;
}

const userKeys = { changed: 'users', removed: 'removeUsers' };

/** Of PostgreSQL: users with their flags, databases with their owners, and prepared databases: those there are, and what is asked for. */
export function PostgresqlUsers({ context }: { context: NamedListContext }) {
  const t = useFormsT();
  const { current, value, disabled } = context;
  const owners = rowsOf(
    itemsIn<UserItem>(current?.users),
    changeIn<UserItem>(value, userKeys),
  )
    .filter(({ state }) => state !== 'removed')
    .map(({ item }) => item.name);
  const words = (list: 'users' | 'databases' | 'preparedDatabases') => ({
    title: t(`fields.users.list.${list}.title`),
    newName: t(`fields.users.list.${list}.name`),
    add: t(`fields.users.list.${list}.add`),
    gone: t(`fields.users.list.${list}.gone`),
  });
  return (
    <>
      <NamedList<UserItem>
        context={context}
        keys={userKeys}
        {...words('users')}
        itemOf={name => ({ name, flags: [] })}
        inputsOf={(item, id, onChange) => (
          <FlagsInput
            id={`${id}_flags`}
            name={item.name}
            flags={item.flags}
            disabled={disabled}
            onChange={flags => onChange({ ...item, flags })}
          />
        )}
      />
      <NamedList<DatabaseItem>
        context={context}
        keys={{ changed: 'databases', removed: 'removeDatabases' }}
        {...words('databases')}
        itemOf={name => ({ name, owner: owners[0] ?? '' })}
        inputsOf={(item, _id, onChange) => (
          <SelectField
            label={t('fields.users.owner', { name: item.name })}
            value={item.owner}
            options={[...new Set([item.owner, ...owners])].map(owner => ({
              value: owner,
              label: owner || t('fields.users.noOwner'),
            }))}
            onChange={owner => onChange({ ...item, owner })}
          />
        )}
      />
      <NamedList<PreparedItem>
        context={context}
        keys={{
          changed: 'preparedDatabases',
          removed: 'removePreparedDatabases',
        }}
        {...words('preparedDatabases')}
        itemOf={name => ({ name, defaultUsers: false, schemas: [] })}
        inputsOf={(item, id, onChange) => (
          <PreparedInputs
            id={id}
            item={item}
            disabled={disabled}
            onChange={onChange}
          />
        )}
      />
    </>
  );
}
