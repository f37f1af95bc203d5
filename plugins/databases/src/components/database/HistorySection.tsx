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

import { Failover } from '@database-platform/plugin-databases-common';
import { useT } from '../../hooks/useT';
import { DataTable, RelativeTime, SectionCard } from '../primitives';

/** Who took over when, newest first. */
export function HistorySection(props: {
  history: readonly Failover[];
  /** Why none can be recorded. */
  notRecorded: string | undefined;
}) {
  const t = useT();
  const { history, notRecorded } = props;
  return (
    <SectionCard title={t('history.title')}>
      {history.length === 0 ? (
        (notRecorded && t('history.notRecorded', { reason: notRecorded })) ||
        t('history.none')
      ) : (
        <DataTable
          caption={t('history.caption')}
          rows={history}
          keyOf={({ at, timeline, newPrimary }) =>
            `${timeline} ${at} ${newPrimary}`
          }
          columns={[
            {
              id: 'at',
              title: t('history.at'),
              header: true,
              cell: ({ at }) => (
                <RelativeTime at={at} unknown={t('history.noTime')} />
              ),
            },
            {
              id: 'primary',
              title: t('history.newPrimary'),
              cell: ({ newPrimary }) => newPrimary ?? t('time.notKnown'),
            },
            {
              id: 'timeline',
              title: t('history.timeline'),
              numeric: true,
              cell: ({ timeline }) => timeline ?? t('time.notKnown'),
            },
            {
              id: 'reason',
              title: t('history.reason'),
              cell: ({ reason }) =>
                reason ? t('quoted', { word: reason }) : t('time.notKnown'),
            },
          ]}
        />
      )}
    </SectionCard>
  );
}
