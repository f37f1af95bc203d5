import { createRouteRef } from '@backstage/core-plugin-api';

/** The fleet page; a database's page lies below it. */
export const rootRouteRef = createRouteRef({ id: 'databases' });
