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
  DatabaseFacet,
  databaseFacets,
  DatabasePhase,
  databasePhases,
  DatabaseQuery,
  databaseSorts,
} from '@database-platform/plugin-databases-common';

/** Whose databases: the reader's own, or all that they may see. */
export type Scope = 'mine' | 'all';

/**
 * Everything about the fleet page that a link should show a colleague.
 */
export interface FleetView extends Omit<DatabaseQuery, 'limit' | 'cursor'> {
  /** Absent until the reader chose. */
  scope?: Scope;
}

/** Reads the address; what does not belong there is left out. */
export function readFleetView(search: URLSearchParams): FleetView {
  const scope = search.get('view');
  const sort = search.get('sort');
  const order = search.get('order');
  const phases = values(search, 'phase')?.filter(isPhase);
  return clean({
    scope: scope === 'mine' || scope === 'all' ? scope : undefined,
    engine: values(search, 'engine'),
    phase: phases && phases.length > 0 ? phases : undefined,
    owner: values(search, 'owner'),
    environment: values(search, 'environment'),
    kubernetesCluster: values(search, 'kubernetesCluster'),
    namespace: values(search, 'namespace'),
    attention: search.get('attention') === 'true' ? true : undefined,
    q: search.get('q') || undefined,
    sort: databaseSorts.find(known => known === sort),
    order: order === 'asc' || order === 'desc' ? order : undefined,
  });
}

/** Writes the address that {@link readFleetView} reads. */
export function writeFleetView(view: FleetView): URLSearchParams {
  const search = new URLSearchParams();
  if (view.scope) {
    search.set('view', view.scope);
  }
  if (view.attention) {
    search.set('attention', 'true');
  }
  for (const filter of databaseFacets) {
    for (const value of new Set(view[filter])) {
      search.append(filter, value);
    }
  }
  if (view.q) {
    search.set('q', view.q);
  }
  if (view.sort) {
    search.set('sort', view.sort);
  }
  if (view.order) {
    search.set('order', view.order);
  }
  return search;
}

/** Whether anything but order and scope narrows what is shown. */
export function isFiltered(view: FleetView): boolean {
  return (
    Boolean(view.attention || view.q) ||
    databaseFacets.some(filter => (view[filter]?.length ?? 0) > 0)
  );
}

/** The same scope and order without any filter. */
export function withoutFilters(view: FleetView): FleetView {
  return clean({ scope: view.scope, sort: view.sort, order: view.order });
}

/** What to ask the backend. */
export function toQuery(view: FleetView, scope: Scope): DatabaseQuery {
  const { scope: _scope, ...query } = view;
  return scope === 'mine' && !query.owner
    ? { ...query, owner: ['mine'] }
    : query;
}

function values(
  search: URLSearchParams,
  key: DatabaseFacet,
): string[] | undefined {
  const found = [...new Set(search.getAll(key))].filter(Boolean);
  return found.length > 0 ? found : undefined;
}

function isPhase(value: string): value is DatabasePhase {
  return (databasePhases as readonly string[]).includes(value);
}

function clean(view: FleetView): FleetView {
  return Object.fromEntries(
    Object.entries(view).filter(([, value]) => value !== undefined),
  );
}
