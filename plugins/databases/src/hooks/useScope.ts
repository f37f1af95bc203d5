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
  ownRefs: readonly string[] | undefined,
): Scope | undefined {
  const asked = view.scope ?? (isFiltered(view) ? 'all' : undefined);
  const { value, error } = useAsync(async (): Promise<Scope | undefined> => {
    if (asked || !ownRefs) {
      return undefined;
    }
    if (ownRefs.length === 0) {
      return 'all';
    }
    const own = await api.getDatabases({ owner: ownRefs, limit: 1 });
    return own.totalItems > 0 ? 'mine' : 'all';
  }, [api, asked, ownRefs]);
  return asked ?? (error ? 'all' : value);
}
