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
import { ComponentType } from 'react';
import { useFormsT } from '../../hooks/useFormsT';
import { getAt } from '../../lib/dotPath';
import { planRequestOf } from '../../lib/planRequestOf';
import { useFormPlan } from '../plan/useFormPlan';
import { FieldSet } from '../support/FieldSet';
import { formDataOfContext } from '../support/formDataOfContext';
import { NamedListContext } from '../support/NamedList';
import { formTargetOf } from '../support/targetOptions';
import { MongodbSchedules } from './MongodbSchedules';
import { MysqlSchedules } from './MysqlSchedules';
import { BackupSchedulesProps } from './schema';

/** What a declaration says of backups, by the engine. */
const forms: Readonly<
  Record<
    string,
    ComponentType<{
      context: NamedListContext;
      isNew: boolean;
      storage?: string;
    }>
  >
> = { mysql: MysqlSchedules, mongodb: MongodbSchedules };

/** When backups are made and where they go: as it is declared now, and what is asked for. */
export default function BackupSchedulesField(props: BackupSchedulesProps) {
  const { formData, onChange, uiSchema, schema, idSchema } = props;
  const t = useFormsT();
  const options = uiSchema['ui:options'];
  const target = formTargetOf(options);
  const data = formDataOfContext(props.formContext);
  const plan = useFormPlan(target, data);
  const engine =
    target.engine ?? planRequestOf(target, data).request?.target.engine ?? '';
  const Form = Object.hasOwn(forms, engine) ? forms[engine] : undefined;
  if (!Form) {
    return null;
  }
  return (
    <FieldSet
      id={idSchema.$id}
      title={schema.title ?? t('fields.schedules.title')}
      description={
        schema.description ??
        t(
          target.operation === 'create'
            ? 'fields.schedules.descriptionNew'
            : 'fields.schedules.description',
        )
      }
    >
      <Form
        isNew={target.operation === 'create'}
        storage={storageOf(options?.storage, data)}
        context={{
          id: idSchema.$id,
          engine,
          operation: 'backup-schedule',
          value: formData ?? {},
          current: plan.current,
          planErrors: plan.errors,
          disabled: Boolean(props.disabled || props.readonly),
          onChange,
        }}
      />
    </FieldSet>
  );
}

function storageOf(
  path: string | undefined,
  data: JsonObject,
): string | undefined {
  const name = path && getAt(data, path);
  return typeof name === 'string' ? name : undefined;
}
