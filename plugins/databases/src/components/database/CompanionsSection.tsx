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

import { Companion } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { DataTable, MembersCount, SectionCard } from '../primitives';

/** What runs beside the members, such as a pooler. */
export function CompanionsSection(props: { companions: readonly Companion[] }) {
  const t = useT();
  return (
    <SectionCard title={t('companions.title')}>
      <DataTable
        caption={t('companions.title')}
        rows={props.companions}
        keyOf={({ name }) => name}
        columns={[
          {
            id: 'name',
            title: t('companions.name'),
            header: true,
            cell: ({ name }) => name,
          },
          {
            id: 'kind',
            title: t('companions.kind'),
            cell: ({ kind }) => t(`companionKind.${kind}`),
          },
          {
            id: 'ready',
            title: t('companions.ready'),
            cell: ({ ready, total }) => (
              <MembersCount ready={ready} total={total} />
            ),
          },
          {
            id: 'settings',
            title: t('companions.settings'),
            cell: ({ settings }) =>
              Object.entries(settings)
                .map(([name, value]) => `${name}: ${value}`)
                .join(', ') || t('companions.noSettings'),
          },
        ]}
      />
    </SectionCard>
  );
}
