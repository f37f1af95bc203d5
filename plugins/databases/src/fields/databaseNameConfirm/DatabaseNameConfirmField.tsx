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
import { formDataOfContext } from '../support/formDataOfContext';
import { FieldProblems } from '../support/FieldProblems';
import { nameToConfirm } from './nameToConfirm';
import { DatabaseNameConfirmProps } from './schema';

/** Asks for the name of the database, so that nobody deletes one by a slip. */
export default function DatabaseNameConfirmField(
  props: DatabaseNameConfirmProps,
) {
  const { formData: value = '', onChange, uiSchema, schema, idSchema } = props;
  const t = useFormsT();
  const name = nameToConfirm(
    uiSchema['ui:options']?.database,
    formDataOfContext(props.formContext),
  );
  // Not a word of blame while the name is being typed.
  const isWrong = name !== undefined && value !== '' && !name.startsWith(value);
  const problemId = `${idSchema.$id}_problem`;
  return (
    <>
      <TextField
        id={idSchema.$id}
        fullWidth
        label={schema.title ?? t('fields.nameConfirm.title')}
        helperText={
          name === undefined
            ? t('fields.nameConfirm.noDatabase')
            : t('fields.nameConfirm.description', { name })
        }
        value={value}
        onChange={event =>
          onChange(event.target.value === '' ? undefined : event.target.value)
        }
        required={props.required}
        error={isWrong || props.rawErrors.length > 0}
        disabled={Boolean(props.disabled || props.readonly)}
        variant="outlined"
        inputProps={{
          'aria-describedby': `${idSchema.$id}-helper-text ${problemId}`,
          spellCheck: false,
          autoComplete: 'off',
        }}
      />
      <FieldProblems
        id={problemId}
        problems={
          isWrong ? [{ message: t('fields.nameConfirm.wrong', { name }) }] : []
        }
      />
    </>
  );
}
