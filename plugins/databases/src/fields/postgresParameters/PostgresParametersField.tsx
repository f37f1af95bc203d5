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
import { stringifyDatabaseRef } from '@database-platform/plugin-databases-common';
import { databasesApiRef } from '../../api';
import { useFormsT } from '../../hooks/useFormsT';
import { useOnce } from '../../hooks/useOnce';
import { getAt } from '../../lib/dotPath';
import { useFormPlan } from '../plan/useFormPlan';
import { FieldSet } from '../support/FieldSet';
import { formDataOfContext } from '../support/formDataOfContext';
import { SettingList } from '../support/SettingList';
import { currentSettings } from '../support/settingValues';
import { formTargetOf } from '../support/targetOptions';
import { AddParameter } from './AddParameter';
import { parameterCheck } from './parameterCheck';
import { parameterDetails } from './parameterDetails';
import { PostgresParametersProps } from './schema';

/** Parameters of PostgreSQL: those that are set now, and any other. */
export default function PostgresParametersField(
  props: PostgresParametersProps,
) {
  const { formData, onChange, uiSchema, schema, idSchema } = props;
  const options = uiSchema['ui:options'];
  const t = useFormsT();
  const data = formDataOfContext(props.formContext);
  const plan = useFormPlan(formTargetOf(options), data);
  const version = useVersion(
    options?.database || options?.source ? plan.target : undefined,
    options?.version && getAt(data, options.version),
  );
  const values = formData ?? {};
  const disabled = Boolean(props.disabled || props.readonly);
  return (
    <FieldSet
      id={idSchema.$id}
      title={schema.title ?? t('fields.parameters.title')}
      description={
        schema.description ??
        t(
          options?.operation === 'create'
            ? 'fields.parameters.descriptionNew'
            : 'fields.parameters.description',
        )
      }
    >
      <SettingList
        id={idSchema.$id}
        current={currentSettings(plan.current?.parameters)}
        values={values}
        problems={parameterCheck(values, version, plan.errors)}
        disabled={disabled}
        detailsOf={(name, value) => parameterDetails(name, value, version, t)}
        addOf={(names, onAdd) => (
          <AddParameter
            id={`${idSchema.$id}_add`}
            taken={names.map(name => name.toLowerCase())}
            version={version}
            disabled={disabled}
            onAdd={onAdd}
          />
        )}
        onChange={onChange}
      />
    </FieldSet>
  );
}

/** The major version: of the database that is changed, or as the form says it. */
function useVersion(
  target: Parameters<typeof stringifyDatabaseRef>[0] | undefined,
  said: unknown,
): string | undefined {
  const databases = useApi(databasesApiRef);
  const { data } = useOnce(
    target ? stringifyDatabaseRef(target) : '',
    async signal => ({
      version:
        target && (await databases.getDatabase(target, { signal }))?.version,
    }),
  );
  const text = typeof said === 'string' ? said : data?.version;
  return text === undefined ? undefined : /^\d+/.exec(text)?.[0];
}
