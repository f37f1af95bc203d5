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

import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** New values by the name of the parameter; those that are `undefined` are taken out of the address. */
export type AddressChange = Readonly<Record<string, string | undefined>>;

/**
 * The search parameters of the page, and a function that changes some of them and leaves the others alone. Like a change of the fleet's filters it
 * replaces the address, so that the back button leads to the page before.
 */
export function useAddressParameters(): [
  URLSearchParams,
  (change: AddressChange) => void,
] {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (values: AddressChange) =>
      setSearch(
        before => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(values)) {
            if (value === undefined) {
              after.delete(name);
            } else {
              after.set(name, value);
            }
          }
          return after;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return [search, change];
}
