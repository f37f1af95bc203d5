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
import { isJsonObject } from '../../lib/dotPath';
import { planRequestOf } from '../../lib/planRequestOf';
import { PlainInput } from '../support/PlainInput';
import { useFormPlan } from '../plan/useFormPlan';
import { FieldSet } from '../support/FieldSet';
import { formDataOfContext } from '../support/formDataOfContext';
import { NamedList } from '../support/NamedList';
import { formTargetOf } from '../support/targetOptions';
import { ReadReplicasProps } from './schema';

/** A set of read replicas, in the words of the operation. */
interface ReplicaSet {
  name: string;
  instances?: number;
  volume?: string;
}

/** Sets of read replicas beside the group that elects the primary: those there are, and what is asked for. */
export default function ReadReplicasField(props: ReadReplicasProps) {
  const { formData, onChange, uiSchema, schema, idSchema } = props;
  const t = useFormsT();
  const target = formTargetOf(uiSchema['ui:options']);
  const data = formDataOfContext(props.formContext);
  const plan = useFormPlan(target, data);
  const disabled = Boolean(props.disabled || props.readonly);
  const engine =
    target.engine ?? planRequestOf(target, data).request?.target.engine ?? '';
  return (
    <FieldSet
      id={idSchema.$id}
      title={schema.title ?? t('fields.readReplicas.title')}
      description={schema.description ?? t('fields.readReplicas.description')}
    >
      <NamedList<ReplicaSet>
        context={{
          id: idSchema.$id,
          engine,
          operation: 'resize',
          value: isJsonObject(formData) ? formData : {},
          current: plan.current,
          planErrors: plan.errors,
          disabled,
          onChange,
        }}
        keys={{ changed: 'readReplicas', removed: 'removeReadReplicas' }}
        title={t('fields.readReplicas.sets')}
        isOnly
        newName={t('fields.readReplicas.name')}
        add={t('fields.readReplicas.add')}
        gone={t('fields.readReplicas.gone')}
        itemOf={name => ({ name, instances: 1 })}
        inputsOf={(set, id, change) => (
          <PlainInput
            id={`${id}_instances`}
            label={t('fields.readReplicas.instances', { name: set.name })}
            value={
              set.instances === undefined ? undefined : String(set.instances)
            }
            numeric
            disabled={disabled}
            onChange={text => change(withInstances(set, text))}
          />
        )}
      />
    </FieldSet>
  );
}

function withInstances(set: ReplicaSet, text: string | undefined): ReplicaSet {
  const { instances: _, ...others } = set;
  return text === undefined ? others : { ...others, instances: Number(text) };
}
