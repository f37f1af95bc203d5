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

import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { useFormsT } from '../../hooks/useFormsT';
import {
  parseExtensions,
  parseList,
  writeExtensions,
  writeList,
} from '../../lib/textList';
import { TextListInput } from '../support/TextListInput';
import { DatabaseUsersValue } from './schema';

/** A prepared database, in the words of the operation `users`. */
export type PreparedItem = NonNullable<
  DatabaseUsersValue['preparedDatabases']
>[number];

/** What a prepared database comes with. */
export function PreparedInputs(props: {
  id: string;
  item: PreparedItem;
  disabled: boolean;
  onChange: (item: PreparedItem) => void;
}) {
  const { id, item, disabled, onChange } = props;
  const t = useFormsT();
  const { name, defaultUsers, extensions = {}, schemas } = item;
  return (
    <>
      <TextListInput
        id={`${id}_schemas`}
        label={t('fields.users.schemas', { name })}
        hint={t('fields.users.schemasHint')}
        text={writeList(schemas.map(schema => schema.name))}
        disabled={disabled}
        onChange={text =>
          onChange({
            ...item,
            schemas: parseList(text).map(
              word =>
                schemas.find(schema => schema.name === word) ?? {
                  name: word,
                  defaultRoles: true,
                  defaultUsers: false,
                },
            ),
          })
        }
      />
      <TextListInput
        id={`${id}_extensions`}
        label={t('fields.users.extensions', { name })}
        hint={t('fields.users.extensionsHint')}
        text={writeExtensions(extensions)}
        disabled={disabled}
        onChange={text => {
          const { extensions: _, ...others } = item;
          const next = parseExtensions(text);
          onChange(
            Object.keys(next).length > 0
              ? { ...others, extensions: next }
              : others,
          );
        }}
      />
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            size="small"
            checked={defaultUsers}
            onChange={event =>
              onChange({ ...item, defaultUsers: event.target.checked })
            }
            disabled={disabled}
          />
        }
        label={t('fields.users.defaultUsers')}
      />
    </>
  );
}
