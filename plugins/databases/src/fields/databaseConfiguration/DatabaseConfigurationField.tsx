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

import { useFormsT } from '../../hooks/useFormsT';
import { getAt } from '../../lib/dotPath';
import { useFormPlan } from '../plan/useFormPlan';
import { AddNamed } from '../support/AddNamed';
import { FieldSet } from '../support/FieldSet';
import { formDataOfContext } from '../support/formDataOfContext';
import { SettingList } from '../support/SettingList';
import { currentSettings, SettingValues } from '../support/settingValues';
import { formTargetOf } from '../support/targetOptions';
import { optionProblems, textProblems } from './configurationCheck';
import { ConfigurationText } from './ConfigurationText';
import { DatabaseConfigurationProps } from './schema';

/** The configuration of a database: names with values, or a text, those of now and what is asked for. */
export default function DatabaseConfigurationField(
  props: DatabaseConfigurationProps,
) {
  const { formData, onChange, uiSchema, schema, idSchema } = props;
  const options = uiSchema['ui:options'];
  const { format = 'options', path = '', needs } = options ?? {};
  const target = formTargetOf(options);
  const t = useFormsT();
  const plan = useFormPlan(target, formDataOfContext(props.formContext));
  const disabled = Boolean(props.disabled || props.readonly);
  const isNew = target.operation === 'create';
  const current = getAt(plan.current, path);
  if (
    needs !== undefined &&
    (plan.current === undefined || getAt(plan.current, needs) === undefined)
  ) {
    return null;
  }
  const title = schema.title ?? t('fields.configuration.title');
  const description =
    schema.description ??
    t(
      isNew
        ? 'fields.configuration.descriptionNew'
        : 'fields.configuration.description',
    );
  if (format === 'yaml') {
    const text = typeof formData === 'string' ? formData : undefined;
    const now = typeof current === 'string' ? current : '';
    const isKnown = isNew || plan.current !== undefined;
    return (
      <FieldSet id={idSchema.$id} title={title} description={description}>
        <ConfigurationText
          id={`${idSchema.$id}_text`}
          label={title}
          text={text}
          current={isKnown ? now : undefined}
          problems={textProblems(text ?? now, path, plan.errors, t)}
          disabled={disabled}
          onChange={onChange}
        />
      </FieldSet>
    );
  }
  const values = typeof formData === 'object' ? formData : {};
  const problemsOf = (asked: SettingValues) =>
    optionProblems(asked, {
      engine: target.engine ?? plan.target?.engine,
      operation: target.operation,
      field: path,
      planErrors: plan.errors,
    });
  return (
    <FieldSet id={idSchema.$id} title={title} description={description}>
      <SettingList
        id={idSchema.$id}
        current={currentSettings(current)}
        values={values}
        problems={problemsOf(values)}
        disabled={disabled}
        addOf={(names, onAdd) => (
          <AddNamed
            id={`${idSchema.$id}_add`}
            label={t('fields.configuration.name')}
            action={t('fields.configuration.add')}
            disabled={disabled}
            problemOf={name =>
              names.some(known => known.toLowerCase() === name.toLowerCase())
                ? t('fields.parameters.taken')
                : problemsOf({ [name]: '' })
                    .get(name)
                    ?.at(0)?.message
            }
            onAdd={onAdd}
          />
        )}
        onChange={onChange}
      />
    </FieldSet>
  );
}
