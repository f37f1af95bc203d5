import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { FleetView, readFleetView, writeFleetView } from '../lib/fleetView';

/**
 * The view that the address describes, and a way to change both.
 */
export function useFleetView(): [
  FleetView,
  (change: (view: FleetView) => FleetView) => void,
] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readFleetView(search), [search]);
  const change = useCallback(
    (next: (view: FleetView) => FleetView) =>
      setSearch(
        before => writeFleetView(next(readFleetView(before))),
        { replace: true },
      ),
    [setSearch],
  );
  return [view, change];
}
