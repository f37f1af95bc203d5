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
      setSearch(before => writeFleetView(next(readFleetView(before))), {
        replace: true,
      }),
    [setSearch],
  );
  return [view, change];
}
