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
import { planRequestOf } from '../../lib/planRequestOf';
import { useFormPlan } from '../plan/useFormPlan';
import { FieldSet } from '../support/FieldSet';
import { formDataOfContext } from '../support/formDataOfContext';
import { NamedListContext } from '../support/NamedList';
import { formTargetOf } from '../support/targetOptions';
import { MongodbUsers } from './MongodbUsers';
import { PostgresqlUsers } from './PostgresqlUsers';
import { DatabaseUsersProps, DatabaseUsersValue } from './schema';

/** What is inside a database, by the engine, and what that is called. */
const forms: Readonly<
  Record<
    string,
    {
      title: 'fields.users.title' | 'fields.users.mongodb.title';
      Lists: ComponentType<{ context: NamedListContext }>;
    }
  >
> = {
  postgresql: { title: 'fields.users.title', Lists: PostgresqlUsers },
  mongodb: { title: 'fields.users.mongodb.title', Lists: MongodbUsers },
};

/** Users of a database, and what else is declared inside it: as it is now, and what is asked for. */
export default function DatabaseUsersField(props: DatabaseUsersProps) {
  const { formData, onChange, uiSchema, schema, idSchema } = props;
  const t = useFormsT();
  const target = formTargetOf(uiSchema['ui:options']);
  const form = formDataOfContext(props.formContext);
  const plan = useFormPlan(target, form);
  const { request } = planRequestOf(target, form);
  const engine = target.engine ?? request?.target.engine ?? '';
  if (!Object.hasOwn(forms, engine)) {
    return null;
  }
  const { title, Lists } = forms[engine];
  return (
    <FieldSet
      id={idSchema.$id}
      title={schema.title ?? t(title)}
      description={
        schema.description ??
        t(
          target.operation === 'create'
            ? 'fields.users.descriptionNew'
            : 'fields.users.description',
        )
      }
    >
      <Lists
        context={{
          id: idSchema.$id,
          engine,
          operation: 'users',
          value: (formData ?? {}) as JsonObject,
          current: plan.current,
          planErrors: plan.errors,
          disabled: Boolean(props.disabled || props.readonly),
          onChange: value => onChange(value as DatabaseUsersValue),
        }}
      />
    </FieldSet>
  );
}
