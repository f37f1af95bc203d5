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

import { JsonObject } from '@backstage/types';
import { useFormsT } from '../../hooks/useFormsT';
import { errorsAt } from '../../lib/errorsAt';
import { useFormPlan } from '../plan/useFormPlan';
import { FieldProblems } from '../support/FieldProblems';
import { FieldSet } from '../support/FieldSet';
import { formDataOfContext } from '../support/formDataOfContext';
import { inputProblems } from '../support/inputProblems';
import { InputRow } from '../support/InputRow';
import { mysqlStorageOf, mysqlStorageTextsOf } from '../support/mysqlStorage';
import { MysqlStorageInputs } from '../support/MysqlStorageInputs';
import { formTargetOf } from '../support/targetOptions';
import { dumpStorageField } from './dumpStorageField';
import { DumpStorageProps } from './schema';
import { storageWords } from './storageWords';

/** Where the dump is that a new database is filled from, when no backup profile of its source says it. */
export default function DumpStorageField(props: DumpStorageProps) {
  const { onChange, uiSchema, schema, idSchema } = props;
  const value = props.formData as JsonObject | undefined;
  const t = useFormsT();
  const target = formTargetOf(uiSchema['ui:options']);
  const data = formDataOfContext(props.formContext);
  const plan = useFormPlan(target, data);
  const storage = mysqlStorageOf(value);
  const own = errorsAt(
    inputProblems(target, data, dumpStorageField, value),
    dumpStorageField,
  );
  // The plan is of what was typed a moment ago: what the form itself knows goes first.
  const problems =
    own.length > 0 ? own : errorsAt(plan.errors, dumpStorageField);
  const shown = mysqlStorageTextsOf(storage.kind);
  const ofWhole = [
    ...plan.errors.filter(({ field }) => field === dumpStorageField),
    ...problems.filter(({ field }) => !shown.some(text => text === field)),
  ];
  return (
    <FieldSet
      id={idSchema.$id}
      title={schema.title ?? t('fields.dumpStorage.title')}
      description={schema.description ?? t('fields.dumpStorage.description')}
    >
      <InputRow>
        <MysqlStorageInputs
          id={idSchema.$id}
          storage={storage}
          words={storageWords(t)}
          problems={problems}
          disabled={Boolean(props.disabled || props.readonly)}
          onChange={onChange}
        />
      </InputRow>
      <FieldProblems id={`${idSchema.$id}_problem`} problems={ofWhole} />
    </FieldSet>
  );
}
