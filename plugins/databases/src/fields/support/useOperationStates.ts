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

import { useApi } from '@backstage/core-plugin-api';
import {
  DatabaseRef,
  OperationState,
  parseDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { useEffect, useRef, useState } from 'react';
import { changesApiRef } from '../../api';

/** How many databases are asked about at the same time. */
const AT_ONCE = 4;

/** Whether the reader may ask for an operation of a database. */
export type OperationVerdict =
  | { state: OperationState }
  /** The database is gone, or the reader may not see it. */
  | { gone: true }
  /** This engine's databases have no such operation. */
  | { absent: true };

/**
 * Whether the reader may ask for an operation, for each of some databases. Each is asked about once; one that could not be asked about is left out and
 * tried again the next time it is wanted.
 *
 * @param refs - as `kubernetesCluster/namespace/engine/name`
 */
export function useOperationStates(
  refs: readonly string[],
  operation: string,
): ReadonlyMap<string, OperationVerdict> {
  const api = useApi(changesApiRef);
  const known = useRef(new Map<string, OperationVerdict>());
  const [verdicts, setVerdicts] = useState<
    ReadonlyMap<string, OperationVerdict>
  >(new Map());
  const wanted = refs.join('\n');

  useEffect(() => {
    const controller = new AbortController();
    const open = wanted
      .split('\n')
      .filter(text => text !== '' && !known.current.has(text));
    const ask = async () => {
      for (
        let text = open.shift();
        text !== undefined && !controller.signal.aborted;
        text = open.shift()
      ) {
        try {
          const ref: DatabaseRef = parseDatabaseRef(text);
          const operations = await api.getOperations(ref, {
            signal: controller.signal,
          });
          known.current.set(text, verdictOf(operations?.items, operation));
          setVerdicts(new Map(known.current));
        } catch {
          // It stays unknown: choosing it is possible, and the plan says what is wrong.
        }
      }
    };
    for (let worker = 0; worker < AT_ONCE; worker += 1) {
      ask();
    }
    return () => controller.abort();
  }, [api, wanted, operation]);

  return verdicts;
}

/** What a list of operations says of one; no list for a database that is not there. */
export function verdictOf(
  items: readonly OperationState[] | undefined,
  operation: string,
): OperationVerdict {
  if (!items) {
    return { gone: true };
  }
  const state = items.find(({ id }) => id === operation);
  return state ? { state } : { absent: true };
}
