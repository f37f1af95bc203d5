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
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { DatabaseList } from '@database-platform/plugin-databases-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { quietColor } from '../../lib/quietColor';
import { databasesApiRef } from '../../api';
import { useChangesT } from '../../hooks/useChangesT';
import { useColumns } from '../../hooks/useColumns';
import { useFleetView } from '../../hooks/useFleetView';
import { useLive } from '../../hooks/useLive';
import { usePageTitle } from '../../hooks/usePageTitle';
import { useScope } from '../../hooks/useScope';
import { useT } from '../../hooks/useT';
import { changesPath } from '../../lib/changePath';
import { FleetColumn } from '../../lib/fleetColumns';
import { nextSort } from '../../lib/fleetSort';
import { toQuery, withoutFilters } from '../../lib/fleetView';
import { newRows } from '../../lib/holdOrder';
import { loadRows, nextRowCount } from '../../lib/loadRows';
import { rootRouteRef } from '../../routes';
import { CreateButton } from '../actions';
import { PageBody } from '../PageBody';
import { Announcer, LiveMark, ProblemPanel } from '../primitives';
import { FleetEmpty } from './FleetEmpty';
import { FleetSkeleton } from './FleetSkeleton';
import { FleetTable } from './FleetTable';
import { FleetTiles } from './FleetTiles';
import { FleetToolbar } from './FleetToolbar';
import { PhaseTiles } from './PhaseTiles';
import { SourceProblems } from './SourceProblems';

const FIRST_ROWS = 100;

/** How often figures alone are read again for each 500 rows that are loaded, in milliseconds. */
const FIGURES_MS = 5_000;

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1.5, 3),
    },
    end: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      fontSize: '0.875rem',
    },
    tiles: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1),
      minWidth: 0,
    },
    count: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 3),
      color: quietColor(theme),
      fontSize: '0.8125rem',
      margin: 0,
    },
  }),
  { name: 'DatabasesFleetPage' },
);

/** Rows, and what they answer. */
interface Answer {
  question: string;
  count: number;
  list: DatabaseList;
}

/** Every database that the reader may see, worst first. */
export function FleetPage() {
  const classes = useStyles();
  const t = useT();
  const tChanges = useChangesT();
  usePageTitle();
  const api = useApi(databasesApiRef);
  const root = useRouteRef(rootRouteRef)();
  const [view, setView] = useFleetView();
  const [hidden, toggleColumn] = useColumns();
  const scope = useScope(api, view);
  const query = scope && toQuery(view, scope);
  const question = JSON.stringify(query);
  const [wanted, setWanted] = useState({ question, count: FIRST_ROWS });
  const count = wanted.question === question ? wanted.count : FIRST_ROWS;
  const load = useCallback(
    async (signal: AbortSignal): Promise<Answer | undefined> =>
      query && {
        question,
        count,
        list: await loadRows(api, query, count, signal),
      },
    // The question is the query by value.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [api, question, count],
  );
  const live = useLive(`${question} ${count}`, load, {
    figuresMs: FIGURES_MS * Math.ceil(count / 500),
  });
  const answer = live.data;
  const list = answer?.list;
  // More rows of the same question are no other question.
  const outdated = answer?.question !== question;
  const more = useCallback(
    () =>
      setWanted(before => ({
        question,
        count: nextRowCount(
          before.question === question ? before.count : FIRST_ROWS,
        ),
      })),
    [question],
  );
  const announcement = useAnnouncement(answer);
  const sort = view.sort ?? 'attention';
  const onSort = (column: FleetColumn) =>
    setView(before => ({ ...before, ...nextSort(before, column) }));

  return (
    <PageBody>
      {list && (
        <div className={classes.head}>
          <div className={classes.tiles}>
            <FleetTiles
              list={list}
              view={view}
              changesPath={changesPath(root)}
              onChange={setView}
            />
            <PhaseTiles
              list={list}
              view={{ ...view, scope }}
              onChange={setView}
            />
          </div>
          <div className={classes.end}>
            <LiveMark live={live} />
            <Link to={changesPath(root)}>{tChanges('changes.all')}</Link>
            <CreateButton allowed={list.mayCreate} />
          </div>
        </div>
      )}
      <FleetToolbar
        view={view}
        scope={scope}
        facets={list?.facets}
        hidden={hidden}
        onToggleColumn={toggleColumn}
        onChange={setView}
      />
      {list && <SourceProblems problems={list.sourceProblems} />}
      {live.error && outdated && (
        <ProblemPanel
          title={t('fleet.failed')}
          error={live.error}
          onRetry={live.refresh}
        />
      )}
      {!live.error && (!list || (outdated && list.items.length === 0)) && (
        <FleetSkeleton />
      )}
      {list && scope && list.items.length === 0 && !outdated && (
        <FleetEmpty
          view={view}
          scope={scope}
          databases={list.totals.databases}
          mayCreate={list.mayCreate}
          onClear={() =>
            setView(before => ({ ...withoutFilters(before), scope }))
          }
          onShowAll={() => setView(() => ({ scope: 'all' }))}
        />
      )}
      {answer && list && list.items.length > 0 && (
        <>
          <FleetTable
            rows={list.items}
            totalItems={list.totalItems}
            question={answer.question}
            sort={sort}
            order={view.order ?? 'asc'}
            onSort={onSort}
            hidden={hidden}
            outdated={outdated}
            onNearEnd={more}
          />
          <p className={classes.count}>
            <span>
              {outdated
                ? t('fleet.notYet')
                : t('fleet.shown', {
                    shown: list.items.length.toLocaleString(),
                    total: list.totalItems.toLocaleString(),
                  })}
            </span>
            <span>
              {[
                ...(sort === 'attention' && !outdated
                  ? [t('fleet.worstFirst')]
                  : []),
                t('fleet.keys'),
              ].join(' · ')}
            </span>
          </p>
        </>
      )}
      <Announcer message={announcement} />
    </PageBody>
  );
}

/** What a screen reader should hear: how many match once a change of filters is answered, and which databases are new. */
function useAnnouncement(answer: Answer | undefined): string {
  const t = useT();
  const before = useRef<Answer>(undefined);
  const [message, setMessage] = useState('');
  useEffect(() => {
    if (!answer) {
      return;
    }
    const last = before.current;
    before.current = answer;
    if (last?.question !== answer.question) {
      setMessage(t('fleet.matches', { count: answer.list.totalItems }));
      return;
    }
    // Rows that came because the reader scrolled are not new.
    const added =
      last.count === answer.count
        ? newRows(
            answer.list.items,
            last.list.items.map(({ id }) => id),
          )
        : [];
    if (added.length > 0) {
      setMessage(
        t('fleet.added', {
          names: added.map(({ ref }) => ref.name).join(', '),
        }),
      );
    }
  }, [answer, t]);
  return message;
}
