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
