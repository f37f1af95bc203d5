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
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  DatabaseChange,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { useChangesT } from '../../hooks/useChangesT';
import { asSentence } from '../../lib/asSentence';
import { changePath } from '../../lib/changePath';
import { localTimes } from '../../lib/localTimes';
import { rootRouteRef } from '../../routes';
import { Muted } from '../database/Muted';
import { DataTable, RelativeTime } from '../primitives';
import { ChangeStateChip } from './ChangeStateChip';
import { PullRequestLink } from './PullRequestLink';
import { RequesterLink } from './RequesterLink';
import { StageDots } from './StageDots';

/** Changes, each with how far it is and what it waits for. */
export function ChangesTable(props: {
  caption: string;
  changes: readonly DatabaseChange[];
  /** Whether to name the database of each; not on the database's own page. */
  withDatabase?: boolean;
}) {
  const { caption, changes, withDatabase = false } = props;
  const t = useChangesT();
  const root = useRouteRef(rootRouteRef)();
  return (
    <DataTable
      caption={caption}
      rows={changes}
      keyOf={({ id }) => id}
      stackBelow={720}
      columns={[
        {
          id: 'title',
          title: t('changes.column.title'),
          header: true,
          minWidth: 200,
          cell: change => (
            <>
              <Link to={changePath(root, change.id)}>{change.title}</Link>
              {withDatabase && (
                <Muted>{stringifyDatabaseRef(change.ref)}</Muted>
              )}
            </>
          ),
        },
        {
          id: 'state',
          title: t('changes.column.state'),
          minWidth: 240,
          cell: change => (
            <>
              <ChangeStateChip state={change.state} />{' '}
              {(change.state === 'open' || change.state === 'stuck') && (
                <StageDots stage={change.stage} />
              )}
              {(change.problem?.reason ?? change.waitingFor) && (
                <Muted>
                  {asSentence(
                    localTimes(
                      change.problem?.reason ?? change.waitingFor ?? '',
                    ),
                  )}
                </Muted>
              )}
            </>
          ),
        },
        {
          id: 'pullRequest',
          title: t('changes.column.pullRequest'),
          cell: ({ pullRequest }) => (
            <PullRequestLink pullRequest={pullRequest} />
          ),
        },
        {
          id: 'requestedBy',
          title: t('changes.column.requestedBy'),
          cell: ({ requestedBy }) => <RequesterLink requester={requestedBy} />,
        },
        {
          id: 'createdAt',
          title: t('changes.column.createdAt'),
          numeric: true,
          cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
        },
      ]}
    />
  );
}
