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

import { Link } from '@backstage/core-components';
import { useFormsT } from '../../hooks/useFormsT';
import { SuggestedText } from '../support/SuggestedText';
import { useFormPlace } from '../support/useFormPlace';
import { laterVersions } from './laterVersions';
import { DatabaseVersionProps } from './schema';

/** The version of a new database, or the one to upgrade to: what the engine has and the place's tier allows, the newest first. */
export default function DatabaseVersionField(props: DatabaseVersionProps) {
  const { formData: value, onChange, uiSchema, schema, idSchema } = props;
  const options = uiSchema['ui:options'];
  const t = useFormsT();
  const { place, reading, plan, problems } = useFormPlace(
    options,
    props.formContext,
    'version',
    value,
  );
  const now = plan.current?.version;
  const current = typeof now === 'string' ? now : undefined;
  const offered = laterVersions(place?.versions ?? [], current);
  const noteOf = () => {
    if (current === undefined) {
      return undefined;
    }
    return place?.versions && offered.length === 0
      ? t('fields.version.newest', { version: current })
      : t('fields.version.current', { version: current });
  };
  const source = place?.versionsSource;
  const runs = noteOf();
  const note = source ? (
    <>
      {runs} {t('fields.version.source')}{' '}
      <Link to={source.url} underline="always">
        {source.title}
      </Link>
      . {t('fields.version.others')}
    </>
  ) : (
    runs
  );
  return (
    <SuggestedText
      id={idSchema.$id}
      label={schema.title ?? t('fields.version.title')}
      description={schema.description}
      value={value}
      options={[...offered].reverse()}
      note={note}
      problems={problems}
      loading={reading}
      loadingText={t('fields.version.loading')}
      required={props.required}
      disabled={Boolean(props.disabled || props.readonly)}
      onChange={onChange}
    />
  );
}
