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

import { FleetColumn } from './fleetColumns';
import { FleetView } from './fleetView';

/** Columns where the largest is what one looks for. */
const largestFirst: ReadonlySet<FleetColumn> = new Set<FleetColumn>([
  'lag',
  'storage',
  'age',
]);

/**
 * The order after a press on a column's name: its own first way, then the other way, then worst first again.
 */
export function nextSort(
  view: FleetView,
  column: FleetColumn,
): Pick<FleetView, 'sort' | 'order'> {
  const first = largestFirst.has(column) ? 'desc' : 'asc';
  const second = first === 'asc' ? 'desc' : 'asc';
  if (view.sort !== column) {
    return { sort: column, order: first };
  }
  return view.order === second
    ? { sort: undefined, order: undefined }
    : { sort: column, order: second };
}
