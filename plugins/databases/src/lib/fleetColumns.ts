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

/** Widths of the table, in CSS pixels, below which columns are folded under the name, so that nothing is cut. */
const folds: ReadonlyArray<{ below: number; columns: readonly FleetColumn[] }> =
  [
    {
      below: 680,
      columns: ['engine', 'where', 'lag', 'storage', 'owner', 'age'],
    },
    { below: 1080, columns: ['engine', 'where', 'storage', 'age'] },
  ];

/**
 * The columns that are folded under the name, in the order in which they are written there.
 *
 * @param width - of the table in CSS pixels; nothing is folded where it is not known
 */
export function foldedColumns(
  width: number | undefined,
): readonly FleetColumn[] {
  return folds.find(({ below }) => (width ?? Infinity) < below)?.columns ?? [];
}

/** The share of the table's width that a column takes. */
export const columnWeights: Readonly<Record<FleetColumn, number>> = {
  name: 17,
  engine: 20,
  phase: 17,
  members: 11,
  lag: 11,
  storage: 9,
  owner: 11,
  where: 15,
  age: 8,
};

/** Columns of figures, set to the right. */
export const numericColumns: ReadonlySet<FleetColumn> = new Set<FleetColumn>([
  'lag',
  'storage',
  'age',
]);
