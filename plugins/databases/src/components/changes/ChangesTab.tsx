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
import {
  Database,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { useState } from 'react';
import { changesApiRef } from '../../api';
import { useLive } from '../../hooks/useLive';
import { useChangesT } from '../../hooks/useChangesT';
import { LiveMark } from '../primitives';
import { ChangesList } from './ChangesList';

const PAGE = 25;

/** What was asked for a database, newest first, and how far each is. */
export function ChangesTab({ database }: { database: Database }) {
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
  return (
    <ChangesList
      live={live}
      title={tChanges('changes.title')}
      caption={tChanges('changes.of', { name: database.ref.name })}
      mark={<LiveMark live={live} />}
      empty={{ description: tChanges('changes.none.database') }}
      limit={limit}
      onLimit={setLimit}
    />
  );
}
