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
