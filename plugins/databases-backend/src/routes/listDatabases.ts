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

import {
  databaseCreatePermission,
  DatabaseList,
  databaseReadPermission,
  sourceReadPermission,
} from '@database-platform/plugin-databases-common';
import type { Router } from 'express';
import {
  FleetPage,
  MINE,
  parseFleetQuery,
  queryKey,
  withOwnRefs,
} from '../fleet';
import { DatabaseRecord, Partition } from '../inventory';
import { ALLOW_NONE } from '../permissions/ReadFilter';
import { shortHash } from '../text/shortHash';
import { requireSome } from './findDatabase';
import { neutralProblems } from './neutralProblems';
import {
  changeFilterOf,
  openPullRequests,
  writeOpenChange,
} from './openChangeOf';
import { observedAt } from './observedAt';
import { RenderedAnswers } from './RenderedAnswers';
import { RouteContext } from './RouteContext';
import { sendRendered } from './sendJson';

/**
 * `GET /databases`: a page of the fleet, from memory.
 */
export function addListDatabases(router: Router, context: RouteContext): void {
  const { access, activeChanges, clock, engines, view, watches, processId } =
    context;
  const engineIds = engines.map(({ id }) => id);
  const readProblems = problemReader(watches);
  const rendered = new RenderedAnswers(clock);
  router.get('/databases', async (request, response) => {
    // Read before anyone is asked, so that the decision is about these
    const { revision, problems } = readProblems();
    const changesRevision = activeChanges.revision;
    const [filter, create, seesSources, changeFilter] = await Promise.all([
      access.filter(request, databaseReadPermission),
      access.filter(request, databaseCreatePermission),
      problems.length === 0 || access.allows(request, sourceReadPermission),
      changeFilterOf(request, context),
    ]);
    requireSome(filter);
    const asked = parseFleetQuery(searchOf(request.url), engineIds);
    const query = asked.filters.owner?.has(MINE)
      ? withOwnRefs(asked, await access.ownRefs(request))
      : asked;
    const answer = view.read(query, filter);
    const mayCreate = create !== ALLOW_NONE;
    const question = `${filter.key} ${mayCreate} ${seesSources} ${
      changeFilter.key
    } ${queryKey(query)} ${query.limit} ${query.cursor ?? ''}`;
    const state = `${revision}.${answer.version}.${changesRevision}`;
    const version = `${processId}.${shortHash(question)}.${state}`;
    await sendRendered(request, response, version, () =>
      // By the whole question: what one may see must never be an answer for another
      rendered.get(`${state} ${question}`, () =>
        writeList(
          answer,
          mayCreate,
          seesSources
            ? problems
            : neutralProblems(problems, answer.kubernetesClusters),
          clock.now(),
          record => writeOpenChange(record, changeFilter, activeChanges),
          openPullRequests(changeFilter, activeChanges),
        ),
      ),
    );
  });
}

/** Puts the problems together once for each revision. */
function problemReader(watches: RouteContext['watches']) {
  let known: { revision: number; problems: DatabaseList['sourceProblems'] } = {
    revision: -1,
    problems: [],
  };
  return () => {
    const { revision } = watches;
    if (known.revision !== revision) {
      known = { revision, problems: watches.problems() };
    }
    return known;
  };
}

/** Rows are kept as JSON, so the answer is put together as text. */
function writeList(
  answer: FleetPage,
  mayCreate: boolean,
  sourceProblems: DatabaseList['sourceProblems'],
  now: number,
  openChange: (record: DatabaseRecord) => string,
  pullRequests: number | undefined,
) {
  const times = new Map<Partition, string>();
  const timeOf = (record: DatabaseRecord) => {
    let time = times.get(record.partition);
    if (time === undefined) {
      time = observedAt(record, now);
      times.set(record.partition, time);
    }
    return time;
  };
  const items = answer.page.map(
    record =>
      `${record.row?.slice(0, -1)}${openChange(record)},"observedAt":"${timeOf(
        record,
      )}"}`,
  );
  const rest = JSON.stringify({
    totalItems: answer.records.length,
    nextCursor: answer.nextCursor,
    facets: answer.facets,
    totals: { ...answer.totals, pullRequests },
    mayCreate,
    sourceProblems,
    observedAt: new Date(now).toISOString(),
  });
  return `{"items":[${items.join(',')}],${rest.slice(1)}`;
}

function searchOf(url: string): URLSearchParams {
  const question = url.indexOf('?');
  return new URLSearchParams(question < 0 ? '' : url.slice(question + 1));
}
