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
import Button from '@material-ui/core/Button';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  Database,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { useState } from 'react';
import { changesApiRef } from '../../api';
import { useLive } from '../../hooks/useLive';
import { useChangesT } from '../../hooks/useChangesT';
import { useT } from '../../hooks/useT';
import { EmptyPanel, ProblemPanel, SectionCard } from '../primitives';
import { ChangesTable } from './ChangesTable';

const PAGE = 25;
const MOST = 200;

/** What was asked for a database, newest first, and how far each is. */
export function ChangesTab({ database }: { database: Database }) {
  const t = useT();
  const tChanges = useChangesT();
  const api = useApi(changesApiRef);
  const [limit, setLimit] = useState(PAGE);
  const key = stringifyDatabaseRef(database.ref);
  const live = useLive(
    `${key} ${limit}`,
    signal => api.getChanges({ ref: database.ref, limit }, { signal }),
    {
      isAbout: ({ ids, kind }) =>
        kind !== 'figures' && (ids === 'all' || ids.includes(database.id)),
    },
  );
  if (live.loading) {
    return (
      <Skeleton
        variant="rect"
        height={160}
        aria-label={tChanges('changes.loading')}
      />
    );
  }
  if (!live.data) {
    return (
      <ProblemPanel
        title={tChanges('changes.failed')}
        error={live.error ?? new Error(t('database.noAnswer'))}
        onRetry={live.refresh}
      />
    );
  }
  const { items, totalItems } = live.data;
  if (items.length === 0) {
    return (
      <EmptyPanel
        title={tChanges('changes.none.title')}
        description={tChanges('changes.none.database')}
      />
    );
  }
  return (
    <SectionCard title={tChanges('changes.title')}>
      <ChangesTable
        caption={tChanges('changes.of', { name: database.ref.name })}
        changes={items}
      />
      {totalItems > items.length && limit < MOST && (
        <Button onClick={() => setLimit(Math.min(limit + 50, MOST))}>
          {tChanges('changes.more')}
        </Button>
      )}
    </SectionCard>
  );
}
