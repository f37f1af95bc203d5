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
    () => new Set(optionalColumns.filter(column => stored?.includes(column))),
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
