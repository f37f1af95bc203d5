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
  Database,
  DatabaseOperations,
  stringifyDatabaseRef,
} from '@database-platform/plugin-databases-common';
import { createContext, ReactNode, useContext } from 'react';
import { changesApiRef } from '../api';
import { Live, useLive } from './useLive';

/** What can be asked for a database; `operations` is absent when the backend knows no such database. */
export interface KnownOperations {
  operations?: DatabaseOperations;
}

const OperationsContext = createContext<Live<KnownOperations> | undefined>(
  undefined,
);

/** A few minutes: who may do what seldom changes while a page is open. */
const FIGURES_MS = 300_000;

/**
 * Reads once for all parts of a page what can be asked for its database, and keeps it fresh.
 */
export function OperationsProvider(props: {
  database: Pick<Database, 'id' | 'ref'>;
  children: ReactNode;
}) {
  const { id, ref } = props.database;
  const api = useApi(changesApiRef);
  const live = useLive(
    stringifyDatabaseRef(ref),
    async signal => ({ operations: await api.getOperations(ref, { signal }) }),
    {
      figuresMs: FIGURES_MS,
      isAbout: ({ ids, kind }) =>
        kind === 'state' && ids !== 'all' && ids.includes(id),
    },
  );
  return (
    <OperationsContext.Provider value={live}>
      {props.children}
    </OperationsContext.Provider>
  );
}

/** What can be asked for the database of the page, `undefined` outside of one. */
export function useOperations(): Live<KnownOperations> | undefined {
  return useContext(OperationsContext);
}
