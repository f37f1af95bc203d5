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

import { Database } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { CopyButton, DataTable, SectionCard } from '../primitives';
import { Muted } from './Muted';

/** The addresses that clients connect to. */
export function EndpointsSection({ database }: { database: Database }) {
  const t = useT();
  return (
    <SectionCard title={t('endpoints.title')}>
      {database.endpoints.length === 0 ? (
        t('endpoints.none')
      ) : (
        <DataTable
          caption={t('endpoints.title')}
          rows={database.endpoints}
          keyOf={({ service, port }) => `${service}:${port}`}
          stackBelow={520}
          columns={[
            {
              id: 'purpose',
              title: t('endpoints.purpose'),
              header: true,
              cell: ({ purpose }) => (
                <>
                  {t(`endpointPurpose.${purpose}`)}
                  <Muted>{t(`endpointHint.${purpose}`)}</Muted>
                </>
              ),
            },
            {
              id: 'address',
              title: t('endpoints.address'),
              cell: ({ host, port }) => (
                <>
                  <code>{`${host}:${port}`}</code>{' '}
                  <CopyButton
                    what={`${host}:${port}`}
                    text={`${host}:${port}`}
                  />
                </>
              ),
            },
            {
              id: 'exposure',
              title: t('endpoints.exposure'),
              cell: ({ exposure, externalHost, port }) => (
                <>
                  {t('quoted', { word: exposure })}
                  {externalHost && (
                    <Muted>
                      {t('endpoints.external', {
                        address: `${externalHost}:${port}`,
                      })}{' '}
                      <CopyButton
                        what={`${externalHost}:${port}`}
                        text={`${externalHost}:${port}`}
                      />
                    </Muted>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
    </SectionCard>
  );
}
