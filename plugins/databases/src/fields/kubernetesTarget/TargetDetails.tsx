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
import {
  DatabaseTarget,
  Tier,
} from '@database-platform/plugin-databases-common';
import { KeyValueList } from '../../components/primitives';
import { useFormsT } from '../../hooks/useFormsT';
import { FormsTranslate } from '../../formsTranslation';

/** What holds at a place: environment, tier, and the file that a new manifest goes to. */
export function TargetDetails(props: {
  target: DatabaseTarget;
  /** Name of the new database, when it is known. */
  name: string | undefined;
}) {
  const { target, name } = props;
  const { environment, tier, repository } = target;
  const t = useFormsT();
  return (
    <KeyValueList
      items={[
        {
          name: t('fields.kubernetesTarget.environment'),
          value: environment ?? t('fields.kubernetesTarget.noEnvironment'),
        },
        {
          name: t('fields.kubernetesTarget.tier'),
          value: tier
            ? tierWords(tier, t)
            : t('fields.kubernetesTarget.noTier'),
        },
        ...(repository
          ? [
              {
                name: t('fields.kubernetesTarget.repository'),
                value: <Link to={repository.url}>{repository.url}</Link>,
              },
              {
                name: t('fields.kubernetesTarget.file'),
                value: name
                  ? repository.path.replaceAll('{name}', name)
                  : repository.path,
              },
            ]
          : []),
      ]}
    />
  );
}

/** A tier in a line: its name, then what it asks for. */
function tierWords(tier: Tier, t: FormsTranslate): string {
  const { name, minimumMembers, maximum, synchronous } = tier;
  const limits = [
    minimumMembers !== undefined &&
      t('fields.tier.minimumMembers', { count: minimumMembers }),
    maximum.members !== undefined &&
      t('fields.tier.maximumMembers', { count: maximum.members }),
    maximum.cpu && t('fields.tier.cpu', { amount: maximum.cpu }),
    maximum.memory && t('fields.tier.memory', { amount: maximum.memory }),
    maximum.volume && t('fields.tier.volume', { amount: maximum.volume }),
    synchronous === 'required' && t('fields.tier.synchronous'),
  ].filter(Boolean);
  return limits.length > 0 ? `${name}: ${limits.join(', ')}` : name;
}
