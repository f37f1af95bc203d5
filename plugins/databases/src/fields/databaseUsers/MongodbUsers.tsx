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

import TextField from '@material-ui/core/TextField';
import { useFormsT } from '../../hooks/useFormsT';
import { parseRoles, writeRoles } from '../../lib/roleList';
import { NamedList, NamedListContext } from '../support/NamedList';
import { TextListInput } from '../support/TextListInput';

/** A user of a MongoDB database, in the words of the operation `users`. */
interface UserItem {
  name: string;
  db?: string;
  roles: Array<{ name: string; db: string }>;
  passwordSecretRef?: { name: string; key?: string };
}

/** Users of a MongoDB database with their roles, and the Secrets of their passwords. */
export function MongodbUsers({ context }: { context: NamedListContext }) {
  const t = useFormsT();
  const { disabled } = context;
  return (
    <NamedList<UserItem>
      context={context}
      keys={{ changed: 'users', removed: 'removeUsers' }}
      title={t('fields.users.list.users.title')}
      isOnly
      newName={t('fields.users.list.users.name')}
      add={t('fields.users.list.users.add')}
      gone={t('fields.users.mongodb.gone')}
      itemOf={name => ({ name, db: 'admin', roles: [] })}
      inputsOf={(item, id, onChange) => (
        <>
          <TextListInput
            id={`${id}_roles`}
            label={t('fields.users.mongodb.roles', { name: item.name })}
            hint={t('fields.users.mongodb.rolesHint')}
            text={writeRoles(item.roles)}
            disabled={disabled}
            onChange={text => onChange({ ...item, roles: parseRoles(text) })}
          />
          <TextField
            id={`${id}_secret`}
            label={t('fields.users.mongodb.secret', { name: item.name })}
            helperText={t('fields.users.mongodb.secretHint')}
            value={item.passwordSecretRef?.name ?? ''}
            onChange={({ target: { value } }) =>
              onChange(withSecret(item, value.trim()))
            }
            disabled={disabled}
            size="small"
            variant="outlined"
            InputLabelProps={{ shrink: true }}
            inputProps={{ spellCheck: false, autoComplete: 'off' }}
          />
        </>
      )}
    />
  );
}

/** The key stays as it is: only the Secret changes. */
function withSecret(item: UserItem, name: string): UserItem {
  const { passwordSecretRef, ...others } = item;
  return name === ''
    ? others
    : { ...others, passwordSecretRef: { ...passwordSecretRef, name } };
}
