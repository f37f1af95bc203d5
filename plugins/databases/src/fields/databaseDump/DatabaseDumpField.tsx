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
import { sourceOf } from '../../lib/planRequestOf';
import { useFormPlan } from '../plan/useFormPlan';
import { formDataOfContext } from '../support/formDataOfContext';
import { inputProblems } from '../support/inputProblems';
import { SuggestedText } from '../support/SuggestedText';
import { formTargetOf } from '../support/targetOptions';
import { DatabaseDumpProps } from './schema';
import { useDumps } from './useDumps';

/** Where the folder stands in the input of the operation. */
const field = 'dump.folder';

/** The dump that a new database is filled from: those that are known of its source, the newest first; any other can be written. */
export default function DatabaseDumpField(props: DatabaseDumpProps) {
  const { formData: value, onChange, uiSchema, schema, idSchema } = props;
  const t = useFormsT();
  const target = formTargetOf(uiSchema['ui:options']);
  const data = formDataOfContext(props.formContext);
  const plan = useFormPlan(target, data);
  const source = sourceOf(target, data);
  const { data: folders = [], error, reading } = useDumps(source);
  const noteOf = () => {
    if (error) {
      return t('fields.dump.failed', { reason: error.message });
    }
    return source && !reading && folders.length === 0
      ? t('fields.dump.none')
      : undefined;
  };
  return (
    <SuggestedText
      id={idSchema.$id}
      label={schema.title ?? t('fields.dump.title')}
      description={schema.description ?? t('fields.dump.description')}
      value={value}
      options={folders}
      note={noteOf()}
      problems={[
        ...inputProblems(target, data, field, value),
        ...plan.errors.filter(each => each.field === field),
      ]}
      loading={reading}
      loadingText={t('fields.dump.loading')}
      required={props.required}
      disabled={Boolean(props.disabled || props.readonly)}
      onChange={onChange}
    />
  );
}
