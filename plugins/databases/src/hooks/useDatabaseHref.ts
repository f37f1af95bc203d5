import { useRouteRef } from '@backstage/core-plugin-api';
import { DatabaseRef } from '@database-platform/plugin-databases-common';
import { useCallback } from 'react';
import { databasePath } from '../lib/databasePath';
import { rootRouteRef } from '../routes';

/** Gives the address of a database's page. */
export function useDatabaseHref(): (ref: DatabaseRef) => string {
  const root = useRouteRef(rootRouteRef)();
  return useCallback((ref: DatabaseRef) => databasePath(root, ref), [root]);
}
