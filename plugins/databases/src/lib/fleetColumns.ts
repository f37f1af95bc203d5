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

import { DatabaseSort } from '@database-platform/plugin-databases-common';

/** A column of the fleet. */
export type FleetColumn = Exclude<DatabaseSort, 'attention'>;

/** Every column, in order. */
export const fleetColumns: readonly FleetColumn[] = [
  'name',
  'engine',
  'phase',
  'members',
  'lag',
  'storage',
  'owner',
  'where',
  'age',
];

/** Those that a reader may hide. */
export const optionalColumns: readonly FleetColumn[] = fleetColumns.filter(
  column => column !== 'name' && column !== 'phase',
);

/** Those that are folded under the name where there is little room, so that nothing is cut. */
export const foldedColumns: readonly FleetColumn[] = [
  'engine',
  'storage',
  'where',
  'age',
];

/** The share of the table's width that a column takes. */
export const columnWeights: Readonly<Record<FleetColumn, number>> = {
  name: 22,
  engine: 13,
  phase: 13,
  members: 10,
  lag: 11,
  storage: 9,
  owner: 15,
  where: 19,
  age: 7,
};

/** Columns of figures, set to the right. */
export const numericColumns: ReadonlySet<FleetColumn> = new Set<FleetColumn>([
  'lag',
  'storage',
  'age',
]);
