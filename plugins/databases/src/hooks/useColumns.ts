import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback, useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import { FleetColumn, optionalColumns } from '../lib/fleetColumns';

const BUCKET = 'databases';
const KEY = 'hiddenFleetColumns';

/**
 * The columns that the reader hid, kept with their other settings.
 */
export function useColumns(): [
  ReadonlySet<FleetColumn>,
  (column: FleetColumn) => void,
] {
  const storageApi = useApi(storageApiRef);
  const bucket = useMemo(() => storageApi.forBucket(BUCKET), [storageApi]);
  const observable = useMemo(() => bucket.observe$<string[]>(KEY), [bucket]);
  const snapshot = useObservable(
    observable,
    useMemo(() => bucket.snapshot<string[]>(KEY), [bucket]),
  );
  const stored = snapshot.value;
  const hidden = useMemo(
    () =>
      new Set(optionalColumns.filter(column => stored?.includes(column))),
    [stored],
  );
  const toggle = useCallback(
    (column: FleetColumn) => {
      const next = new Set(hidden);
      if (!next.delete(column)) {
        next.add(column);
      }
      bucket.set(KEY, [...next]);
    },
    [bucket, hidden],
  );
  return [hidden, toggle];
}
