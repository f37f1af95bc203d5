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

import { DatabasesApi } from '@database-platform/plugin-databases-common';
import useAsync from 'react-use/esm/useAsync';
import { FleetView, isFiltered, Scope } from '../lib/fleetView';

/**
 * Whose databases to show: what the address says; else the reader's own if they have some, for whoever comes without a filter.
 *
 * @returns `undefined` while that is being found out
 */
export function useScope(
  api: Pick<DatabasesApi, 'getDatabases'>,
  view: FleetView,
): Scope | undefined {
  const asked = view.scope ?? (isFiltered(view) ? 'all' : undefined);
  const { value, error } = useAsync(async (): Promise<Scope | undefined> => {
    if (asked) {
      return undefined;
    }
    const own = await api.getDatabases({ owner: ['mine'], limit: 1 });
    return own.totalItems > 0 ? 'mine' : 'all';
  }, [api, asked]);
  return asked ?? (error ? 'all' : value);
}
