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
import { ManifestLocation } from '@database-platform/plugin-databases-common';
import { Muted } from '../database/Muted';
import { useFormsT } from '../../hooks/useFormsT';
import { KeyValueList } from '../primitives';

/** Where a manifest is kept, and how that was found out. */
export function LocationLine(props: {
  location: ManifestLocation | undefined;
}) {
  const { location } = props;
  const t = useFormsT();
  if (!location) {
    return <span>{t('plan.location.notKnown')}</span>;
  }
  const { repository, branch, path, line, url, foundBy, detail, form } =
    location;
  const file =
    line === undefined
      ? t('plan.location.newFile', { path })
      : t('plan.location.line', { path, line: String(line) });
  return (
    <KeyValueList
      items={[
        {
          name: t('plan.location.file'),
          value: url === undefined ? file : <Link to={url}>{file}</Link>,
        },
        {
          name: t('plan.location.repository'),
          value: (
            <>
              <Link to={repository.url}>{repository.title}</Link> (
              {repository.host})
            </>
          ),
        },
        { name: t('plan.location.branch'), value: branch },
        { name: t('plan.location.form'), value: t(`plan.form.${form}`) },
        {
          name: t('plan.location.foundBy'),
          value: (
            <>
              {t(`plan.foundBy.${foundBy}`)}
              <Muted>{detail}</Muted>
            </>
          ),
        },
      ]}
    />
  );
}
