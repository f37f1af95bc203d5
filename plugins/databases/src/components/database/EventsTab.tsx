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

import { useApi } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  Database,
  DatabaseEvent,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import InfoOutlinedIcon from '@material-ui/icons/InfoOutlined';
import WarningIcon from '@material-ui/icons/Warning';
import { databasesApiRef } from '../../api';
import { useLive } from '../../hooks/useLive';
import { useT } from '../../hooks/useT';
import {
  DataTable,
  LiveMark,
  useFigureStyles,
  ProblemPanel,
  RelativeTime,
  SectionCard,
  ToneChip,
} from '../primitives';
import { Muted } from './Muted';

/** What Kubernetes and the operator reported lately. */
export function EventsTab({ database }: { database: Database }) {
  const t = useT();
  const api = useApi(databasesApiRef);
  const figures = useFigureStyles();
  const live = useLive(
    stringifyDatabaseRef(database.ref),
    signal => api.getEvents(database.ref, { signal }),
    {
      isAbout: ({ ids }) => ids === 'all' || ids.includes(database.id),
    },
  );
  return (
    <SectionCard
      title={t('events.title')}
      description={t('events.description')}
      action={<LiveMark live={live} />}
    >
      {live.error && !live.data && (
        <ProblemPanel
          title={t('events.failed')}
          error={live.error}
          onRetry={live.refresh}
        />
      )}
      {live.loading && (
        <Skeleton height={120} role="status" aria-label={t('events.loading')} />
      )}
      {live.data?.items.length === 0 && t('events.none')}
      {live.data && live.data.items.length > 0 && (
        <DataTable
          caption={t('events.title')}
          rows={live.data.items}
          keyOf={eventKey}
          stackBelow={640}
          columns={[
            {
              id: 'type',
              title: t('events.type'),
              cell: ({ type }) => (
                <ToneChip
                  tone={type === 'Warning' ? 'warning' : 'neutral'}
                  Icon={type === 'Warning' ? WarningIcon : InfoOutlinedIcon}
                  label={t(`eventType.${type}`)}
                />
              ),
            },
            {
              id: 'reason',
              title: t('events.reason'),
              header: true,
              cell: ({ reason, reporter }) => (
                <>
                  {t('quoted', { word: reason })}
                  {reporter && <Muted>{reporter}</Muted>}
                </>
              ),
            },
            {
              id: 'message',
              title: t('events.message'),
              minWidth: 200,
              cell: ({ message, object }) => (
                <>
                  {message}
                  <Muted>{`${object.kind} ${object.name}`}</Muted>
                </>
              ),
            },
            {
              id: 'count',
              title: t('events.count'),
              numeric: true,
              cell: ({ count }) => (
                <span className={figures.figure}>{count}</span>
              ),
            },
            {
              id: 'last',
              title: t('events.last'),
              numeric: true,
              cell: ({ lastAt, firstAt }) => (
                <RelativeTime at={lastAt ?? firstAt} />
              ),
            },
          ]}
        />
      )}
    </SectionCard>
  );
}

function eventKey(event: DatabaseEvent): string {
  return [
    event.object.kind,
    event.object.name,
    event.reason,
    event.message,
    event.firstAt,
    event.lastAt,
  ].join(' ');
}
