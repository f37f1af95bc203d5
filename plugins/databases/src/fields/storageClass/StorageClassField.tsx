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

import { DatabaseTarget } from '@database-platform/plugin-databases-common';
import { useFormsT } from '../../hooks/useFormsT';
import { SuggestedText } from '../support/SuggestedText';
import { useFormPlace } from '../support/useFormPlace';
import { StorageClassProps } from './schema';

/** The kind of disk: what the Kubernetes cluster has and the place's tier allows. */
export default function StorageClassField(props: StorageClassProps) {
  const { formData: value, onChange, uiSchema, schema, idSchema } = props;
  const t = useFormsT();
  const { place, reading, problems } = useFormPlace(
    uiSchema['ui:options'],
    props.formContext,
    'storageClass',
    value,
  );
  const known = place?.storageClasses;
  const isMissing = value !== undefined && known && !known.includes(value);
  return (
    <SuggestedText
      id={idSchema.$id}
      label={schema.title ?? t('fields.storageClass.title')}
      description={schema.description ?? t('fields.storageClass.description')}
      value={value}
      options={classesOf(place)}
      note={place && !known ? t('fields.storageClass.notKnown') : undefined}
      problems={[
        ...problems,
        ...(isMissing
          ? [
              {
                message: t('fields.storageClass.missing', {
                  name: value,
                  kubernetesCluster: place?.kubernetesCluster ?? '',
                }),
              },
            ]
          : []),
      ]}
      loading={reading}
      loadingText={t('fields.storageClass.loading')}
      required={props.required}
      disabled={Boolean(props.disabled || props.readonly)}
      onChange={onChange}
    />
  );
}

/** Those that are there and allowed; where one of the two is not known, the other alone. */
function classesOf(place: DatabaseTarget | undefined): readonly string[] {
  const known = place?.storageClasses;
  const allowed = place?.tier?.storageClasses;
  return known && allowed
    ? known.filter(name => allowed.includes(name))
    : known ?? allowed ?? [];
}
